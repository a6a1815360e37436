/** All transports, by the name that targets and events use. */

import type { TransportName } from '../outgoing.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import type { TransportDefinition } from './transport.ts';
import { udp } from './udp.ts';
import { ws } from './ws.ts';
import { wss } from './wss.ts';

export const transports: Readonly<Record<TransportName, TransportDefinition>> = { udp, tcp, tls, ws, wss };

export function isTransportName(name: string): name is TransportName {
  return Object.hasOwn(transports, name);
}
