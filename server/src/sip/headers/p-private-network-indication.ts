/** The P-Private-Network-Indication header field: the private network to which a request belongs. */

import { hostParams } from '../values/host-params.ts';
import { defineHeader } from './header.ts';

export const PPrivateNetworkIndication = defineHeader({
  name: 'P-Private-Network-Indication',
  spec: 'RFC 7316 §7',
  repeat: 'once',
  where: {
    request: { o: 'INVITE MESSAGE OPTIONS PUBLISH REFER REGISTER SUBSCRIBE' },
  },
  example: 'example.com',
  parse: hostParams,
});
