/** The Remote-Party-ID header field: who calls or is called, as the network says. P-Asserted-Identity has come in its place. */

import { listedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

const spec = 'draft-ietf-sip-privacy-04';

export const RemotePartyId = defineHeader({
  name: 'Remote-Party-ID',
  spec,
  historic: true,
  repeat: 'list',
  where: {},
  params: {
    party: { spec, values: ['calling', 'called'] },
    screen: { spec, values: ['yes', 'no'] },
    'id-type': { spec, values: ['subscriber', 'user', 'term'] },
    privacy: {
      spec,
      values: ['full', 'name', 'uri', 'off', 'full-network', 'name-network', 'uri-network', 'off-network'],
    },
  },
  example: '"Alice" <sip:alice@example.com>;party=calling;screen=yes;privacy=off',
  parse: listedAddress,
});
