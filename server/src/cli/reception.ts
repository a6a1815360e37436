/** What a file needs that plays the called side as well: ports at which its user agents are heard, and answers to what came there. */

import { findReply, type Waiting, waitingNamed } from '../features/next/reply.ts';
import { decodeBytes } from '../host/charsets.ts';
import { hostPort } from '../host/host-port.ts';
import { OwnCertificates } from '../host/own-certificates.ts';
import { directiveOf } from '../sip/directives/read.ts';
import { agentOf, answeredBy, awaitedBy, type HeardAt, heardAt, patienceOf } from '../sip/directives/scene.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import type { FlowFacts } from '../sip/facts.ts';
import type { Problem } from '../sip/problem.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { Wire } from '../sip/wire.ts';
import type { Come, Inbox, Step } from '../ua/inbox.ts';
import type { Exchange, Identity, Note, SendEvent, Sender } from '../ua/outgoing.ts';
import type { Parsed } from './arguments.ts';
import { identityIn } from './identity.ts';
import type { FileMember } from './members.ts';
import type { Terminal } from './terminal.ts';

export interface ReceptionMeans {
  readonly sender: Sender;
  readonly inbox: Inbox;
  readonly terminal: Terminal;
  /** Tells where an agent listens. */
  readonly tell: (line: string) => void;
  /** The charset of the file. */
  readonly charset: string;
  /** Replaces templates in the directives of a block. */
  readonly expand: (member: FileMember, text: string) => string | undefined;
  /** Takes what happens at the port that a member has opened. */
  readonly event: (member: FileMember, exchange: string, event: SendEvent) => void;
  /** Settles when nobody waits any longer. */
  readonly stopped: Promise<void>;
  /** May say who we are over TLS. */
  readonly parsed: Parsed;
  /** A tag for our end of a call. */
  readonly newTag: () => string;
}

export class Reception {
  readonly #means: ReceptionMeans;
  readonly #exchanges = new Map<string, Exchange>();
  /** The agents to which something can come. */
  readonly #reached = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  #arrived = 0;
  readonly #made = new OwnCertificates();

  constructor(means: ReceptionMeans) {
    this.#means = means;
  }

  /** The certificate that was made for those who listen: what is sent to them believes it. */
  get authority(): string | undefined {
    return this.#made.authorities;
  }

  /** The methods that the blocks of an agent answer. */
  awaitedOf(agent: string, members: readonly FileMember[]): readonly string[] {
    return members.flatMap(({ block }) => (agentOf(block) === agent ? answeredBy(block) : []));
  }

  /** Opens the ports of those who wait for something, before anything leaves; or says why one cannot be opened. */
  async listen(members: readonly FileMember[]): Promise<Note | undefined> {
    for (const member of members) {
      const agent = agentOf(member.block);
      const local = awaitedBy(member.block).length === 0 ? undefined : this.#localOf(member);
      if (local === undefined || this.#exchanges.has(earOf(agent))) continue;
      const fault = await this.#open(member, local, this.awaitedOf(agent, members));
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** A message of an agent has left, so that something may come back. */
  joined(agent: string, id: string, exchange: Exchange): void {
    this.#exchanges.set(id, exchange);
    this.#reached.add(agent);
  }

  /** Takes in what happens in an exchange of an agent. */
  record(agent: string, id: string, event: SendEvent): void {
    this.#means.inbox.record(agent, id, event);
    const { incoming, wire, transport, peer, local = '' } = event;
    if (event.event !== 'request' || incoming === undefined || wire === undefined) return;
    this.#arrived += 1;
    const text = this.textOf(wire);
    const order = this.#arrived;
    const tag = this.#means.newTag();
    this.#waiting.set(nameOf(id, incoming), { exchange: id, incoming, text, transport, peer, local, tag, order });
  }

  /** Waits for all that a block waits for, and gives what came last; nothing where it waits for nothing. */
  async wait(member: FileMember): Promise<Step | undefined> {
    const { inbox, stopped } = this.#means;
    const { block, defaults } = member;
    const agent = agentOf(block);
    if (awaitedBy(block).length > 0 && !this.#reached.has(agent)) return { vain: { key: 'nowhere-to-hear', args: {} } };
    const milliseconds = patienceOf(block, defaults, (text) => this.#means.expand(member, text));
    return inbox.wait(agent, block, { milliseconds, stopped });
  }

  /** Sends the response of a block: to what came for it, else to what waits and it names or fits. */
  reply(
    { block }: FileMember,
    come: Come | undefined,
    wireOf: (flow: FlowFacts, received: Message | undefined) => Wire,
  ): { readonly sent: Uint8Array } | { readonly problems: readonly Problem[] } | undefined {
    const agent = agentOf(block);
    const mine = come?.event.incoming === undefined ? undefined : nameOf(come.exchange, come.event.incoming);
    const all = [...this.#waiting.values()];
    const named = directiveOf(block, 'reply-to')?.value.text;
    const meant = mine === undefined ? undefined : this.#waiting.get(mine);
    const candidates =
      meant !== undefined ? [meant] : named === undefined ? all : waitingNamed(all, named, (id) => id === earOf(agent));
    const found = findReply(candidates, wireOf, meant !== undefined || named !== undefined);
    if (found === undefined || 'problems' in found) return found;
    const { exchange, incoming, bytes, isFinal } = found;
    if (isFinal) {
      this.#waiting.delete(nameOf(exchange, incoming));
      this.#means.inbox.answered(exchange, incoming);
    }
    this.#exchanges.get(exchange)?.answer(incoming, bytes);
    return { sent: bytes };
  }

  textOf(wire: Uint8Array): string {
    return decodeBytes(wire, this.#means.charset) ?? decodeUtf8(wire);
  }

  async #open(member: FileMember, local: HeardAt, awaited: readonly string[]): Promise<Note | undefined> {
    const { sender, terminal, tell, event } = this.#means;
    const agent = agentOf(member.block);
    const id = earOf(agent);
    const identity = await this.#identity(local.address);
    const listening = { local, identity, agent, awaited };
    const exchange = sender.listen(listening, { event: (happening) => event(member, id, happening) });
    this.joined(agent, id, exchange);
    const fault = await exchange.ready;
    if (fault !== undefined) return fault;
    const place = hostPort(local.address, local.port);
    const line = agent === '' ? terminal.line('hears', { place }) : terminal.line('agent-hears', { agent, place });
    tell(line);
    return undefined;
  }

  /** Who an agent is over TLS: as somebody said, else by a certificate that is made for where it is heard. */
  async #identity(address: string): Promise<Identity> {
    const { parsed, terminal } = this.#means;
    const { identity } = await identityIn(parsed, terminal);
    if (identity !== undefined) return identity;
    return this.#made.at(address);
  }

  #localOf(member: FileMember): HeardAt | undefined {
    return heardAt(member.block, member.defaults, (text) => this.#means.expand(member, text));
  }
}

/** True where a file waits for NOTIFY by itself, or plays another agent, which may have to do something before one comes. */
export function tellsByItself({ block: asking }: FileMember, members: readonly FileMember[]): boolean {
  const agent = agentOf(asking);
  return members.some(({ block }) => agentOf(block) !== agent || awaitedBy(block).flat().includes('NOTIFY'));
}

/** What the port of an agent is called among the exchanges. */
function earOf(agent: string): string {
  return `ear ${agent}`;
}

function nameOf(exchange: string, incoming: string): string {
  return JSON.stringify([exchange, incoming]);
}
