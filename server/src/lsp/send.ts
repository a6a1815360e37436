/** Sends the messages of open documents, and only when a command says so: one of the two places of the server from which traffic can come. */

import { findReply, receivedName, waitingNamed } from '../features/next/reply.ts';
import { visibleLine } from '../features/visible.ts';
import { decodeBytes } from '../host/charsets.ts';
import { factsOf, secretsIn } from '../host/facts.ts';
import { rowsIn } from '../host/rows.ts';
import type { CancelArguments, ExplainAnswer, SendAnswer, WireAnswer } from '../protocol.ts';
import { directiveOf, namesOf } from '../sip/directives/read.ts';
import type { Credential } from '../sip/directives/sending.ts';
import { decode } from '../sip/encoding.ts';
import type { Facts, FlowFacts } from '../sip/facts.ts';
import { resolveReference } from '../sip/references.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { transports } from '../sip/transports.ts';
import type { Wire } from '../sip/wire.ts';
import type { Warning } from '../ua/answer.ts';
import { newTag, realChance } from '../ua/chance.ts';
import { Conversations } from '../ua/conversations.ts';
import { acknowledgedTags, createHistory, type History, nextNumber } from '../ua/history.ts';
import type { Account, CredentialsQuestion, Note, Preparation, SendEvent } from '../ua/outgoing.ts';
import { accountOf, type Draft, makeReady, type NotReady, outgoingOf, type Ready, replyWire } from '../ua/ready.ts';
import { type SequenceMeans, sequencesOf, type Values } from '../ua/sequence.ts';
import type { Anchor } from './anchor.ts';
import { Asking } from './asking.ts';
import { blockOnDisk } from './block-on-disk.ts';
import { compareAnswers } from './compare.ts';
import { Consent, type Leaving } from './consent.ts';
import { askCredentials } from './credentials.ts';
import { Exchanges } from './exchanges.ts';
import type { Extension } from './extension.ts';
import { isObject } from './is-object.ts';
import { type MessagePlace, messageAt, offsetOf, type Refused, refusalOf, refused } from './message-place.ts';
import { offeringNext } from './next-steps.ts';
import { noteSentence } from './note-sentence.ts';
import { Outcomes } from './outcomes.ts';
import { Pauses } from './pauses.ts';
import { memberAt, type PlacedMember, placeNamed } from './placed-member.ts';
import { lensRefresher } from './refresh.ts';
import { SenderThread } from './sender-thread.ts';
import type { Session } from './session.ts';
import { surroundingsOf } from './surroundings.ts';
import { identityOf, type SettledTrust, trustOf } from './trust.ts';
import { hostPort, wireDocument } from './wire-document.ts';

/** What came of making a message ready, and what it took. */
interface Made extends SettledTrust {
  readonly ready: Ready | NotReady;
  readonly files: readonly string[];
  /** What stands in the message and is nobody's business. */
  readonly secrets: readonly string[];
}

/** The commands of what is sent and looked at before. */
export type SendingCommand = `sip.server.${'send' | 'sendFresh' | 'explain' | 'wire' | 'compare' | 'cancel' | 'next'}`;

const noValues: Values = new Map();

export function sending(session: Session, workerScript: URL): Extension<SendingCommand> {
  const work = new Sending(session, workerScript);
  const next = offeringNext(session, work.exchanges, {
    nextNumber: (wire) => nextNumber(work.history, wire),
    acknowledged: (wire) => acknowledgedTags(work.history, wire),
    hasEnded: (callId) => work.history.sent().some((each) => each.method === 'BYE' && each.callId === callId),
  });
  return {
    ...next,
    commands: {
      ...next.commands,
      'sip.server.send': (argument) => work.send(argument, false),
      'sip.server.sendFresh': (argument) => work.send(argument, true),
      'sip.server.explain': (argument) => work.explain(argument),
      'sip.server.wire': (argument) => work.wire(argument),
      'sip.server.compare': async (argument) => compareAnswers(session, work.exchanges, argument),
      'sip.server.cancel': async (argument) => work.cancel(argument),
    },
    answersIn: (document, index) => work.exchanges.answersIn(document, index),
    conversationOf: ({ uri }, name) => work.conversations.find(uri, name),
    close: () => work.close(),
  };
}

class Sending {
  readonly exchanges: Exchanges;
  readonly history = createHistory();
  readonly #session: Session;
  readonly #thread: SenderThread;
  readonly #consent: Consent;
  readonly #credentials = new Map<string, readonly Credential[]>();
  readonly conversations = new Conversations();
  readonly #outcomes = new Outcomes();
  readonly #asking: Asking;
  readonly #pauses = new Pauses();
  #lastSequence = 0;

  constructor(session: Session, workerScript: URL) {
    this.#session = session;
    this.exchanges = new Exchanges(session);
    this.exchanges.changed = lensRefresher(session);
    this.exchanges.newTag = () => newTag(realChance);
    this.#consent = new Consent(session);
    this.#asking = new Asking(session);
    this.#thread = new SenderThread(session, workerScript, {
      event: (exchange, event) => this.#tell(exchange, event),
      credentials: (exchange, about) => this.#accountFor(exchange, about),
      dialogsOver: (exchange) => this.exchanges.dialogsOver(exchange),
      closed: (exchange) => {
        this.exchanges.close(exchange);
        this.conversations.end(exchange);
        this.#outcomes.end(exchange);
        this.#credentials.delete(exchange);
      },
      ended: () => this.#threadEnded(),
    });
    session.documents.onDidClose(({ document }) => {
      this.#pauses.stop(document.uri);
      this.#giveUp(this.exchanges.unfinished(document));
      this.#outcomes.forget(document.uri);
    });
  }

  async send(argument: unknown, isFresh: boolean): Promise<SendAnswer> {
    const place = messageAt(this.#session, argument);
    if ('refused' in place) return place;
    if (place.block.message?.startLine.kind === 'response') return this.#reply(place);
    const main = memberAt(place);
    const members = [main];
    const find = (name: string, from: PlacedMember): PlacedMember | undefined => {
      const found = placeNamed(this.#session, name, from);
      if (found !== undefined) members.push(memberAt(found));
      return found && members.at(-1);
    };
    const means = this.#means(find, (member) => isFresh && member.key === main.key);
    const sequence = await sequencesOf(means).run(main);
    const settled = 'stopped' in sequence ? Promise.resolve(false) : sequence.settled;
    void this.#session.guard
      .wait('send', false, () => settled)
      .then(() => {
        for (const { document, anchor } of members) document.release(anchor);
      });
    if (!('stopped' in sequence)) return sequence.sent;
    // Of one that comes first and could not leave, the reason says more.
    if (sequence.by !== undefined && 'refused' in sequence.by) return sequence.by;
    const position = main.document.blocks.positionAt(main.anchor.offset);
    return { refused: this.#asking.whyUnanswered(sequence.stopped) ?? this.#sentence(sequence.stopped), position };
  }

  #means(
    find: (name: string, from: PlacedMember) => PlacedMember | undefined,
    isFresh: (member: PlacedMember) => boolean,
  ): SequenceMeans<PlacedMember, SendAnswer> {
    const { trusted, filesFor } = this.#session;
    return {
      find,
      wentWell: ({ document, anchor }) => this.exchanges.livesOn(document, anchor),
      agree: (note) => this.#asking.agree(note),
      ask: ({ document }, prompt) => this.#asking.ask(document.uri, prompt),
      pause: (milliseconds, { document }) => this.#pauses.wait(milliseconds, document.uri),
      rows: (path, variable, { document, imported }) => {
        const files = trusted ? filesFor(imported?.uri ?? document.uri) : undefined;
        return files && rowsIn(files, path, variable);
      },
      send: (member, values) => this.#sendOne(member, isFresh(member), values),
      settled: (answer) => ('exchange' in answer ? this.#outcomes.settled(answer.exchange) : Promise.resolve(false)),
    };
  }

  async #sendOne(member: PlacedMember, isFresh: boolean, values: Values): Promise<SendAnswer> {
    const { document } = member;
    // The document may be edited while the way is looked for; what leaves is what was asked for, and its place is kept.
    const anchor = document.mark(member.anchor.offset);
    const place = { ...member, index: document.blocks.placeOf(anchor.offset).index };
    const leaving = await this.#ready(place, isFresh, values);
    const answer =
      'refused' in leaving
        ? leaving
        : (await this.#consent.mayLeave(leaving))
          ? this.#begin(leaving, anchor)
          : undefined;
    if (answer !== undefined && 'exchange' in answer) return answer;
    document.release(anchor);
    return answer ?? refused(this.#session, 'not-confirmed');
  }

  /** A response is sent only as the answer to a request that waits, over the flow that brought it. */
  async #reply(place: MessagePlace): Promise<SendAnswer> {
    const { document, block, defaults } = place;
    const surroundings = await this.#surroundings(place);
    const draft = { block, defaults, encoding: document.encoding };
    const wire = (flow: FlowFacts, received: Message | undefined): Wire => {
      const reference: Facts['reference'] = (about) =>
        about.block === receivedName && received !== undefined
          ? resolveReference(about, { request: received, responses: [] })
          : surroundings.reference(about);
      return replyWire({ ...draft, factsFor: (own) => factsOf({ ...surroundings, reference, flow: own }) }, flow);
    };
    const named = directiveOf(block, 'reply-to')?.value.text;
    const all = this.exchanges.waitingIn(document);
    const waiting = named === undefined ? all : waitingNamed(all, named, (id) => this.exchanges.isUnder(id, named));
    const found = findReply(waiting, wire, named !== undefined);
    if (found === undefined)
      return refused(this.#session, named === undefined ? 'nothing-to-answer' : 'nothing-waits-there');
    if ('problems' in found) return refusalOf(this.#session, place, found.problems);
    this.exchanges.replied(found);
    this.#thread.post({ type: 'answer', ...found });
    return { exchange: found.exchange };
  }

  /** Where a message would go. */
  async explain(argument: unknown): Promise<ExplainAnswer | Refused> {
    const place = messageAt(this.#session, argument);
    if ('refused' in place) return place;
    const leaving = await this.#ready(place, false);
    if ('refused' in leaving) return leaving;
    const { route, local, warnings } = leaving.ready;
    const { transport, address, port } = route.destination;
    const steps = route.steps.map((step) => this.#sentence(step));
    const alternatives = route.alternatives.map((other) => hostPort(other.address, other.port));
    return {
      transport,
      address,
      port,
      local: hostPort(local.address, local.port),
      alternatives,
      steps,
      warnings: this.#sentences(warnings),
    };
  }

  /** What would leave, to the byte. */
  async wire(argument: unknown): Promise<WireAnswer | Refused> {
    const place = messageAt(this.#session, argument);
    if ('refused' in place) return place;
    const isFresh = isObject(argument) && argument.fresh === true;
    // What is only looked at leaves no trace.
    const made = await this.#make(place, isFresh, { ...this.history, rename: () => {} });
    if (made === undefined) return refused(this.#session, 'server-ended');
    if ('refused' in made) return made;
    if ('problems' in made.ready) return refusalOf(this.#session, place, made.ready.problems);
    return wireDocument(this.#session, place, made.ready, argument);
  }

  cancel(argument: unknown): null {
    const { exchange: id }: CancelArguments = isObject(argument) ? argument : {};
    if (id === undefined) this.#pauses.stop();
    const one = id === undefined ? undefined : this.exchanges.get(id);
    this.#giveUp(id === undefined ? this.exchanges.unfinished() : one === undefined ? [] : [one]);
    return null;
  }

  close(): Promise<void> {
    this.#pauses.stop();
    return this.#thread.close();
  }

  #giveUp(exchanges: readonly { readonly id: string; readonly state: string }[]): void {
    for (const { id, state } of exchanges) {
      if (state !== 'done') this.#thread.post({ type: state === 'running' ? 'cancel' : 'end', exchange: id });
    }
  }

  /** Finds out everything that must be known before a message may leave; or why it may not. */
  async #ready(place: MessagePlace, isFresh: boolean, values: Values = noValues): Promise<Leaving | Refused> {
    const made = await this.#make(place, isFresh, this.history, values);
    if (made === undefined) return refused(this.#session, 'server-ended');
    if ('refused' in made) return made;
    const { ready, files, secrets, trust, fault } = made;
    if ('problems' in ready) return refusalOf(this.#session, place, ready.problems);
    if ('refused' in ready)
      return {
        refused: this.#sentence(ready.refused),
        position: place.document.blocks.positionAt(offsetOf(place)),
        steps: ready.steps.map((step) => this.#sentence(step)),
      };
    const leaving = { place, ready, files, secrets };
    if (!transports[ready.route.destination.transport].secure) return leaving;
    const own = fault === undefined ? await identityOf(this.#session, trust) : { fault };
    return 'fault' in own ? { refused: own.fault } : { ...leaving, ready: { ...ready, trust: { ...trust, ...own } } };
  }

  async #make(
    place: MessagePlace,
    isFresh: boolean,
    history: History,
    values: Values = noValues,
  ): Promise<Made | Refused | undefined> {
    const { document, block, defaults } = place;
    const settings = this.#session.settingsOf(document.uri);
    const surroundings = await this.#surroundings(place, values);
    const onDisk = this.#session.trusted && block.raw ? blockOnDisk(place) : undefined;
    if (onDisk === 'unsaved') return { ...refused(this.#session, 'raw-unsaved') };
    const settled = trustOf(this.#session);
    const draft: Draft = {
      block,
      defaults,
      encoding: document.encoding,
      factsFor: (flow) => factsOf({ ...surroundings, flow }),
      isFresh,
      onDisk,
      setting: settings.target === '' ? undefined : settings.target,
      localAddress: settings.localAddress === '' ? undefined : settings.localAddress,
      trust: settled.trust,
    };
    const prepare = (preparation: Preparation) => this.#thread.prepare(preparation);
    const ready = await makeReady(draft, { prepare, history, chance: realChance, now: Date.now });
    const secrets = secretsIn(block, defaults, { ...surroundings, values });
    return ready === undefined ? undefined : { ready, files: [...surroundings.files.used], secrets, ...settled };
  }

  #surroundings(place: MessagePlace, values: Values = noValues): ReturnType<typeof surroundingsOf> {
    return surroundingsOf(this.#session, place, {
      conversations: this.conversations,
      captured: (name) => this.#outcomes.captured(place.document.uri, name) ?? values.get(name),
      sequence: () => this.#lastSequence + 1,
    });
  }

  #begin({ place, ready, secrets }: Leaving, anchor: Anchor): SendAnswer {
    const { changes, warnings, charset, directives } = ready;
    const cancel = (exchange: string) => this.cancel({ exchange });
    const { id } = this.exchanges.begin({ ...place, anchor, charset, secrets, cancel });
    this.conversations.begin(id, {
      uri: place.document.uri,
      names: namesOf(place.block),
      textOf: (wire) => decode(wire, charset, decodeBytes) ?? '',
    });
    this.#outcomes.begin(id, { uri: place.document.uri, block: place.block, expand: ready.expand });
    this.#lastSequence += 1;
    this.#credentials.set(id, directives.credentials);
    const { autoAck, autoAnswer, weakestDigest } = this.#session.settingsOf(place.document.uri);
    const incoming = autoAnswer ? 'ask' : 'ask-all';
    const ack = directives.ack ?? (autoAck ? 'auto' : 'off');
    this.#thread.post({ type: 'send', exchange: id, outgoing: { ...outgoingOf(ready), ack, incoming, weakestDigest } });
    return {
      exchange: id,
      ...(changes.length === 0 ? {} : { changes: changes.map((note) => this.#sentence(note)) }),
      ...(warnings.length === 0 ? {} : { warnings: this.#sentences(warnings) }),
    };
  }

  #tell(exchange: string, event: SendEvent): void {
    this.history.record(event, Date.now());
    this.conversations.record(exchange, event);
    const { note, ...rest } = event;
    const verdict =
      event.event === 'done' ? this.#outcomes.judge(exchange, event, this.conversations.of(exchange)) : undefined;
    this.exchanges.tell(exchange, {
      ...rest,
      verdict,
      ...(note === undefined ? {} : { note: this.#sentence(note) }),
    });
    this.#outcomes.settle(exchange, verdict);
  }

  async #accountFor(exchange: string, about: CredentialsQuestion): Promise<Account | undefined> {
    const open = this.#credentials.get(exchange)?.find(({ value }) => value === undefined);
    const { host, transport, refused } = about;
    const user = open?.user === '' ? undefined : open?.user;
    const answer = await askCredentials(this.#session, {
      realm: visibleLine(about.realm),
      host,
      transport,
      exchange,
      refused,
      ...(user === undefined ? {} : { user }),
      ...(open?.secret === undefined ? {} : { secret: open.secret }),
    });
    return answer === undefined ? undefined : accountOf(open?.kind ?? 'password', answer.user, answer.password);
  }

  #threadEnded(): void {
    const note = this.#session.words('server', 'server-ended');
    const nowhere = { at: 0, transport: '', peer: '' };
    for (const { id, state } of this.exchanges.unfinished()) {
      if (state === 'running') this.exchanges.tell(id, { event: 'failed', ...nowhere, note });
      if (state !== 'listening') this.exchanges.tell(id, { event: 'done', ...nowhere });
      this.exchanges.close(id);
      this.conversations.end(id);
      this.#outcomes.end(id);
    }
  }

  #sentences(warnings: readonly Warning[]): readonly string[] {
    return warnings.map(({ note }) => this.#sentence(note));
  }

  #sentence(note: Note): string {
    return noteSentence(this.#session.words, note);
  }
}
