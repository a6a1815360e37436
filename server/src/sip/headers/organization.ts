/** The Organization header field: the organization to which the sender belongs. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const Organization = defineHeader({
  name: 'Organization',
  spec: 'RFC 3261 §20.25',
  repeat: 'once',
  where: {
    any: { o: 'INVITE MESSAGE OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE', '-': 'ACK BYE CANCEL INFO PRACK' },
  },
  example: 'Boxes by Bob, Inc.',
  mayBeEmpty: true,
  parse: text,
});
