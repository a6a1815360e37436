/** SIP over WebSocket: RFC 7118. */

import { StreamEndpoint } from './stream-endpoint.ts';
import type { TransportSockets } from './transport.ts';
import { carryingFor } from './web-socket.ts';

export const ws: TransportSockets = {
  shared: false,
  open: async (local, on, clock) => new StreamEndpoint('ws', local, on, clock, { carry: await carryingFor('ws') }),
};
