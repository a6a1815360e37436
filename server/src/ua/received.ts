/** A message off the wire, or about to go there: no comments, directives, variables or includes mean anything in it. */

import { inBlock } from '../sip/span.ts';
import { readBody } from '../sip/syntax/body.ts';
import { readHead } from '../sip/syntax/head.ts';
import { readStartLine } from '../sip/syntax/start-line.ts';
import type { Message, RequestLine, StatusLine } from '../sip/syntax/tree.ts';
import { textOf } from './bytes.ts';
import { digitsAtStart } from './loose.ts';
import type { Arrival } from './transport/transport.ts';

export interface RequestMessage extends Message {
  readonly startLine: RequestLine;
}

export interface ResponseMessage extends Message {
  readonly startLine: StatusLine;
}

/** Something that came in, and what it is as a message. */
export interface Received<M extends Message = Message> {
  readonly message: M;
  readonly arrival: Arrival;
}

/** What was read last: one message is asked for by all that it passes. */
let latest: Message | undefined;

/** Reads a message in which one character stands for each byte. Total: any text is a message, however broken. */
export function readMessage(text: string): Message {
  if (latest?.source !== text) latest = readAnew(text);
  return latest;
}

function readAnew(text: string): Message {
  const startLine = readStartLine(text, 0);
  const { lines, fields, blank, end } = readHead(text, startLine.end, true);
  const body = blank === undefined ? {} : { blank, body: readBody(text, end, true) };
  return {
    kind: 'message',
    start: inBlock(0),
    end: inBlock(text.length),
    source: text,
    startLine,
    head: lines,
    fields,
    ...body,
  };
}

export function received(arrival: Arrival): Received {
  const { bytes, tooMuch } = arrival;
  return { message: readMessage(textOf(tooMuch === undefined ? bytes : bytes.subarray(0, tooMuch.at))), arrival };
}

export function isRequest(message: Message): message is RequestMessage {
  return message.startLine.kind === 'request';
}

/** RFC 3261 §7.2: a status code has three digits. */
export function isResponse(message: Message): message is ResponseMessage {
  if (message.startLine.kind !== 'response') return false;
  const { text } = message.startLine.code;
  return text.length === 3 && text >= '100' && text < '700' && digitsAtStart(text) === 3;
}

export function statusOf(message: ResponseMessage): number {
  return Number(message.startLine.code.text);
}
