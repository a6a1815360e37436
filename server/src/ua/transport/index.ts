/** All transports that can be sent over, by the name that targets and events use: what is known of each, and its sockets. */

import { type SendableTransport, type TransportName, transportList, transportNamed } from '../../sip/transports.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import type { TransportSockets } from './transport.ts';
import { udp } from './udp.ts';
import { ws } from './ws.ts';
import { wss } from './wss.ts';

/** One line for each file beside this one. */
const sockets: Readonly<Record<TransportName, TransportSockets>> = { udp, tcp, tls, ws, wss };

export const transports = Object.fromEntries(
  transportList.map((each) => [each.name, { ...each, ...sockets[each.name] }]),
) as Readonly<Record<TransportName, SendableTransport & TransportSockets>>;

export function isTransportName(name: string): name is TransportName {
  return transportNamed(name)?.name === name;
}
