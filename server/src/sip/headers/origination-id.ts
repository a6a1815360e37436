/** The Origination-Id header field: a name for the origin of a call, for the signer of an Identity. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const OriginationId = defineHeader({
  name: 'Origination-Id',
  spec: '3GPP TS 24.229 §7.2.19',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE' },
  },
  example: '123e4567-e89b-12d3-a456-426655440000',
  parse: text,
});
