/** The Call-ID header field: one name for all messages of a dialog, or of one client's registrations. */

import { callId } from '../values/call-id.ts';
import { defineHeader } from './header.ts';

export const CallId = defineHeader({
  name: 'Call-ID',
  compact: 'i',
  spec: 'RFC 3261 §20.8',
  repeat: 'once',
  where: {
    copied: { m: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6@client.example.com',
  parse: callId,
});
