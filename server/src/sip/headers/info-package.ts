/** The Info-Package header field: the package to which the body of an INFO belongs. */

import { tokenParams } from '../values/token-params.ts';
import { defineHeader } from './header.ts';

export const InfoPackage = defineHeader({
  name: 'Info-Package',
  spec: 'RFC 6086 §7.2',
  repeat: 'once',
  where: {
    request: { c: 'INFO', '-': 'ACK BYE CANCEL INVITE MESSAGE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: 'foo',
  parse: tokenParams,
});
