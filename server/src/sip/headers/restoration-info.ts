/** The Restoration-Info header field: what a network needs to restore a user after a failure. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

const restoring = { o: 'INVITE MESSAGE REGISTER' };

export const RestorationInfo = defineHeader({
  name: 'Restoration-Info',
  spec: '3GPP TS 24.229 §7.2.11',
  repeat: 'once',
  where: {
    request: restoring,
    504: restoring,
  },
  example: 'noresponse',
  parse: text,
});
