/** The Content-Length header field: the size of the body in bytes. */

import { integer } from '../values/integer.ts';
import { defineHeader } from './header.ts';

export const ContentLength = defineHeader({
  name: 'Content-Length',
  compact: 'l',
  spec: 'RFC 3261 §20.14',
  repeat: 'once',
  where: {
    any: { t: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: '349',
  parse: integer,
});
