/** SIP over WebSocket: RFC 7118. */

import { StreamEndpoint } from './stream-endpoint.ts';
import type { TransportDefinition } from './transport.ts';
import { carryingFor } from './web-socket.ts';

export const ws: TransportDefinition = {
  name: 'ws',
  viaName: 'WS',
  spec: 'RFC 7118',
  defaultPort: 80,
  service: '_sip._ws',
  secure: false,
  byName: true,
  reliable: true,
  shared: false,
  open: async (local, on, clock) => new StreamEndpoint('ws', local, on, clock, { carry: await carryingFor('ws') }),
};
