/** The Service-Interact-Info header field: which services were or may not be run, told between application servers. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const ServiceInteractInfo = defineHeader({
  name: 'Service-Interact-Info',
  spec: '3GPP TS 24.229 §7.2.14',
  repeat: 'list',
  where: {
    any: { o: 'INVITE' },
  },
  example: 'executed-service=call-forwarding',
  parse: text,
});
