/** The In-Reply-To header field: the Call-IDs of the calls that this one answers. */

import { callId } from '../values/call-id.ts';
import { defineHeader } from './header.ts';

export const InReplyTo = defineHeader({
  name: 'In-Reply-To',
  spec: 'RFC 3261 §20.21',
  repeat: 'list',
  where: {
    request: { o: 'INVITE MESSAGE', '-': 'ACK BYE CANCEL OPTIONS PRACK PUBLISH REFER REGISTER UPDATE' },
  },
  example: '70710@saturn.example.com, 17320@saturn.example.com',
  parse: callId,
});
