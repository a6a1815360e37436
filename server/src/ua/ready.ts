/** The message of a block made ready to leave: its bytes, its way, and what is odd about it; or why it may not leave. Nothing is sent. */

import type { BodyEnd } from '../sip/body-end.ts';
import { agentOf } from '../sip/directives/scene.ts';
import { accountOf, type SendingDirectives, sendingDirectives } from '../sip/directives/sending.ts';
import type { Facts, FlowFacts } from '../sip/facts.ts';
import type { Problem } from '../sip/problem.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { transports } from '../sip/transports.ts';
import { createResolver, expander, scopeOf } from '../sip/variables.ts';
import { type Wire, wireOf } from '../sip/wire.ts';
import { partsAfter, type WirePart } from '../sip/wire-parts.ts';
import { answerPath, answerStep, anyTransport, type Warning } from './answer.ts';
import { textOf } from './bytes.ts';
import type { Chance } from './chance.ts';
import { topmostVia } from './fields.ts';
import { freshened } from './fresh.ts';
import { againWarnings, type History } from './history.ts';
import type { Destination, Local, Note, Outgoing, Preparation, Prepared, Refusal, Route, Trust } from './outgoing.ts';
import { readMessage } from './received.ts';
import { written } from './transport/transport.ts';

/** What is to be sent, and how the user wants it. */
export interface Draft {
  readonly block: Block;
  /** The blocks of the file without a message. */
  readonly defaults: readonly Block[];
  /** The encoding of the file, by the name that editors give it. */
  readonly encoding: string;
  /** The same block as it stands on the disk, one character for each byte, where that counts (`# @raw`). */
  readonly onDisk?: Block | undefined;
  /** What the text does not hold. Both ends of the way are known the second time it is asked for. */
  readonly factsFor: (flow: FlowFacts) => Facts;
  readonly isFresh: boolean;
  /** Where to send it, whatever `# @target` says. */
  readonly target?: string | undefined;
  /** The target of the settings. */
  readonly setting?: string | undefined;
  /** The address to send from where `# @local` names none. */
  readonly localAddress?: string | undefined;
  readonly trust?: Trust | undefined;
}

/** What it takes to find out. */
export interface Means {
  /** That of a sender; nothing when the sender has ended. */
  readonly prepare: (preparation: Preparation) => Promise<Prepared | undefined>;
  readonly history: History;
  readonly chance: Chance;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Ready {
  readonly bytes: Uint8Array;
  /** What Send fresh made another. */
  readonly changes: readonly Note[];
  readonly charset: string;
  /** Where its pieces come from, and which end of the body was chosen. */
  readonly parts: readonly WirePart[];
  readonly body?: BodyEnd | undefined;
  /** Its last step says where the answer comes. */
  readonly route: Route;
  readonly local: Local;
  readonly directives: SendingDirectives;
  readonly warnings: readonly Warning[];
  readonly trust?: Trust | undefined;
  /** The user agent that it belongs to. */
  readonly agent: string;
  /** Replaces templates by what they stand for in this message; nothing where one has no value. */
  readonly expand: (text: string) => string | undefined;
}

/** Why it may not leave: the text is at fault, or the way. */
export type NotReady = { readonly problems: readonly Problem[] } | (Refusal & { readonly wire: Wire });

/** Stands for our port until that is known; no file asks for it, and nothing is ever sent with it. */
const unknownPort = 1;

const unknownFlow: FlowFacts = {
  transport: anyTransport,
  localAddress: '127.0.0.1',
  localPort: unknownPort,
  targetHost: '127.0.0.1',
  targetPort: 5060,
};

/** Nothing when the sender has ended meanwhile. */
export async function makeReady(draft: Draft, means: Means): Promise<Ready | NotReady | undefined> {
  const facts = draft.factsFor(unknownFlow);
  const first = wire(draft, facts);
  if (first.bytes === undefined) return { problems: first.problems };
  const directives = directivesIn(draft, facts);
  const prepared = await means.prepare(preparationOf(draft, first.bytes, directives));
  if (prepared === undefined) return undefined;
  if ('refused' in prepared) return { ...prepared, wire: first };
  const { route, local } = prepared;
  const { destination } = route;
  const second = wire(draft, draft.factsFor(flowOf(route, local)));
  if (second.bytes === undefined) return { problems: second.problems };
  const { history, chance } = means;
  const { bytes, changes, edits } = draft.isFresh
    ? freshened(second.bytes, { destination, local, history, chance })
    : { bytes: second.bytes, changes: [], edits: [] };
  const again = againWarnings(history, bytes, destination.transport, means.now());
  const own = localWarnings(directives, destination, local);
  const warnings = [...trustWarnings(draft, route), ...own, ...answerPath(bytes, destination, local), ...again];
  const answer = answerStep(bytes, destination, local);
  const steps = answer === undefined ? route.steps : [...route.steps, answer];
  const { charset, body } = second;
  const parts = partsAfter(second.parts, edits);
  return {
    bytes,
    changes,
    charset,
    parts,
    body,
    route: { ...route, steps },
    local,
    directives,
    warnings,
    trust: draft.trust,
    agent: agentOf(draft.block),
    expand: expandingIn(draft, draft.factsFor(flowOf(route, local)), second.generated),
  };
}

/** Where anybody could listen, a click is due before a certificate goes unchecked. */
function trustWarnings({ trust }: Draft, { destination, reach }: Route): Warning[] {
  if (!transports[destination.transport].secure) return [];
  const { verify = true, keyLog } = trust ?? {};
  return [
    ...(verify ? [] : [{ note: { key: 'certificate-unchecked', args: {} } as const, mustAsk: reach === 'public' }]),
    ...(keyLog === undefined
      ? []
      : [{ note: { key: 'keys-logged', args: { file: keyLog } } as const, mustAsk: false }]),
  ];
}

/** A connection may begin at any port of ours, and must where we are heard at the one that is wished. */
function localWarnings({ local: wished }: SendingDirectives, { transport }: Destination, local: Local): Warning[] {
  if (wished?.port === undefined || wished.port === local.port || transports[transport].reliable) return [];
  const args = { port: wished.port, local: written(local) };
  return [{ note: { key: 'local-port-taken', args }, mustAsk: false }];
}

/** What is ready as what a sender takes. */
export function outgoingOf({ bytes, route, local, directives, trust, agent }: Ready): Outgoing {
  const { timeout, t1, retransmit, ack, credentials } = directives;
  const accounts = credentials.flatMap(({ kind, user, value }) =>
    value === undefined ? [] : [accountOf(kind, user, value)],
  );
  return {
    bytes,
    destination: route.destination,
    ...(route.alternatives.length === 0 ? {} : { alternatives: route.alternatives }),
    local: { address: local.address, port: local.port },
    accounts,
    askCredentials: accounts.length < credentials.length,
    agent,
    ...(trust === undefined ? {} : { trust }),
    ...(ack === undefined ? {} : { ack }),
    ...(timeout === undefined ? {} : { timeout }),
    ...(t1 === undefined ? {} : { t1 }),
    ...(retransmit === undefined ? {} : { retransmit }),
  };
}

function wire(
  { block, defaults, encoding, onDisk }: Pick<Draft, 'block' | 'defaults' | 'encoding' | 'onDisk'>,
  facts: Facts,
): Wire {
  return wireOf(onDisk ?? block, { facts, encoding, defaults, isBytes: onDisk !== undefined });
}

function directivesIn(draft: Draft, facts: Facts): SendingDirectives {
  return sendingDirectives(draft.block, draft.defaults, expandingIn(draft, facts));
}

function expandingIn(
  { block, defaults }: Draft,
  facts: Facts,
  generated: ReadonlyMap<string, string> = new Map(),
): Ready['expand'] {
  return expander(createResolver(scopeOf(block, defaults), facts, { generated }));
}

function preparationOf(
  { block, target, setting, localAddress, isFresh }: Draft,
  bytes: Uint8Array,
  { target: directive, local = {} }: SendingDirectives,
): Preparation {
  const address = local.address ?? localAddress;
  // Where the Via takes whatever port we have, or is written anew, any will do.
  const via = topmostVia(readMessage(textOf(bytes)));
  const takesAny = isFresh || via?.port === unknownPort;
  const port = local.port ?? (takesAny ? 0 : undefined);
  return {
    bytes,
    directive: target ?? directive,
    setting,
    agent: agentOf(block),
    viaIsOpen: isFresh || via?.transport === anyTransport,
    local: { ...(address === undefined ? {} : { address }), ...(port === undefined ? {} : { port }) },
  };
}

function flowOf({ destination, host }: Route, { address, port }: Local): FlowFacts {
  const transport = destination.transport.toUpperCase();
  return { transport, localAddress: address, localPort: port, targetHost: host, targetPort: destination.port };
}
