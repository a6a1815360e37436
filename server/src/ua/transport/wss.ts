/** SIP over WebSocket over TLS: RFC 7118, with certificates as over TLS. */

import { StreamEndpoint } from './stream-endpoint.ts';
import { securing } from './tls.ts';
import type { TransportDefinition } from './transport.ts';
import { carryingFor } from './web-socket.ts';

export const wss: TransportDefinition = {
  name: 'wss',
  viaName: 'WSS',
  spec: 'RFC 7118',
  defaultPort: 443,
  service: '_sips._ws',
  secure: true,
  byName: true,
  reliable: true,
  shared: false,
  open: async (local, on, clock, trust) =>
    new StreamEndpoint('wss', local, on, clock, { secure: securing(trust), carry: await carryingFor('wss') }),
};
