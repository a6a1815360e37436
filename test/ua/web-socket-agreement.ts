/** How a server agrees to a WebSocket, by hand: what its library would not let a test say. */

import { hash } from 'node:crypto';
import { valueIn } from './exchange.ts';

/** The answer to a request that asked for a WebSocket, up to its empty line: RFC 6455 §4.2.2. */
export function agreement(asked: string, ...more: readonly string[]): string {
  // The key and this, hashed.
  const accept = hash('sha1', `${valueIn(asked, 'Sec-WebSocket-Key')}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`, 'base64');
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
  return [...lines, `Sec-WebSocket-Accept: ${accept}`, 'Sec-WebSocket-Protocol: sip', ...more, '', ''].join('\r\n');
}
