/** The Join header field: the dialog whose conversation the new call is to join. */

import { callIdParams } from '../values/call-id-params.ts';
import { defineHeader } from './header.ts';

export const Join = defineHeader({
  name: 'Join',
  spec: 'RFC 3911 §7.1',
  repeat: 'once',
  where: {
    request: {
      o: 'INVITE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
    },
  },
  params: {
    'to-tag': { spec: 'RFC 3911 §7.1' },
    'from-tag': { spec: 'RFC 3911 §7.1' },
  },
  example: '12adf2f34456gs5;to-tag=12345;from-tag=54321',
  parse: callIdParams,
});
