/** What sends a request and tells what becomes of it; wrappers of the same shape add to that, as digest does. */

import type { Destination, Note } from './outgoing.ts';
import type { Received, RequestMessage, ResponseMessage } from './received.ts';

export interface Request {
  /** The message, one character for each byte. */
  readonly text: string;
  /** The same as bytes, where somebody has them. */
  readonly bytes?: Uint8Array;
  readonly destination: Destination;
  /** What is worth saying as it leaves. */
  readonly note?: Note | undefined;
}

export interface Listener {
  /** Once for each response that the transaction delivers; a repeated 2xx to INVITE is delivered again. */
  readonly response: (what: Delivery) => void;
  /** There will be no final response. */
  readonly failed: (note: Note) => void;
}

export interface Delivery {
  readonly received: Received<ResponseMessage>;
  readonly status: number;
  /** What was answered: the authenticated repeat where there is one. */
  readonly request: RequestMessage;
  readonly otherSource: boolean;
  /** What is worth saying about it as an outcome. */
  readonly note?: Note | undefined;
}

export interface Pending {
  /** The request that is under way now. */
  readonly request: RequestMessage;
  /** True once the request has gone to the system. */
  readonly left: boolean;
  /** True once a provisional response has come, and none that is final. */
  readonly proceeding: boolean;
  /** True when no answer is awaited: it is there, or a question about credentials is open. */
  readonly idle: boolean;
  /** Forgets the transaction; its listener hears nothing more. */
  readonly stop: () => void;
}

export type Requester = (request: Request, listener: Listener) => Pending;
