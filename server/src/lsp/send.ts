/** Sends the messages of open documents, and only when a command says so: one of the two places of the server from which traffic can come. */

import { decodeBytes } from '../host/charsets.ts';
import { rowsIn } from '../host/rows.ts';
import type { CancelArguments, ExplainAnswer, SendAllAnswer, SendAnswer, WireAnswer } from '../protocol.ts';
import { namesOf } from '../sip/directives/read.ts';
import { awaitedBy } from '../sip/directives/scene.ts';
import { isDisabled } from '../sip/directives/sequence.ts';
import { decode } from '../sip/encoding.ts';
import type { Message } from '../sip/syntax/tree.ts';
import type { Warning } from '../ua/answer.ts';
import { newTag, realChance } from '../ua/chance.ts';
import { Conversations } from '../ua/conversations.ts';
import { acknowledgedTags, createHistory, nextNumber } from '../ua/history.ts';
import { Inbox } from '../ua/inbox.ts';
import type { Note, Preparation, SendEvent } from '../ua/outgoing.ts';
import { makeReady, outgoingOf } from '../ua/ready.ts';
import { type SequenceMeans, sendAll, sequencesOf, type Values } from '../ua/sequence.ts';
import { Accounts } from './accounts.ts';
import type { Anchor } from './anchor.ts';
import { Asking } from './asking.ts';
import { compareAnswers } from './compare.ts';
import { Consent, type Leaving } from './consent.ts';
import type { OpenDocument } from './documents.ts';
import { Exchanges } from './exchanges.ts';
import { explainAnswer } from './explain-answer.ts';
import type { Extension } from './extension.ts';
import { isObject } from './is-object.ts';
import { documentIn, type MessagePlace, messageAt, type Refused, refusalOf, refused } from './message-place.ts';
import { offeringNext } from './next-steps.ts';
import { noteSentence } from './note-sentence.ts';
import { Outcomes } from './outcomes.ts';
import { Pauses } from './pauses.ts';
import { memberAt, membersIn, type PlacedMember, placeNamed } from './placed-member.ts';
import { Readying } from './readying.ts';
import { Receptions } from './receptions.ts';
import { lensRefresher } from './refresh.ts';
import { SenderThread } from './sender-thread.ts';
import type { Session } from './session.ts';
import { surroundingsOf } from './surroundings.ts';
import { Tally } from './tally.ts';
import { wireDocument } from './wire-document.ts';

/** The commands of what is sent and looked at before. */
export type SendingCommand =
  `sip.server.${'send' | 'sendFresh' | 'sendAll' | 'explain' | 'wire' | 'compare' | 'cancel' | 'next'}`;

/** What was waited for did not come; its thread says why. */
const inVain: Note = { key: 'cancelled', args: {} };

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
      'sip.server.sendAll': (argument) => work.sendAll(argument),
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
  readonly #accounts: Accounts;
  readonly conversations = new Conversations();
  readonly #outcomes = new Outcomes();
  readonly #asking: Asking;
  readonly #pauses = new Pauses();
  readonly #receptions: Receptions;
  readonly #readying: Readying;
  #lastSequence = 0;

  constructor(session: Session, workerScript: URL) {
    this.#session = session;
    this.exchanges = new Exchanges(session);
    this.exchanges.changed = lensRefresher(session);
    this.exchanges.newTag = () => newTag(realChance);
    this.#consent = new Consent(session);
    this.#asking = new Asking(session);
    this.#accounts = new Accounts(session);
    this.#thread = new SenderThread(session, workerScript, {
      event: (exchange, event) => this.#tell(exchange, event),
      credentials: (exchange, about) => this.#accounts.for(exchange, about),
      dialogsOver: (exchange) =>
        this.exchanges.get(exchange)?.isEar === true
          ? this.#receptions.closed(exchange)
          : this.exchanges.dialogsOver(exchange),
      closed: (exchange) => this.#closed(exchange),
      ended: () => this.#threadEnded(),
    });
    this.#readying = new Readying(session, {
      surroundings: (...what) => this.#surroundings(...what),
      make: (draft, history) => {
        const prepare = (preparation: Preparation) => this.#thread.prepare(preparation);
        return makeReady(draft, { prepare, history, chance: realChance, now: Date.now });
      },
    });
    this.#receptions = new Receptions(session, {
      exchanges: this.exchanges,
      outcomes: this.#outcomes,
      conversations: this.conversations,
      inbox: new Inbox(),
      thread: this.#thread,
      surroundings: (...what) => this.#surroundings(...what),
      sendOne: (member, values, received) => this.#sendOne(member, false, values, received),
    });
    session.documents.onDidClose(({ document }) => {
      this.#pauses.stop(document.uri);
      this.#giveUp(this.exchanges.unfinished(document));
      this.#outcomes.forget(document.uri);
      this.#receptions.forget(document);
    });
  }

  async send(argument: unknown, isFresh: boolean): Promise<SendAnswer> {
    const place = messageAt(this.#session, argument);
    if ('refused' in place) return place;
    const main = memberAt(place);
    const members = [main];
    const find = this.#finding(members);
    const means = this.#means(find, (member, values) =>
      this.#sendMember(member, isFresh && member.key === main.key, values),
    );
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

  /** All messages of a document, one after the other. */
  async sendAll(argument: unknown): Promise<SendAllAnswer | Refused> {
    const document = documentIn(this.#session, argument);
    if (document === undefined) return refused(this.#session, 'document-closed');
    const members = membersIn(document);
    const others: PlacedMember[] = [];
    try {
      return await this.#sendMembers(document, members, others);
    } finally {
      for (const { anchor } of [...members, ...others]) document.release(anchor);
    }
  }

  /** `others` gets those that are found on the way, in the file or in what it imports. */
  async #sendMembers(
    document: OpenDocument,
    members: readonly PlacedMember[],
    others: PlacedMember[],
  ): Promise<SendAllAnswer | Refused> {
    const tally = new Tally();
    for (const member of members) {
      const deaf = await this.#receptions.listen(member);
      if (deaf !== undefined) return deaf;
    }
    const means = this.#means(this.#finding(others), async (member, values) => {
      const answer = await this.#sendMember(member, false, values);
      if ('refused' in answer) tally.refused(answer);
      else if (!(await this.#receptions.arrived(answer.exchange))) return { stopped: inVain };
      return answer;
    });
    const settled = async (answer: SendAnswer, member: PlacedMember) =>
      tally.count(await means.settled(answer, member));
    await sendAll(members, sequencesOf({ ...means, settled }), {
      mayGoOn: () => this.#session.documents.get(document.uri) === document,
      isLeftOut: (member) => isDisabled(member.block, this.#receptions.expanding(member)),
      stopped: (note) => {
        tally.count(false);
        if (note !== inVain) tally.refused({ refused: this.#asking.whyUnanswered(note) ?? this.#sentence(note) });
        return note !== inVain;
      },
    });
    return tally.answer;
  }

  /** Finds the blocks that others name; those that are found are added to `members`, whose places are to be released. */
  #finding(members: PlacedMember[]): (name: string, from: PlacedMember) => PlacedMember | undefined {
    return (name, from) => {
      const found = placeNamed(this.#session, name, from);
      if (found !== undefined) members.push(memberAt(found));
      return found && members.at(-1);
    };
  }

  #means(
    find: (name: string, from: PlacedMember) => PlacedMember | undefined,
    send: SequenceMeans<PlacedMember, SendAnswer>['send'],
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
      send,
      settled: async (answer, { block }) => {
        if ('refused' in answer) return false;
        // A response that waits for nothing is done once it has left.
        const isReply = block.message?.startLine.kind === 'response' && awaitedBy(block).length === 0;
        return isReply || this.#outcomes.settled(answer.exchange);
      },
    };
  }

  /** A response is sent only as the answer to a request that waits, over the flow that brought it. */
  async #sendMember(member: PlacedMember, isFresh: boolean, values: Values): Promise<SendAnswer> {
    if (awaitedBy(member.block).length > 0) return this.#receptions.receive(member, values);
    if (member.block.message?.startLine.kind !== 'response') return this.#sendOne(member, isFresh, values);
    const answer = await this.#receptions.reply(member, values);
    return 'refused' in answer ? answer : { exchange: answer.exchange };
  }

  async #sendOne(member: PlacedMember, isFresh: boolean, values: Values, received?: Message): Promise<SendAnswer> {
    const { document } = member;
    // The document may be edited while the way is looked for; what leaves is what was asked for, and its place is kept.
    const anchor = document.mark(member.anchor.offset);
    const place = { ...member, index: document.blocks.placeOf(anchor.offset).index };
    const leaving = await this.#readying.ready(place, this.history, { isFresh, values, received });
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

  /** Where a message would go. */
  async explain(argument: unknown): Promise<ExplainAnswer | Refused> {
    const place = messageAt(this.#session, argument);
    if ('refused' in place) return place;
    const leaving = await this.#readying.ready(place, this.history);
    if ('refused' in leaving) return leaving;
    return explainAnswer(this.#session, leaving.ready);
  }

  /** What would leave, to the byte. */
  async wire(argument: unknown): Promise<WireAnswer | Refused> {
    const place = messageAt(this.#session, argument);
    if ('refused' in place) return place;
    const isFresh = isObject(argument) && argument.fresh === true;
    // What is only looked at leaves no trace.
    const made = await this.#readying.make(place, { ...this.history, rename: () => {} }, { isFresh });
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
      this.#receptions.stop(id);
      if (state !== 'done') this.#thread.post({ type: state === 'running' ? 'cancel' : 'end', exchange: id });
    }
  }

  #surroundings(
    place: MessagePlace,
    values: Values,
    received: () => Message | undefined,
  ): ReturnType<typeof surroundingsOf> {
    return surroundingsOf(this.#session, place, {
      conversations: this.conversations,
      received,
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
    this.#accounts.begin(id, directives.credentials);
    const { autoAck, autoAnswer, weakestDigest } = this.#session.settingsOf(place.document.uri);
    const incoming = autoAnswer ? 'ask' : 'ask-all';
    const awaited = this.#receptions.awaitedOf(place);
    const ack = directives.ack ?? (autoAck ? 'auto' : 'off');
    this.#thread.post({
      type: 'send',
      exchange: id,
      outgoing: { ...outgoingOf(ready), ack, incoming, awaited, weakestDigest },
    });
    return {
      exchange: id,
      ...(changes.length === 0 ? {} : { changes: changes.map((note) => this.#sentence(note)) }),
      ...(warnings.length === 0 ? {} : { warnings: this.#sentences(warnings) }),
    };
  }

  #tell(exchange: string, event: SendEvent): void {
    this.history.record(event, Date.now());
    this.conversations.record(exchange, event);
    this.#receptions.record(exchange, event);
    const { note, ...rest } = event;
    const verdict =
      event.event === 'done' ? this.#outcomes.judge(exchange, event, this.conversations.of(exchange)) : undefined;
    this.exchanges.tell(exchange, {
      ...rest,
      verdict,
      ...(note === undefined ? {} : { note: this.#sentence(this.#session.redactor.hideIn(note)) }),
    });
    this.#outcomes.settle(exchange, verdict);
  }

  /** Nothing more will come of one. */
  #closed(exchange: string): void {
    this.#receptions.closed(exchange);
    this.exchanges.close(exchange);
    this.conversations.end(exchange);
    this.#outcomes.end(exchange);
    this.#accounts.end(exchange);
  }

  #threadEnded(): void {
    const note = this.#session.words('server', 'server-ended');
    const nowhere = { at: 0, transport: '', peer: '' };
    for (const { id, state } of this.exchanges.unfinished()) {
      if (state === 'running') this.exchanges.tell(id, { event: 'failed', ...nowhere, note });
      if (state !== 'listening') this.exchanges.tell(id, { event: 'done', ...nowhere });
      this.#receptions.stop(id);
      this.#closed(id);
    }
  }

  #sentences(warnings: readonly Warning[]): readonly string[] {
    return warnings.map(({ note }) => this.#sentence(note));
  }

  #sentence(note: Note): string {
    return noteSentence(this.#session.words, note);
  }
}
