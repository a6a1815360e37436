/** The exchanges of a session: where each stands in its document by now, what the editor is told of it, and which answers it brought. */

import { forkTagOf } from '../features/next/fork-tag.ts';
import type { Reply, Waiting } from '../features/next/reply.ts';
import { titleOf } from '../features/symbols.ts';
import { shown, visible, visibleLine } from '../features/visible.ts';
import { decodeBytes, encodeText } from '../host/charsets.ts';
import { type Redactor, withoutSecrets } from '../proofs.ts';
import { type ExchangeCheck, type ExchangeEvent, type ExchangeEventName, exchangeMethod } from '../protocol.ts';
import type { Checked, Verdict } from '../sip/checks/checks.ts';
import { nameOf, namesOf } from '../sip/directives/read.ts';
import { agentOf } from '../sip/directives/scene.ts';
import { encode } from '../sip/encoding.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Anchor } from './anchor.ts';
import type { OpenDocument } from './documents.ts';
import { type Progress, showProgress } from './progress.ts';
import type { Session } from './session.ts';

/** What happened, as the user agent reports it, with its note as a sentence. */
export interface Happening {
  readonly event: ExchangeEventName;
  readonly at: number;
  readonly transport: string;
  readonly peer: string;
  readonly local?: string | undefined;
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly wire?: Uint8Array | undefined;
  readonly note?: string | undefined;
  readonly otherSource?: boolean | undefined;
  readonly dialogOpen?: boolean | undefined;
  readonly incoming?: string | undefined;
  readonly verdict?: Verdict | undefined;
  readonly listening?: boolean | undefined;
}

/** An answer that may be put into the document. */
export interface Answer {
  readonly title: string;
  /** Without secrets and proofs: a file is given to others. */
  readonly text: string;
  /** True when something was taken out of it. */
  readonly isConcealed: boolean;
}

/** A message that left or came in. */
export interface ToldMessage {
  readonly event: 'sent' | 'response' | 'request';
  readonly status?: number | undefined;
  readonly wire: Uint8Array;
  readonly text: string;
  readonly transport: string;
  /** Our end of the way. */
  readonly local: string;
}

export interface Beginning {
  readonly document: OpenDocument;
  readonly block: Block;
  readonly charset: string;
  /** What stands in the message and is nobody's business. */
  readonly secrets: readonly string[];
  /** Marks the start line; is kept as long as the exchange is remembered. */
  readonly anchor: Anchor;
  /** Is called when the user gives it up by way of its progress. */
  readonly cancel: (id: string) => void;
}

export interface Exchange {
  readonly id: string;
  readonly document: OpenDocument;
  readonly title: string;
  /** The user agent of its block. */
  readonly agent: string;
  /** True where a port hears by it; `place` says which. */
  isEar?: boolean;
  place?: string;
  readonly charset: string;
  readonly secrets: readonly string[];
  /** The text of its block when it was sent. */
  readonly sentText: string;
  readonly anchor: Anchor;
  readonly answers: Answer[];
  /** What left and came in, as text, in order. */
  readonly messages: ToldMessage[];
  /** The answer that counts, once it is known. */
  outcome?: ToldMessage | undefined;
  /** Requests that wait, by the user agent's name for them. */
  readonly waiting: Map<string, Waiting>;
  readonly progress?: Progress | undefined;
  /** `open` once the outcome is known while a dialog goes on; `listening` when none does, but more may come. */
  state: 'running' | 'open' | 'listening' | 'done';
  /** True once it has got the answer that its block wants. */
  isPassed: boolean;
}

/** So many are remembered; the oldest that are over give way. */
const remembered = 50;

/** So many answers of one are. */
const answersKept = 16;

/** So many of all messages of one are, beside the first. */
const messagesKept = 64;

/** So many bytes of messages of all are; those of the oldest exchange give way first. */
const bytesKept = 2 ** 20;

/** So many requests of one may wait. */
const waitingKept = 64;

export class Exchanges {
  readonly #session: Session;
  readonly #all = new Map<string, Exchange>();
  /** Makes what tells our end of a dialog from others. */
  newTag: () => string = () => '';
  /** Is called when something has happened in one of them. */
  changed: () => void = () => {};
  #count = 0;
  #arrived = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  begin({ document, block, charset, secrets, anchor, cancel }: Beginning): Exchange {
    this.#count += 1;
    const id = `exchange-${this.#count}`;
    const title = titleIn(block);
    const exchange: Exchange = {
      id,
      document,
      title,
      agent: agentOf(block),
      charset,
      secrets,
      sentText: block.text,
      anchor,
      answers: [],
      messages: [],
      waiting: new Map(),
      progress: this.#session.client.showsExchanges ? undefined : showProgress(this.#session, title, () => cancel(id)),
      state: 'running',
      isPassed: false,
    };
    this.#all.set(id, exchange);
    this.#forgetOldest();
    return exchange;
  }

  get(id: string): Exchange | undefined {
    return this.#all.get(id);
  }

  /** Those that are not over, of one document or of all. */
  unfinished(document?: OpenDocument): readonly Exchange[] {
    const all = [...this.#all.values()];
    return all.filter((each) => each.state !== 'done' && (document === undefined || each.document === document));
  }

  /** The answers that the message of a block brought, the last exchange first. */
  answersIn(document: OpenDocument, index: number): readonly Answer[] {
    return this.of(document)
      .filter((each) => blockOf(each) === index)
      .flatMap(({ answers }) => answers);
  }

  /** Those of a document, the last first. */
  of(document: OpenDocument): readonly Exchange[] {
    return [...this.#all.values()].filter((each) => each.document === document).reverse();
  }

  /** True where the message at a place, as it stands there, got the answer that its block wants, and what that opened, if anything, still lives. */
  livesOn(document: OpenDocument, anchor: Anchor): boolean {
    const { index } = document.blocks.placeOf(anchor.offset);
    const last = this.of(document).find((each) => blockOf(each) === index);
    const opens = /^(?:INVITE|REGISTER|SUBSCRIBE) /u.test(last?.messages[0]?.text ?? '');
    if (last?.isPassed !== true || last.sentText !== document.blocks.textOf(index)) return false;
    return !opens || last.state === 'open' || last.state === 'listening';
  }

  /** The requests that wait in the exchanges of a document. */
  waitingIn(document: OpenDocument): readonly Waiting[] {
    return this.of(document).flatMap(({ waiting }) => [...waiting.values()]);
  }

  /** True of an exchange whose block goes by a name. */
  isUnder(id: string, name: string): boolean {
    const exchange = this.#all.get(id);
    return exchange !== undefined && namesOf(exchange.document.blocks.treeOf(blockOf(exchange))).includes(name);
  }

  /** What waited has got its final answer, or one of several. */
  replied({ exchange, incoming, isFinal }: Reply): void {
    if (isFinal) this.#all.get(exchange)?.waiting.delete(incoming);
  }

  /** Tells the editor what happened. */
  tell(id: string, happening: Happening): void {
    const exchange = this.#all.get(id);
    if (exchange === undefined) return;
    if (happening.event === 'done') exchange.state = happening.dialogOpen === true ? 'open' : 'listening';
    if (happening.verdict !== undefined) exchange.isPassed = happening.verdict.isPassed;
    keepAnswer(exchange, happening, this.#session.redactor);
    keepMessage(exchange, happening);
    keepOutcome(exchange, happening);
    this.#keepWithinBudget();
    this.#keepWaiting(exchange, happening);
    exchange.progress?.tell(happening);
    this.#send(exchange, happening);
  }

  /** Nothing more will come of one. */
  close(id: string): void {
    const exchange = this.#all.get(id);
    if (exchange === undefined) return;
    exchange.state = 'done';
    this.changed();
  }

  /** Its last dialog is over. */
  dialogsOver(id: string): void {
    const exchange = this.#all.get(id);
    if (exchange === undefined) return;
    exchange.state = 'listening';
    this.#send(exchange, { event: 'done', at: 0, transport: '', peer: '' });
  }

  #keepWaiting({ id, waiting, charset }: Exchange, happening: Happening): void {
    const { event, incoming, wire, transport, peer, local = '' } = happening;
    if (event !== 'request' || incoming === undefined || wire === undefined) return;
    const text = textOf(wire, charset);
    const tag = this.newTag();
    this.#arrived += 1;
    waiting.set(incoming, { exchange: id, incoming, text, transport, peer, local, tag, order: this.#arrived });
    for (const oldest of waiting.keys()) if (waiting.size > waitingKept) waiting.delete(oldest);
  }

  #send(exchange: Exchange, happening: Happening): void {
    const { client, connection, redactor } = this.#session;
    if (client.showsExchanges)
      connection.sendNotification(exchangeMethod, redactor.hideIn(eventOf(exchange, happening, redactor)));
    this.changed();
  }

  /** Of a message the bytes and the text count, which are as long. */
  #keepWithinBudget(): void {
    const all = [...this.#all.values()];
    let size = all.reduce((sum, { messages }) => sum + weightOf(messages), 0);
    for (const { messages, answers } of all) {
      while (size > bytesKept && messages.length > 1) {
        // The request is what all that comes next is made from.
        const [dropped] = messages.splice(1, 1);
        size -= dropped?.wire.length ?? 0;
        answers.splice(0, Math.max(0, answers.length - messages.length + 1));
      }
    }
  }

  #forgetOldest(): void {
    for (const exchange of this.#all.values()) {
      if (this.#all.size <= remembered) return;
      if (exchange.state !== 'done') continue;
      exchange.document.release(exchange.anchor);
      this.#all.delete(exchange.id);
    }
  }
}

function weightOf(messages: readonly ToldMessage[]): number {
  return messages.reduce((sum, { wire }) => sum + wire.length, 0);
}

function titleIn(block: Block): string {
  return visibleLine(nameOf(block) ?? (block.message === undefined ? '' : titleOf(block.message.startLine)), 120);
}

/** The block that holds the exchange's place now. */
export function blockOf({ document, anchor }: Exchange): number {
  return document.blocks.placeOf(anchor.offset).index;
}

function keepAnswer(exchange: Exchange, { event, status, reason, wire }: Happening, redactor: Redactor): void {
  if (event !== 'response' || wire === undefined) return;
  // What other messages hold in secret may have been captured there.
  const clean = (said: string): string => redactor.hide(withoutSecrets(said, exchange.secrets));
  const title = visibleLine(clean(`${status ?? ''} ${reason ?? ''}`.trim()));
  const came = textOf(wire, exchange.charset);
  const text = clean(came);
  exchange.answers.push({ title, text, isConcealed: text !== came });
  if (exchange.answers.length > answersKept) exchange.answers.shift();
}

function keepMessage(exchange: Exchange, { event, status, wire, transport, local = '' }: Happening): void {
  const { messages, charset } = exchange;
  if (wire === undefined || (event !== 'sent' && event !== 'response' && event !== 'request')) return;
  messages.push({ event, status, wire, transport, local, text: textOf(wire, charset) });
  if (messages.length > messagesKept) messages.splice(1, 1);
}

/** The 200 to a CANCEL comes before the 487 to its INVITE, and the one to a BYE after all: the status says which it is. */
function keepOutcome(exchange: Exchange, { event, status }: Happening): void {
  if (event !== 'done' || status === undefined) return;
  exchange.outcome ??= exchange.messages.findLast((each) => each.event === 'response' && each.status === status);
}

/** A peer may send back the secrets that it was sent. They are hidden before anything is cut or made visible, so that no part of them is left. */
function eventOf(exchange: Exchange, happening: Happening, redactor: Redactor): ExchangeEvent {
  const { event, at, transport, peer, local, status, reason, wire, note, otherSource } = happening;
  const { dialogOpen, listening, verdict } = happening;
  const written = wire === undefined ? undefined : redactor.hide(textOf(wire, exchange.charset));
  const text = written === undefined ? undefined : shown(written);
  const tag = event !== 'response' || written === undefined ? undefined : forkTagOf(written);
  return {
    exchange: exchange.id,
    event,
    uri: exchange.document.uri,
    ...linesOf(exchange),
    title: exchange.title,
    at,
    transport,
    peer,
    ...(local === undefined ? {} : { local }),
    ...(status === undefined ? {} : { status }),
    ...(reason === undefined ? {} : { reason: visibleLine(redactor.hide(reason)) }),
    ...(tag === undefined ? {} : { tag }),
    ...(text === undefined ? {} : { text: text.text, truncated: text.truncated }),
    ...(written === undefined || text?.truncated !== true ? {} : { whole: visible(written) }),
    ...(wire === undefined ? {} : { wire: wireWithout(wire, exchange.charset, redactor) }),
    ...(note === undefined ? {} : { note }),
    ...(otherSource === undefined ? {} : { otherSource }),
    ...(dialogOpen === undefined ? {} : { dialogOpen }),
    ...(listening === undefined ? {} : { listening }),
    ...(verdict === undefined ? {} : checksOf(exchange, verdict, redactor)),
  };
}

function wireWithout(wire: Uint8Array, charset: string, redactor: Redactor): string {
  const written = (text: string): string => Buffer.from(encode(text, charset, encodeText) ?? []).toString('latin1');
  const safe = redactor.hideBytes(Buffer.from(wire).toString('latin1'), written);
  return Buffer.from(safe, 'latin1').toString('base64');
}

function checksOf(
  exchange: Exchange,
  { expectations, captures }: Verdict,
  redactor: Redactor,
): { readonly checks?: readonly ExchangeCheck[] } {
  const { blocks } = exchange.document;
  const index = blockOf(exchange);
  const told = (kind: ExchangeCheck['kind'], { directive, isMet, actual }: Checked): ExchangeCheck => ({
    kind,
    line: blocks.positionIn(index, directive.start).line,
    text: visibleLine(directive.value.text),
    isMet,
    ...(actual === undefined ? {} : { actual: visibleLine(redactor.hide(actual)) }),
  });
  const checks = [
    ...expectations.map((each) => told('expect', each)),
    ...captures.map((each) => told('capture', each)),
  ];
  return checks.length === 0 ? {} : { checks };
}

function linesOf(exchange: Exchange): { readonly startLine: number; readonly endLine: number } {
  const { blocks } = exchange.document;
  const index = blockOf(exchange);
  const end = blocks.startOf(index) + blocks.textOf(index).length;
  const last = blocks.positionAt(end);
  return {
    startLine: blocks.positionAt(exchange.anchor.offset).line,
    endLine: last.character === 0 ? last.line : last.line + 1,
  };
}

function textOf(wire: Uint8Array, charset: string): string {
  return decodeBytes(wire, charset) ?? new TextDecoder().decode(wire);
}
