/** The Policy-ID header field: the policy servers that were asked about a session. */

import { bareUri } from '../values/bare-uri.ts';
import { defineHeader } from './header.ts';

export const PolicyId = defineHeader({
  name: 'Policy-ID',
  spec: 'RFC 6794 §4.4.5.1',
  repeat: 'list',
  where: {
    request: {
      c: 'INVITE PRACK UPDATE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE',
    },
  },
  params: {
    token: { spec: 'RFC 6794 §4.4.5.1' },
  },
  example: 'sip:policy@example.com;token=a1b2c3',
  parse: bareUri,
});
