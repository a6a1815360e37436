/** The Replaces header field: the dialog that the new call takes the place of. */

import { callIdParams } from '../values/call-id-params.ts';
import { defineHeader } from './header.ts';

export const Replaces = defineHeader({
  name: 'Replaces',
  spec: 'RFC 3891 §6.1',
  repeat: 'once',
  where: {
    request: {
      o: 'INVITE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
    },
  },
  params: {
    'to-tag': { spec: 'RFC 3891 §6.1' },
    'from-tag': { spec: 'RFC 3891 §6.1' },
    'early-only': { spec: 'RFC 3891 §6.1' },
  },
  example: '425928@client.example.com;to-tag=7743;from-tag=6472',
  parse: callIdParams,
});
