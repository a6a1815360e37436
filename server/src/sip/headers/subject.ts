/** The Subject header field: what the call is about. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const Subject = defineHeader({
  name: 'Subject',
  compact: 's',
  spec: 'RFC 3261 §20.36',
  repeat: 'once',
  where: {
    request: { o: 'INFO INVITE MESSAGE PUBLISH', '-': 'ACK BYE CANCEL OPTIONS PRACK REFER REGISTER UPDATE' },
  },
  example: 'Need more boxes',
  mayBeEmpty: true,
  parse: text,
});
