/** The sockets of all transports that can be sent over; what else is known of each stands in `sip/transports.ts`. */

import type { TransportName } from '../../sip/transports.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import type { TransportSockets } from './transport.ts';
import { udp } from './udp.ts';
import { ws } from './ws.ts';
import { wss } from './wss.ts';

/** One line for each file beside this one. */
export const sockets: Readonly<Record<TransportName, TransportSockets>> = { udp, tcp, tls, ws, wss };
