/** The DC-Info header field: what concerns an IMS data channel. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const DcInfo = defineHeader({
  name: 'DC-Info',
  spec: '3GPP TS 24.229',
  repeat: 'once',
  where: {
    request: { o: 'INVITE' },
  },
  example: 'dc',
  parse: text,
});
