/** Cuts a stream into SIP messages by Content-Length (RFC 3261 §18.3), with limits that no peer can make us exceed. */

import { ContentLength } from '../../sip/headers/content-length.ts';
import { fieldsOf } from '../fields.ts';
import type { FramingKey } from '../notes.ts';
import { readMessage } from '../received.ts';
import { type HeadLimits, headLimits, lineEndsIn } from './head-limits.ts';

/** No message of a peer may cost more than these; none of them is taken from what the peer declares. */
export interface FrameLimits extends HeadLimits {
  readonly message: number;
}

const frameLimits: FrameLimits = { message: 256 * 1024, ...headLimits };

/** What the stream brought that is no SIP. It ends the stream: where the next message would begin is not known. */
export interface FrameFault {
  readonly key: FramingKey;
  readonly args: Readonly<Record<string, string | number>>;
  /** What had come of the message. */
  readonly bytes: Uint8Array;
}

export interface FrameEvents {
  /** A whole message. `lengthMissing` is true when it had no Content-Length, and so no body that could be told. */
  readonly message: (bytes: Uint8Array, lengthMissing: boolean) => void;
  readonly fault: (fault: FrameFault) => void;
  /** Line ends of so many bytes came between messages: RFC 5626 §4.4.1 asks and answers so. */
  readonly lineEnds?: (size: number) => void;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const nothing = Buffer.alloc(0);

/** The bytes of one stream. After a fault nothing is taken any more. */
export class Framing {
  readonly #on: FrameEvents;
  readonly #limits: FrameLimits;
  /** What has arrived of the message; it grows by arrival alone. */
  #buffer = nothing;
  #filled = 0;
  /** Where the current line of the head begins, and how many there were. */
  #lineStart = 0;
  #lines = 0;
  /** The size of the whole message, once its head has told. */
  #size: number | undefined;
  #lengthMissing = false;
  #failed = false;

  constructor(on: FrameEvents, limits: FrameLimits = frameLimits) {
    this.#on = on;
    this.#limits = limits;
  }

  /** True while a message has begun and is not whole. */
  get midMessage(): boolean {
    return this.#filled > 0;
  }

  /** Takes what arrived, in pieces of any size. */
  take(chunk: Uint8Array): void {
    let from = 0;
    while (from < chunk.length && !this.#failed) {
      if (this.#filled === 0) {
        const next = skipLineEnds(chunk, from);
        if (next > from) this.#on.lineEnds?.(next - from);
        from = next;
      }
      if (from < chunk.length)
        from = this.#size === undefined ? this.#takeLine(chunk, from) : this.#takeBody(chunk, from, this.#size);
    }
  }

  /** The stream ended. */
  end(): void {
    if (this.midMessage) this.fault('frame-cut-off', { bytes: this.#filled });
  }

  /** Gives the stream up, with what had come of the message. */
  fault(key: FramingKey, args: FrameFault['args']): void {
    const bytes = new Uint8Array(this.#buffer.subarray(0, this.#filled));
    this.#failed = true;
    this.#reset();
    this.#on.fault({ key, args, bytes });
  }

  /** Takes bytes up to the end of the next line at most. */
  #takeLine(chunk: Uint8Array, from: number): number {
    const limits = this.#limits;
    const end = chunk.indexOf(lineFeed, from);
    const upTo = Math.min(end === -1 ? chunk.length : end + 1, from + limits.line + 1);
    this.#append(chunk.subarray(from, upTo));
    if (this.#filled - this.#lineStart > limits.line) this.fault('frame-line-too-long', { limit: limits.line });
    else if (this.#filled > limits.head) this.fault('frame-head-too-big', { limit: limits.head });
    else if (this.#buffer[this.#filled - 1] === lineFeed) this.#endLine();
    return upTo;
  }

  #endLine(): void {
    const start = this.#lineStart;
    const size = this.#filled - start;
    const isFirst = this.#lines === 0;
    this.#lineStart = this.#filled;
    this.#lines += lineEndsIn(this.#buffer, start, this.#filled);
    if (isFirst && !isStartLine(this.#text())) this.fault('frame-not-sip', { line: this.#text().trim().slice(0, 80) });
    else if (size === 1 || (size === 2 && this.#buffer[start] === carriageReturn)) this.#endHead();
    // The start line is none of the fields.
    else if (this.#lines > this.#limits.fields + 1) this.fault('frame-too-many-fields', { limit: this.#limits.fields });
  }

  #endHead(): void {
    const lengths = fieldsOf(readMessage(this.#text()), ContentLength).map(({ value }) => value.text);
    const [length = '0'] = lengths;
    const { message: limit } = this.#limits;
    if (lengths.length > 1) this.fault('frame-length-repeated', { lengths: lengths.join(', ').slice(0, 80) });
    else if (!/^\d{1,10}$/.test(length)) this.fault('frame-length-malformed', { length: length.slice(0, 40) });
    else if (this.#filled + Number(length) > limit) this.fault('frame-too-big', { length, limit });
    else this.#awaitBody(Number(length), lengths.length === 0);
  }

  #awaitBody(length: number, lengthMissing: boolean): void {
    this.#lengthMissing = lengthMissing;
    this.#size = this.#filled + length;
    if (length === 0) this.#deliver();
  }

  #takeBody(chunk: Uint8Array, from: number, size: number): number {
    const upTo = Math.min(chunk.length, from + size - this.#filled);
    this.#append(chunk.subarray(from, upTo));
    if (this.#filled === size) this.#deliver();
    return upTo;
  }

  #deliver(): void {
    const bytes = new Uint8Array(this.#buffer.subarray(0, this.#filled));
    this.#reset();
    this.#on.message(bytes, this.#lengthMissing);
  }

  #text(): string {
    return this.#buffer.toString('latin1', 0, this.#filled);
  }

  #reset(): void {
    this.#buffer = nothing;
    this.#filled = 0;
    this.#lineStart = 0;
    this.#lines = 0;
    this.#size = undefined;
  }

  #append(piece: Uint8Array): void {
    const filled = this.#filled + piece.length;
    if (filled > this.#buffer.length) {
      const grown = Buffer.alloc(Math.max(filled, 2 * this.#buffer.length, 512));
      this.#buffer.copy(grown, 0, 0, this.#filled);
      this.#buffer = grown;
    }
    this.#buffer.set(piece, this.#filled);
    this.#filled = filled;
  }
}

/** RFC 3261 §7.5: line ends before a start line are ignored; RFC 5626 §3.5.1 makes keep-alives of them. */
function skipLineEnds(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && (chunk[at] === carriageReturn || chunk[at] === lineFeed)) at += 1;
  return at;
}

function isStartLine(line: string): boolean {
  const words = line.trim().split(/[ \t]/);
  return isVersion(words[0]) || isVersion(words.at(-1));
}

function isVersion(word: string | undefined): boolean {
  return word !== undefined && /^SIP\/\d/i.test(word);
}
