/** The RAck header field: which reliable provisional response a PRACK acknowledges. */

import { rack } from '../values/rack.ts';
import { defineHeader } from './header.ts';

export const RAck = defineHeader({
  name: 'RAck',
  spec: 'RFC 3262 §7.2',
  repeat: 'once',
  where: {
    request: { m: 'PRACK', '-': 'ACK BYE CANCEL INVITE NOTIFY OPTIONS REGISTER SUBSCRIBE UPDATE' },
  },
  example: '776656 1 INVITE',
  parse: rack,
});
