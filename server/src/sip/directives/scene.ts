/** What a block says where a file plays several user agents: whose it is, and what must come to that agent before its message leaves. */

import type { Block, Message } from '../syntax/tree.ts';
import { directiveOf, directivesNamed, readTime } from './read.ts';
import { sendingDirectives } from './sending.ts';

/** What one step of `# @recv` waits for: methods of requests, and statuses of responses as `180` or `2xx`; any of them will do. */
export type Awaited = readonly string[];

/** A method, a status code, or a class of them. */
const wanted = /^(?:[1-6](?:\d\d|xx)|[A-Za-z][\w.!%*+`'~-]*)$/u;

/** RFC 3261 §17.1.1.2: as long as an answer is waited for, 64 × T1, in milliseconds. */
const usualPatience = 32_000;

/** Where an agent is heard when `# @local` names a port alone. */
const ownAddress = '127.0.0.1';

/** Where an agent is heard. */
export interface HeardAt {
  readonly address: string;
  readonly port: number;
}

const status = /^[1-6](?:\d\d|xx)$/iu;

/** The name of the user agent that a block belongs to; empty where it names none. */
export function agentOf(block: Block): string {
  return directiveOf(block, 'as')?.value.text ?? '';
}

/** Reads `180|183, 200`: steps that follow each other, each of them of alternatives; nothing where the text is none of that. */
export function readAwaited(text: string): readonly Awaited[] | undefined {
  const steps = text.split(',').map((step) => step.split('|').map((each) => each.trim()));
  return steps.flat().every((each) => wanted.test(each)) ? steps : undefined;
}

/** What a block waits for, one step after the other; nothing where its message just leaves. */
export function awaitedBy(block: Block): readonly Awaited[] {
  return directivesNamed(block, 'recv').flatMap(({ value }) => readAwaited(value.text) ?? []);
}

/** True of an alternative that is the status of a response. */
export function isStatus(alternative: string): boolean {
  return status.test(alternative);
}

/** Whether a message that came is one that a step waits for. */
export function isAwaited(step: Awaited, { startLine }: Message): boolean {
  if (startLine.kind === 'request') return step.includes(startLine.method.text);
  const code = startLine.kind === 'response' ? startLine.code.text : '';
  return step.some((each) => isStatus(each) && (each === code || (/xx$/iu.test(each) && each[0] === code[0])));
}

/** The methods that a block is the answer to, so that nothing else answers them. */
export function answeredBy(block: Block): readonly string[] {
  if (block.message?.startLine.kind !== 'response') return [];
  return awaitedBy(block)
    .flat()
    .filter((each) => !isStatus(each) && each !== 'ACK');
}

/** How long a block waits for each step, in milliseconds; `expand` replaces the templates of `# @timeout`. */
export function patienceOf(
  block: Block,
  defaults: readonly Block[],
  expand: (text: string) => string | undefined,
): number {
  const written = directiveOf(block, 'timeout', defaults)?.value.text ?? '';
  return readTime(expand(written) ?? '') ?? usualPatience;
}

/** The place that `# @local` gives the agent of a block; nothing where it names no port. */
export function heardAt(
  block: Block,
  defaults: readonly Block[],
  expand: (text: string) => string | undefined,
): HeardAt | undefined {
  const { address = ownAddress, port = 0 } = sendingDirectives(block, defaults, expand).local ?? {};
  return port === 0 ? undefined : { address, port };
}
