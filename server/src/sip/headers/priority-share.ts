/** The Priority-Share header field: whether a session may share its priority bearer with others. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const PriorityShare = defineHeader({
  name: 'Priority-Share',
  spec: '3GPP TS 24.229 §7.2.16',
  repeat: 'once',
  where: {
    any: { o: 'INVITE UPDATE' },
  },
  values: ['allowed', 'not-allowed'],
  example: 'allowed',
  parse: token,
});
