/** SIP over WebSocket over TLS: RFC 7118, with certificates as over TLS. */

import { StreamEndpoint } from './stream-endpoint.ts';
import { securing } from './tls.ts';
import type { TransportSockets } from './transport.ts';
import { carryingFor } from './web-socket.ts';

export const wss: TransportSockets = {
  shared: false,
  open: async (local, on, clock, trust) =>
    new StreamEndpoint('wss', local, on, clock, { secure: securing(trust), carry: await carryingFor('wss') }),
};
