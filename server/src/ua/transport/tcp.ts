/** SIP over TCP: a stream of messages, cut by Content-Length. */

import { StreamEndpoint } from './stream-endpoint.ts';
import type { TransportSockets } from './transport.ts';

export const tcp: TransportSockets = {
  shared: false,
  open: async (local, on, clock) => new StreamEndpoint('tcp', local, on, clock),
};
