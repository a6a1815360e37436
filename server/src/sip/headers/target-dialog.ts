/** The Target-Dialog header field: the dialog whose knowledge proves that a request may be accepted. */

import { callIdParams } from '../values/call-id-params.ts';
import { defineHeader } from './header.ts';

export const TargetDialog = defineHeader({
  name: 'Target-Dialog',
  spec: 'RFC 4538 §7',
  repeat: 'once',
  where: {
    request: {
      o: 'INVITE REFER SUBSCRIBE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REGISTER UPDATE',
    },
  },
  params: {
    'local-tag': { spec: 'RFC 4538 §7' },
    'remote-tag': { spec: 'RFC 4538 §7' },
  },
  example: 'fa77as7dad8-sd98ajzz@client.example.com;local-tag=kkaz-;remote-tag=6544',
  parse: callIdParams,
});
