/** The Max-Breadth header field: how many branches a request may be forked into at once. */

import { integer } from '../values/integer.ts';
import { defineHeader } from './header.ts';

export const MaxBreadth = defineHeader({
  name: 'Max-Breadth',
  spec: 'RFC 5393 §5.3.1',
  repeat: 'once',
  where: {
    request: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  example: '60',
  parse: integer,
});
