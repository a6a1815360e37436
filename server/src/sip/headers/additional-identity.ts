/** The Additional-Identity header field: another identity of the user, on whose behalf a call is made or reached. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const AdditionalIdentity = defineHeader({
  name: 'Additional-Identity',
  spec: '3GPP TS 24.229 §7.2.20',
  repeat: 'once',
  where: {
    any: { o: 'INVITE' },
  },
  example: '<sip:+12125551212@example.com;user=phone>',
  parse: text,
});
