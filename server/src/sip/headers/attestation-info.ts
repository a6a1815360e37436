/** The Attestation-Info header field: how well the network knows that the caller may use the number. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const AttestationInfo = defineHeader({
  name: 'Attestation-Info',
  spec: '3GPP TS 24.229 §7.2.18',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE' },
  },
  example: 'A',
  parse: token,
});
