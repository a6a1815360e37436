/** The samples, and how a block of a file is sent: as the command line does, in a few lines. */

import { readFileSync } from 'node:fs';
import { defaultsOf, nameOf } from '../../server/src/sip/directives/read.ts';
import { sendingDirectives } from '../../server/src/sip/directives/sending.ts';
import type { FlowFacts } from '../../server/src/sip/facts.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import type { Block } from '../../server/src/sip/syntax/tree.ts';
import { createResolver, scopeOf } from '../../server/src/sip/variables.ts';
import { wireOf } from '../../server/src/sip/wire.ts';
import { realChance } from '../../server/src/ua/chance.ts';
import type { Account, Exchange, Prepared, SendEvent, Sender } from '../../server/src/ua/outgoing.ts';
import { factsOf } from '../sip/support/facts.ts';

export const folder = new URL('../../samples/', import.meta.url);

export function sample(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

export interface Sendable {
  readonly name: string;
  readonly block: Block;
  readonly defaults: readonly Block[];
}

/** The blocks of a text that hold a message. */
export function sendables(text: string): Sendable[] {
  const blocks = parseFile(text).blocks.map(({ block }) => block);
  const defaults = defaultsOf(blocks);
  return blocks
    .filter(({ message }) => message !== undefined)
    .map((block) => ({ name: nameOf(block) ?? '', block, defaults }));
}

/** Sends a block with its own target and hands its events on. */
export async function sendBlock(
  sender: Sender,
  { block, defaults }: Sendable,
  account: Account,
  event: (event: SendEvent) => void,
): Promise<Exchange> {
  const flow = { transport: 'UDP', localAddress: '127.0.0.1', localPort: 1, targetHost: '127.0.0.1', targetPort: 1 };
  const facts = (real: FlowFacts) => factsOf({}, { flow: real, random, now: Date.now });
  const bytesFor = (real: FlowFacts): Uint8Array => {
    const { bytes, problems } = wireOf(block, { facts: facts(real), encoding: 'utf8', defaults });
    if (bytes === undefined) throw new Error(problems.map(({ rule }) => rule).join());
    return bytes;
  };
  const resolver = createResolver(scopeOf(block, defaults), facts(flow));
  const { target, credentials } = sendingDirectives(block, defaults, (text) => {
    const outcome = resolver.expand(text, 'head');
    return outcome.kind === 'value' ? outcome.text : undefined;
  });
  const { route, local } = ready(
    await sender.prepare({ bytes: bytesFor(flow), directive: target, local: { port: 0 } }),
  );
  const { transport, address, port } = route.destination;
  const bytes = bytesFor({
    transport: transport.toUpperCase(),
    localAddress: local.address,
    localPort: local.port,
    targetHost: address,
    targetPort: port,
  });
  const accounts = credentials.length === 0 ? [] : [account];
  const outgoing = { bytes, destination: route.destination, local, accounts, endDialogs: true };
  return sender.send(outgoing, { event });
}

function ready(prepared: Prepared): Exclude<Prepared, { readonly refused: unknown }> {
  if ('refused' in prepared) throw new Error(prepared.refused.key);
  return prepared;
}

function random(): number {
  return Number.parseInt(realChance(4), 16) / 2 ** 32;
}
