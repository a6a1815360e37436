/** Another user agent on UDP, which says what a test tells it to. */

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

export class OtherEnd {
  readonly #socket: Socket = createSocket('udp4');
  readonly #heard: { readonly text: string; readonly from: RemoteInfo }[] = [];
  #wake: () => void = () => {};

  async start(): Promise<number> {
    this.#socket.on('message', (bytes, from) => {
      this.#heard.push({ text: bytes.toString('latin1'), from });
      this.#wake();
    });
    this.#socket.bind(0, '127.0.0.1');
    await once(this.#socket, 'listening');
    return this.#socket.address().port;
  }

  /** The next message that begins so; those before it are passed over. */
  async next(start: string): Promise<{ readonly text: string; readonly from: RemoteInfo }> {
    for (;;) {
      for (let one = this.#heard.shift(); one !== undefined; one = this.#heard.shift())
        if (one.text.startsWith(start)) return one;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  say(text: string, { address, port }: RemoteInfo): void {
    this.#socket.send(text, port, address);
  }

  stop(): void {
    this.#socket.close();
  }
}

/** The value of a header field, without its line end; empty where the message has none. */
export function valueIn(text: string, name: string): string {
  return new RegExp(`^${name}: (.*?)\r$`, 'mu').exec(text)?.[1] ?? '';
}

/** An answer to a request, with the fields that RFC 3261 §8.2.6.2 has copied. */
export function answerTo(text: string, status: string, more: readonly string[] = [], body = ''): string {
  const copied = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => {
    const value = valueIn(text, name);
    return `${name}: ${value}${name === 'To' && !value.includes(';tag=') ? ';tag=other' : ''}`;
  });
  return [`SIP/2.0 ${status}`, ...copied, ...more, `Content-Length: ${body.length}`, '', body].join('\r\n');
}
