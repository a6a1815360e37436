/** What blocks have sent and received, kept under their names so that later messages may take parts of it. Fed with events, it sends nothing. */

import type { Conversation } from '../sip/references.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { sequenceOf } from './fields.ts';
import { keepNewest } from './newest.ts';
import type { SendEvent } from './outgoing.ts';
import { isRequest, isResponse, readMessage } from './received.ts';

/** Whose messages are kept. */
export interface Speaker {
  /** The document. */
  readonly uri: string;
  /** All names that its block goes by. */
  readonly names: readonly string[];
  /** The text of what was on the wire, in the block's charset. */
  readonly textOf: (wire: Uint8Array) => string;
}

interface Kept extends Speaker {
  request: Message | undefined;
  method: string;
  readonly responses: Message[];
}

/** So many blocks are remembered, by each of their names; the oldest give way. */
const blocksKept = 100;

/** So many responses of one are. */
const responsesKept = 16;

export class Conversations {
  readonly #running = new Map<string, Kept>();
  readonly #byName = new Map<string, Kept>();

  /** An exchange begins; what was kept under the same names stays until its request has left. */
  begin(exchange: string, speaker: Speaker): void {
    this.#running.set(exchange, { ...speaker, request: undefined, method: '', responses: [] });
  }

  record(exchange: string, { event, direction, wire }: SendEvent): void {
    const kept = this.#running.get(exchange);
    if (kept === undefined || wire === undefined) return;
    if (event === 'sent' && direction === 'out') this.#keepRequest(kept, readMessage(kept.textOf(wire)));
    if (event === 'response' && direction === 'in') keepResponse(kept, readMessage(kept.textOf(wire)));
  }

  /** A message of the far end came, or ours answers it: what a block is about that waits for it. */
  take(exchange: string, message: Message): void {
    const kept = this.#running.get(exchange);
    if (kept === undefined) return;
    if (isRequest(message)) this.#keepRequest(kept, message);
    else keepResponse(kept, message);
  }

  /** Nothing more will come of an exchange. */
  end(exchange: string): void {
    this.#running.delete(exchange);
  }

  /** What an exchange that goes on has sent and received. */
  of(exchange: string): Conversation | undefined {
    const { request, responses = [] } = this.#running.get(exchange) ?? {};
    return request === undefined ? undefined : { request, responses };
  }

  /** What the block of a name in a document has sent last, and what came of it. */
  find(uri: string, name: string): Conversation | undefined {
    const { request, responses } = this.#byName.get(keyOf(uri, name)) ?? {};
    return request === undefined || responses === undefined ? undefined : { request, responses };
  }

  /** ACK, CANCEL and BYE follow by themselves; a request that is repeated with credentials is the one that counts. */
  #keepRequest(kept: Kept, message: Message): void {
    if (!isRequest(message)) return;
    const method = message.startLine.method.text;
    if (kept.request !== undefined && method !== kept.method) return;
    kept.request = message;
    kept.method = method;
    for (const name of kept.names) {
      const key = keyOf(kept.uri, name);
      this.#byName.delete(key);
      this.#byName.set(key, kept);
    }
    keepNewest(this.#byName, blocksKept);
  }
}

/** Those to other requests of the same exchange, such as BYE, are none of the block's. */
function keepResponse(kept: Kept, message: Message): void {
  if (!isResponse(message) || sequenceOf(message)?.method !== kept.method) return;
  kept.responses.push(message);
  if (kept.responses.length > responsesKept) kept.responses.shift();
}

function keyOf(uri: string, name: string): string {
  return JSON.stringify([uri, name]);
}
