/** What the text of a file does not hold, as functions: values from outside, other files, chance, time. The language server and the command line give them. */

import type { MessageReference } from './expression.ts';
import type { ReferenceFault } from './references.ts';

export interface Facts {
  /** What a capture or a prompt gave: nearer than anything in the file. */
  readonly captured: (name: string) => string | undefined;
  /** What the environments, `$shared` and the settings hold, the nearest of them first: farther than anything in the file. */
  readonly variable: (name: string) => string | undefined;
  /** What `{{$secret name}}` stands for. */
  readonly secret: (name: string) => string | undefined;
  /** What `{{$processEnv NAME}}` stands for. */
  readonly processVariable: (name: string) => string | undefined;
  /** What `{{$dotenv NAME}}` stands for. */
  readonly dotenv: (name: string) => string | undefined;
  /** A part of a message that was sent or received before, or why there is none; nothing where messages are not kept. */
  readonly reference: (reference: MessageReference) => string | ReferenceFault | undefined;
  /** The bytes of a file that the message includes; the path is as written. */
  readonly include: (path: string) => Uint8Array | undefined;
  /** The bytes of a text in a charset other than UTF-8, ASCII and Latin-1. */
  readonly encode: (text: string, charset: string) => Uint8Array | undefined;
  /** The text of bytes in a charset, for `<@ path`. */
  readonly decode: (bytes: Uint8Array, charset: string) => string | undefined;
  /** A number from 0 up to, not including, 1; from a source that cannot be guessed where values go on the wire. */
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How many minutes local time is ahead of UTC at a moment. */
  readonly zoneOffset: (at: number) => number;
  /** The CSeq number that a new request would take. */
  readonly sequence: () => number;
  /** From where and to where the message is sent; unknown unless it is being sent. */
  readonly flow?: FlowFacts | undefined;
}

export interface FlowFacts {
  /** As RFC 3261 §25.1 writes it in Via: `UDP`, `TCP`, `TLS`. */
  readonly transport: string;
  /** Addresses without the brackets of IPv6. */
  readonly localAddress: string;
  readonly localPort: number;
  readonly targetHost: string;
  readonly targetPort: number;
  /** An even port that is free for RTP, where one was looked for. */
  readonly rtpPort?: number | undefined;
}

/** Facts that know nothing, and whose chance and time stand still: for texts that need none, and for tests. */
export const noFacts: Facts = {
  captured: nothing,
  variable: nothing,
  secret: nothing,
  processVariable: nothing,
  dotenv: nothing,
  reference: nothing,
  include: nothing,
  encode: nothing,
  decode: nothing,
  random: () => 0,
  now: () => 0,
  zoneOffset: () => 0,
  sequence: () => 1,
};

function nothing(): undefined {
  return undefined;
}
