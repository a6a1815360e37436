/** The Resource-Share header field: which sessions may share resources with this one. */

import { tokenParams } from '../values/token-params.ts';
import { defineHeader } from './header.ts';

export const ResourceShare = defineHeader({
  name: 'Resource-Share',
  spec: '3GPP TS 24.229 §7.2.13',
  repeat: 'once',
  where: {
    any: { o: 'INVITE REGISTER UPDATE' },
  },
  params: {
    origin: { spec: '3GPP TS 24.229 §7.2.13' },
    rules: { spec: '3GPP TS 24.229 §7.2.13' },
    timestamp: { spec: '3GPP TS 24.229 §7.2.13' },
  },
  values: ['supported', 'media-sharing', 'no-media-sharing'],
  example: 'media-sharing;origin=session-initiator;rules="k1";timestamp=1234',
  parse: tokenParams,
});
