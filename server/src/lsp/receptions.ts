/** Blocks that wait for what comes (`# @recv`), and responses: where a user agent is heard, what is shown of the wait, and the answer that a block is. */

import { wireBlock } from '../features/next/next-step.ts';
import { findReply, flowOf, receivedConversation, waitingNamed } from '../features/next/reply.ts';
import { decodeBytes } from '../host/charsets.ts';
import { valueIn } from '../host/environments.ts';
import { factsOf, type Surroundings } from '../host/facts.ts';
import { hostPort } from '../host/host-port.ts';
import type { Identity } from '../host/identity.ts';
import { OwnCertificates } from '../host/own-certificates.ts';
import type { SendAnswer } from '../protocol.ts';
import { directiveOf, namesOf } from '../sip/directives/read.ts';
import { agentOf, answeredBy, awaitedBy, type HeardAt, heardAt, patienceOf } from '../sip/directives/scene.ts';
import { charsetOf, decodeUtf8 } from '../sip/encoding.ts';
import { type FlowFacts, noFacts } from '../sip/facts.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { createResolver, expander, scopeOf } from '../sip/variables.ts';
import { type Wire, wireOf } from '../sip/wire.ts';
import type { Conversations } from '../ua/conversations.ts';
import type { Come, Inbox } from '../ua/inbox.ts';
import type { SendEvent } from '../ua/outgoing.ts';
import type { Values } from '../ua/sequence.ts';
import type { OpenDocument } from './documents.ts';
import type { Exchanges, Happening } from './exchanges.ts';
import { type MessagePlace, offsetOf, type Refused, refusalOf, refused } from './message-place.ts';
import { noteSentence } from './note-sentence.ts';
import type { Outcomes } from './outcomes.ts';
import type { PlacedMember } from './placed-member.ts';
import type { SenderThread } from './sender-thread.ts';
import type { Session } from './session.ts';
import { identityIn } from './trust.ts';

export interface ReceptionMeans {
  readonly exchanges: Exchanges;
  readonly outcomes: Outcomes;
  readonly conversations: Conversations;
  readonly inbox: Inbox;
  readonly thread: SenderThread;
  /** What surrounds a message; it may take parts of what was received. */
  readonly surroundings: (
    place: MessagePlace,
    values: Values,
    received: () => Message | undefined,
  ) => Promise<Omit<Surroundings, 'flow'>>;
  /** Sends the request of a block that has waited. */
  readonly sendOne: (member: PlacedMember, values: Values, received: Message | undefined) => Promise<SendAnswer>;
}

/** A port at which an agent is heard. */
interface Ear {
  readonly exchange: string;
  /** The block under which it is shown. */
  readonly member: string;
  /** True until that block waits for something. */
  isFresh: boolean;
}

/** A block that waits, or has waited. */
interface Wait {
  /** True once what it waits for has come, and its message has left; false when that will not be. */
  readonly arrived: Promise<boolean>;
  readonly stop: () => void;
}

export class Receptions {
  readonly #session: Session;
  readonly #means: ReceptionMeans;
  readonly #ears = new Map<string, Ear>();
  readonly #made = new OwnCertificates();
  readonly #waits = new Map<string, Wait>();

  constructor(session: Session, means: ReceptionMeans) {
    this.#session = session;
    this.#means = means;
  }

  /** The methods that the blocks of a document answer for the agent of one of them. */
  awaitedOf({ document, block }: MessagePlace): readonly string[] {
    const { blocks } = document;
    const agent = agentOf(block);
    const all = Array.from({ length: blocks.size }, (_, index) => blocks.treeOf(index));
    return all.flatMap((each) => (agentOf(each) === agent ? answeredBy(each) : []));
  }

  /** Something happened in an exchange. */
  record(id: string, event: SendEvent): void {
    const exchange = this.#means.exchanges.get(id);
    if (exchange !== undefined) this.#means.inbox.record(keyOf(exchange.document, exchange.agent), id, event);
  }

  /** Begins to hear the agent of a block that waits, before its turn; or says why that cannot be. */
  async listen(member: PlacedMember): Promise<Refused | undefined> {
    const local = this.#localOf(member);
    if (local === undefined || this.#ears.has(keyIn(member))) return undefined;
    const opened = await this.#open(member, local);
    return 'refused' in opened ? opened : undefined;
  }

  /** Waits for what a block waits for, and does then what the block is for. It answers at once, as sending does. */
  async receive(member: PlacedMember, values: Values): Promise<SendAnswer> {
    const place = await this.#placeOf(member);
    if ('refused' in place) return place;
    const { exchange: id } = place;
    let stop = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    this.#tellWaiting(id, member);
    const arrived = this.#session.guard.wait('receive', false, () => this.#await(id, member, values, stopped));
    this.#waits.set(id, { arrived, stop });
    void arrived.then(() => this.#waits.delete(id));
    return { exchange: id };
  }

  /** Whether what a block waits for has come, once that is known. */
  arrived(id: string): Promise<boolean> {
    return this.#waits.get(id)?.arrived ?? Promise.resolve(true);
  }

  /** Ends a wait. */
  stop(id: string): void {
    this.#waits.get(id)?.stop();
  }

  /** A document is closed, and what came to its agents is nobody's any longer. */
  forget({ uri }: OpenDocument): void {
    this.#means.inbox.forget(keyOf({ uri }, ''));
  }

  /** Nothing more is heard in an exchange, if something was. */
  closed(id: string): void {
    const found = [...this.#ears].find(([, { exchange }]) => exchange === id);
    if (found === undefined) return;
    this.#ears.delete(found[0]);
    this.stop(id);
    if (this.#waits.has(id)) this.#failed(id, noteSentence(this.#session.words, { key: 'cancelled', args: {} }));
    else this.#means.exchanges.dialogsOver(id);
  }

  /** Sends the response of a block: to what came for it, else to a request that waits and that it names or fits. */
  async reply(place: MessagePlace, values: Values = new Map(), come?: Come): Promise<ReplyAnswer> {
    const { exchanges, thread, inbox } = this.#means;
    const { document, block, defaults } = place;
    let received = come && messageOf(come, document);
    const surroundings = await this.#means.surroundings(place, values, () => received);
    const wire = (flow: FlowFacts, asked: Message | undefined): Wire => {
      received = come === undefined ? asked : received;
      return wireOf(block, {
        facts: factsOf({ ...surroundings, flow }),
        encoding: document.encoding,
        defaults,
        isBytes: false,
      });
    };
    const agent = agentOf(block);
    const isOwn = (exchange: string): boolean => agent === '' || exchanges.get(exchange)?.agent === agent;
    const all = exchanges.waitingIn(document).filter(({ exchange }) => isOwn(exchange));
    const named = directiveOf(block, 'reply-to')?.value.text;
    const meant = all.filter(
      ({ exchange, incoming }) => exchange === come?.exchange && incoming === come.event.incoming,
    );
    const fitting = named === undefined ? all : waitingNamed(all, named, (id) => exchanges.isUnder(id, named));
    const isMeant = meant.length > 0;
    const found = findReply(isMeant ? meant : fitting, wire, isMeant || named !== undefined);
    if (found === undefined)
      return refused(this.#session, named === undefined ? 'nothing-to-answer' : 'nothing-waits-there');
    if ('problems' in found) return refusalOf(this.#session, place, found.problems);
    exchanges.replied(found);
    if (found.isFinal) inbox.answered(found.exchange, found.incoming);
    thread.post({ type: 'answer', exchange: found.exchange, incoming: found.incoming, bytes: found.bytes });
    return { exchange: found.exchange, bytes: found.bytes, received };
  }

  /** Gives true once what was waited for has come and what the block is for is done. */
  async #await(id: string, member: PlacedMember, values: Values, stopped: Promise<void>): Promise<boolean> {
    const { exchanges, inbox, conversations } = this.#means;
    const { document, block, defaults } = member;
    const surroundings = await this.#means.surroundings(member, values, () => undefined);
    const expand = (text: string, event?: SendEvent): string | undefined => {
      const flow = flowOf({ transport: 'udp', peer: '', ...event, local: event?.local ?? '' });
      return expander(createResolver(scopeOf(block, defaults), factsOf({ ...surroundings, flow })))(text);
    };
    const waiting = { milliseconds: patienceOf(block, defaults, expand), stopped };
    const last = await inbox.wait(keyIn(member), block, waiting, ({ exchange, event }) => {
      if (exchange !== id) exchanges.tell(id, toldAgain(event));
    });
    if (last === undefined) return this.#failed(id, '');
    if ('vain' in last) return this.#failed(id, noteSentence(this.#session.words, last.vain));
    const { come } = last;
    const { event } = come;
    const received = messageOf(come, document);
    if (received?.startLine.kind === 'request') conversations.take(id, received);
    if (block.message?.startLine.kind === 'request') return this.#send(id, member, values, received);
    const conversation = received && receivedConversation(received);
    const verdict = this.#means.outcomes.judgeCome(id, {
      conversation,
      duration: event.at,
      expand: (text) => expand(text, event),
    });
    if (block.message !== undefined) {
      const answer = await this.reply(member, values, come);
      if ('refused' in answer) return this.#failed(id, answer.refused);
      const sent = wireBlock(textIn(document, answer.bytes))?.message;
      if (sent !== undefined) conversations.take(id, sent);
    }
    const { transport, peer } = event;
    this.#done(id, { event: 'done', at: event.at, transport, peer, verdict });
    this.#means.outcomes.settle(id, verdict);
    return true;
  }

  /** What has come was all that kept a request back. */
  async #send(id: string, member: PlacedMember, values: Values, received: Message | undefined): Promise<boolean> {
    const answer = await this.#means.sendOne(member, values, received);
    if ('refused' in answer) return this.#failed(id, answer.refused);
    this.#done(id, { event: 'done', at: 0, transport: '', peer: '' });
    void this.#means.outcomes.settled(answer.exchange).then((isPassed) => this.#means.outcomes.conclude(id, isPassed));
    return true;
  }

  #failed(id: string, note: string): false {
    const nowhere = { at: 0, transport: '', peer: '' };
    if (this.#means.exchanges.get(id)?.state === 'running') {
      this.#means.exchanges.tell(id, { event: 'failed', ...nowhere, note });
      this.#done(id, { event: 'done', ...nowhere });
    }
    this.#means.outcomes.conclude(id, false);
    return false;
  }

  /** The outcome is known; where an agent is heard by it, it goes on. */
  #done(id: string, done: Happening): void {
    const { exchanges } = this.#means;
    const isHeard = [...this.#ears.values()].some(({ exchange }) => exchange === id);
    exchanges.tell(id, isHeard ? { ...done, listening: true } : done);
    if (!isHeard) exchanges.close(id);
  }

  /** The exchange under which a block waits. */
  async #placeOf(member: PlacedMember): Promise<{ readonly exchange: string } | Refused> {
    const key = keyIn(member);
    const ear = this.#ears.get(key);
    if (ear?.member === member.key && ear.isFresh) {
      ear.isFresh = false;
      return ear;
    }
    // Sent anew, it begins anew.
    if (ear?.member === member.key) {
      this.#ears.delete(key);
      this.#means.thread.post({ type: 'end', exchange: ear.exchange });
      this.#means.exchanges.dialogsOver(ear.exchange);
    }
    const local = this.#ears.has(key) ? undefined : this.#localOf(member);
    if (local !== undefined) {
      const opened = await this.#open(member, local);
      if (!('refused' in opened)) opened.isFresh = false;
      return opened;
    }
    const { exchanges } = this.#means;
    const isReached = exchanges
      .of(member.document)
      .some(({ agent, isEar, state }) => agent === agentOf(member.block) && !(isEar === true && state === 'done'));
    if (!isReached) return { refused: noteSentence(this.#session.words, { key: 'nowhere-to-hear', args: {} }) };
    return { exchange: this.#begin(member) };
  }

  async #open(member: PlacedMember, local: HeardAt): Promise<Ear | Refused> {
    if (!this.#session.trusted) return refused(this.#session, 'listening-needs-trust');
    const { thread, exchanges } = this.#means;
    const id = this.#begin(member);
    const ear: Ear = { exchange: id, member: member.key, isFresh: true };
    this.#ears.set(keyIn(member), ear);
    const { autoAnswer } = this.#session.settingsOf(member.document.uri);
    const incoming = autoAnswer ? 'ask' : 'ask-all';
    const exchange = exchanges.get(id);
    if (exchange !== undefined) exchange.isEar = true;
    this.#tellWaiting(id, member, local);
    const given = await this.#identity(local.address);
    if ('fault' in given) {
      this.#ears.delete(keyIn(member));
      this.#failed(id, given.fault);
      return { refused: given.fault, position: member.document.blocks.positionAt(offsetOf(member)) };
    }
    const fault = await thread.listen(id, {
      local,
      identity: given.identity,
      incoming,
      agent: agentOf(member.block),
      awaited: this.awaitedOf(member),
    });
    if (fault === undefined) return ear;
    const note = noteSentence(this.#session.words, fault);
    this.#ears.delete(keyIn(member));
    this.#failed(id, note);
    return { refused: note, position: member.document.blocks.positionAt(offsetOf(member)) };
  }

  /** Who an agent is over TLS: as the settings of the local server say, else by a certificate that is made for where it is heard. */
  async #identity(address: string): Promise<{ readonly identity: Identity } | { readonly fault: string }> {
    const given = await identityIn(this.#session, this.#session.settings.serve);
    if ('fault' in given) return given;
    if (given.identity !== undefined) return { identity: given.identity };
    const identity = this.#made.at(address);
    this.#session.ownAuthority = this.#made.authorities;
    return { identity };
  }

  #begin(member: PlacedMember): string {
    const { exchanges, outcomes, conversations, thread } = this.#means;
    const { document, block } = member;
    const anchor = document.mark(member.anchor.offset);
    const cancel = (exchange: string) => {
      this.stop(exchange);
      thread.post({ type: 'end', exchange });
    };
    const charset = charsetOf(document.encoding);
    const { id } = exchanges.begin({ ...member, anchor, charset, secrets: [], cancel });
    outcomes.begin(id, { uri: document.uri, block, expand: () => undefined });
    conversations.begin(id, { uri: document.uri, names: namesOf(block), textOf: (wire) => textIn(document, wire) });
    return id;
  }

  #tellWaiting(id: string, { block }: PlacedMember, local?: HeardAt): void {
    const { exchanges } = this.#means;
    const known = exchanges.get(id);
    if (known === undefined) return;
    if (local !== undefined) known.place = hostPort(local.address, local.port);
    const what = awaitedBy(block)
      .map((step) => step.join('|'))
      .join(', ');
    const { place } = known;
    const { words } = this.#session;
    const note =
      place === undefined ? words('server', 'waits-for', { what }) : words('server', 'waits-for-at', { what, place });
    exchanges.tell(id, { event: 'waiting', at: 0, transport: '', peer: '', note: note ?? '' });
  }

  /** Replaces templates by what is known before a message is made. */
  expanding({ document, block, defaults }: MessagePlace): (text: string) => string | undefined {
    const environment = this.#session.environmentOf(document);
    const facts = {
      ...noFacts,
      captured: (name: string) => this.#means.outcomes.captured(document.uri, name),
      variable: (name: string) => valueIn(environment, name),
    };
    return expander(createResolver(scopeOf(block, defaults), facts));
  }

  #localOf(member: PlacedMember): HeardAt | undefined {
    return heardAt(member.block, member.defaults, this.expanding(member));
  }
}

/** What an answer was sent to, and what it is; or why there is none. */
type ReplyAnswer =
  | { readonly exchange: string; readonly bytes: Uint8Array; readonly received: Message | undefined }
  | Refused;

/** Stands for a user agent of a document among all. */
function keyIn({ document, block }: MessagePlace): string {
  return keyOf(document, agentOf(block));
}

/** No URI holds a blank, so the keys of all agents of a document begin with that of none. */
function keyOf({ uri }: Pick<OpenDocument, 'uri'>, agent: string): string {
  return `${uri} ${agent}`;
}

function messageOf({ event }: Come, document: OpenDocument): Message | undefined {
  return wireBlock(textIn(document, event.wire ?? new Uint8Array()))?.message;
}

function textIn({ encoding }: OpenDocument, wire: Uint8Array): string {
  return decodeBytes(wire, charsetOf(encoding)) ?? decodeUtf8(wire);
}

/** What is shown of a message under a block that has waited for it; who answers it is said where it came. */
function toldAgain({ incoming, note, ...event }: SendEvent): Happening {
  return event;
}
