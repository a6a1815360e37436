/** SIP over TCP: a stream of messages, cut by Content-Length. */

import { StreamEndpoint } from './stream-endpoint.ts';
import type { ServedTransport } from './transport.ts';

export const tcp: ServedTransport = {
  name: 'tcp',
  shared: false,
  open: async (local, on, clock) => new StreamEndpoint('tcp', local, on, clock),
  listen: async (local, on, clock) => {
    const endpoint = new StreamEndpoint('tcp', local, on, clock);
    await endpoint.listen();
    return endpoint;
  },
};
