/** The Restoration-Info header field: what a network needs to restore a user after a failure. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const RestorationInfo = defineHeader({
  name: 'Restoration-Info',
  spec: '3GPP TS 24.229 §7.2.11',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE REGISTER' },
    504: { o: 'INVITE MESSAGE REGISTER' },
  },
  example: 'noresponse',
  parse: text,
});
