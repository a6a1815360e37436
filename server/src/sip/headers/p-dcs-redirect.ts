/** The P-DCS-Redirect header field: who was called first when an intercepted cable call was redirected. */

import { quotedParams } from '../values/word-params.ts';
import { defineHeader } from './header.ts';

export const PDcsRedirect = defineHeader({
  name: 'P-DCS-Redirect',
  spec: 'RFC 5503 §8',
  repeat: 'once',
  where: {
    any: {
      o: 'INVITE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
    },
  },
  params: {
    'redirector-uri': { spec: 'RFC 5503 §8.1' },
    count: { spec: 'RFC 5503 §8.1' },
  },
  example: '"sip:bob@example.com";redirector-uri="sip:carol@example.com";count=1',
  parse: quotedParams,
});
