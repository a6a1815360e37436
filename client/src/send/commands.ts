/** The commands: what the palette, the keys, the lenses and the buttons of answers run. */

import {
  type CommentThread,
  commands,
  Disposable,
  env,
  l10n,
  type TextDocument,
  TextEditorRevealType,
  window,
  workspace,
} from 'vscode';
import type { Redactor } from '../../../server/src/proofs.ts';
import type {
  AuthorizationAnswer,
  CancelArguments,
  ExplainAnswer,
  ExplainRefusal,
  SendAllAnswer,
  SendAllArguments,
  SendAnswer,
  SendArguments,
  WireAnswer,
  WireArguments,
} from '../../../server/src/protocol.ts';
import { wordFor } from '../event-words.ts';
import type { LanguageServer } from '../language-client.ts';
import { messageEditor } from '../message-editor.ts';
import { selectTarget } from '../target.ts';
import type { TraceChannel } from '../trace-channel.ts';
import { compareAnswers } from './compare.ts';
import { handedOn } from './concealed.ts';
import type { Confirmation } from './confirm.ts';
import type { Credentials } from './credentials.ts';
import type { Entry, Exchange } from './exchange.ts';
import type { Exchanges } from './exchanges.ts';
import { insertAnswer } from './insert-answer.ts';
import { openBytes, openExchange, openMessage, openWire } from './message-documents.ts';
import { foundAt, startLine } from './place.ts';
import { AnswerComment, placeOfAnswers, type Threads } from './threads.ts';
import { wireTraffic } from './wire-traffic.ts';

/** What commands work with. */
export interface Parts {
  readonly server: LanguageServer;
  readonly exchanges: Exchanges;
  readonly threads: Threads;
  readonly trace: TraceChannel;
  readonly credentials: Credentials;
  readonly confirmation: Confirmation;
  readonly redactor: Redactor;
}

type SendCommand = 'sip.server.send' | 'sip.server.sendFresh';

/** How long a word in the status bar stays. */
const glimpse = 4000;

export function registerCommands(parts: Parts): Disposable {
  const { server, exchanges, threads, trace, credentials, confirmation } = parts;
  const sender = new Sender(server, exchanges);
  return Disposable.from(
    commands.registerCommand('sip.send', (place?: unknown) => sender.send('sip.server.send', place)),
    commands.registerCommand('sip.sendFresh', (place?: unknown) => sender.send('sip.server.sendFresh', place)),
    commands.registerCommand('sip.sendAgain', () => sender.again()),
    commands.registerCommand('sip.sendAll', () => sender.all()),
    commands.registerCommand('sip.explain', () => sender.explain()),
    commands.registerCommand('sip.checkAuthorization', (place?: unknown) =>
      authorize(parts, 'sip.server.checkAuthorization', place),
    ),
    commands.registerCommand('sip.computeAuthorization', (place?: unknown) =>
      authorize(parts, 'sip.server.computeAuthorization', place),
    ),
    commands.registerCommand('sip.showWire', (place?: unknown) => showWire(parts, place)),
    commands.registerCommand('sip.cancel', (asked?: unknown) => sender.cancel(threads.exchangeOf(asked) ?? asked)),
    commands.registerCommand('sip.selectTarget', () => selectTarget(server, window.activeTextEditor?.document.uri)),
    commands.registerCommand('sip.showAnswer', (exchange?: unknown) => showAnswer(parts, exchange)),
    commands.registerCommand('sip.compareAnswers', (asked?: unknown) =>
      compareAnswers(server, sentAndAnswered(parts, asked)),
    ),
    commands.registerCommand('sip.clearAnswers', () => exchanges.clear()),
    commands.registerCommand('sip.closeAnswers', (thread?: CommentThread) => close(parts, thread)),
    commands.registerCommand(
      'sip.copyAnswer',
      withEntry(parts, ({ event }) => env.clipboard.writeText(handedOn(event, parts.redactor))),
    ),
    commands.registerCommand(
      'sip.openAnswer',
      withEntry(parts, ({ event }) => openMessage(event)),
    ),
    commands.registerCommand(
      'sip.openBytes',
      withEntry(parts, ({ event }) => openBytes(event)),
    ),
    commands.registerCommand('sip.openExchange', (thread?: CommentThread) => showTraffic(parts, thread)),
    commands.registerCommand(
      'sip.insertAnswer',
      withEntry(parts, (entry, exchange) => insertAnswer(server, exchange, entry)),
    ),
    commands.registerCommand('sip.showTraffic', () => trace.show()),
    commands.registerCommand('sip.forgetPasswords', async () => {
      const [passwords, targets] = [await credentials.forgetAll(), await confirmation.forgetAll()];
      window.setStatusBarMessage(l10n.t('Passwords forgotten: {0}, targets: {1}', passwords, targets), glimpse);
    }),
  );
}

class Sender {
  readonly #server: LanguageServer;
  readonly #exchanges: Exchanges;
  #last: { readonly command: SendCommand; readonly exchange: string } | undefined;

  constructor(server: LanguageServer, exchanges: Exchanges) {
    this.#server = server;
    this.#exchanges = exchanges;
  }

  /** Answers what the server says, for those who run the command by program. */
  async send(command: SendCommand, place: unknown): Promise<SendAnswer | undefined> {
    const where = isPlace(place) ? place : placeOfCursor();
    if (where === undefined) return undefined;
    const answer = await this.#server.run<SendAnswer>(command, where);
    if ('refused' in answer) {
      this.#refuse(where, answer);
      return answer;
    }
    this.#last = { command, exchange: answer.exchange };
    this.#exchanges.remark(answer.exchange, [...(answer.changes ?? []), ...(answer.warnings ?? [])]);
    return answer;
  }

  /** The message that was sent last, wherever it is by now and whatever it says by now. */
  async again(): Promise<SendAnswer | undefined> {
    const last = this.#last;
    const exchange = last === undefined ? undefined : this.#exchanges.find(last.exchange);
    const document = exchange === undefined ? undefined : documentOf(exchange.uri);
    if (last === undefined || exchange === undefined || document === undefined) {
      return this.send(last?.command ?? 'sip.server.send', undefined);
    }
    return this.send(last.command, placeIn(document, exchange.lines.start));
  }

  /** All messages of the file that is being looked at; what came of each stands beside it. */
  async all(): Promise<SendAllAnswer | undefined> {
    const document = messageEditor()?.document;
    if (document === undefined) return undefined;
    const uri = document.uri.toString();
    const whole: SendAllArguments = { uri };
    const answer = await this.#server.run<SendAllAnswer | ExplainRefusal>('sip.server.sendAll', whole);
    const start = { uri, position: { line: 0, character: 0 } };
    if ('refused' in answer) {
      this.#refuse(start, answer);
      return undefined;
    }
    for (const refusal of answer.refusals) this.#refuse(start, refusal);
    const { passed, failed } = answer;
    const text =
      failed === 0 ? l10n.t('All {0} messages passed', passed) : l10n.t('{0} passed, {1} failed', passed, failed);
    window.setStatusBarMessage(text, glimpse);
    return answer;
  }

  async explain(): Promise<void> {
    const where = placeOfCursor();
    const document = where === undefined ? undefined : documentOf(where.uri);
    if (where === undefined || document === undefined) return;
    const answer = await this.#server.run<ExplainAnswer | ExplainRefusal>('sip.server.explain', where);
    if ('refused' in answer) {
      this.#refuse(where, answer);
      return;
    }
    const { transport, address, port, local, steps, warnings } = answer;
    const peer = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
    const way = l10n.t('Goes to {0} {1}, from {2}', transport, peer, local);
    const title = l10n.t('Where It Goes');
    const line = startLine(where.position.line, document.lineCount, (each) => document.lineAt(each).text);
    this.#exchanges.tell(document, line, { title, way, steps: [...steps, ...warnings] });
  }

  /** The exchange that was clicked, else the one at the cursor, else the latest that still goes on. */
  async cancel(argument: unknown): Promise<void> {
    const running = this.#exchanges.running;
    const given = running.find((each) => each === argument);
    const exchange = given ?? atCursor(running) ?? running[0];
    if (exchange === undefined) {
      window.setStatusBarMessage(l10n.t('No message is on its way.'), glimpse);
      return;
    }
    const cancel: CancelArguments = { exchange: exchange.id };
    await this.#server.run('sip.server.cancel', cancel);
  }

  #refuse({ uri, position: asked }: SendArguments, { refused, position, steps = [] }: ExplainRefusal): void {
    const document = documentOf(uri);
    if (document === undefined) return;
    const line = Math.min(position?.line ?? asked.line, document.lineCount - 1);
    this.#exchanges.tell(document, line, { title: l10n.t('Not sent'), refused, steps });
  }
}

/** Opens the thread under the message at the cursor, or of the exchange that a lens names, and goes there: below a long message it is out of sight. */
function showAnswer(parts: Parts, argument: unknown): void {
  const exchange = answered(parts, argument);
  if (exchange === undefined) {
    sayUnanswered();
    return;
  }
  parts.threads.expand(exchange);
  const editor = messageEditor();
  if (editor?.document.uri.toString() === exchange.uri)
    editor.revealRange(placeOfAnswers(exchange), TextEditorRevealType.InCenter);
}

function sayUnanswered(): void {
  window.setStatusBarMessage(l10n.t('This message has not been answered yet.'), glimpse);
}

/** The exchange that a lens or a thread names, or the one of the message at the cursor. */
function answered({ exchanges, threads }: Parts, argument: unknown): Exchange | undefined {
  const { document } = messageEditor() ?? {};
  const here = document === undefined ? [] : exchanges.of(document.uri.toString());
  return threads.exchangeOf(argument) ?? here.find((each) => each === argument) ?? atCursor(here);
}

/** The same, of those that did leave: where a message would go may have been asked since. */
function sentAndAnswered(parts: Parts, argument: unknown): Exchange | undefined {
  const exchange = answered(parts, argument);
  if (exchange?.isUnsent !== true) return exchange;
  return atCursor(parts.exchanges.of(exchange.uri).filter(({ isUnsent }) => !isUnsent));
}

/** The whole exchange of a thread, or of the message at the cursor. */
async function showTraffic(parts: Parts, thread: CommentThread | undefined): Promise<void> {
  const exchange = sentAndAnswered(parts, thread);
  if (exchange === undefined) sayUnanswered();
  else await openExchange(exchange, parts.redactor);
}

/** What was found of the credentials in the message of a code action, or at the cursor. */
async function authorize(
  { server, exchanges }: Parts,
  command: 'sip.server.checkAuthorization' | 'sip.server.computeAuthorization',
  argument: unknown,
): Promise<void> {
  const where = isPlace(argument) ? argument : placeOfCursor();
  if (where === undefined) return;
  const answer = await server.run<AuthorizationAnswer | ExplainRefusal>(command, where);
  const document = documentOf(where.uri);
  if (document === undefined) return;
  if ('refused' in answer) {
    window.showWarningMessage(answer.refused);
    return;
  }
  const way = answer.isRight ? l10n.t('The credentials are right') : l10n.t('The credentials are wrong');
  const title = l10n.t('Credentials');
  const line = startLine(where.position.line, document.lineCount, (each) => document.lineAt(each).text);
  exchanges.tell(document, line, { title, way, steps: answer.lines });
}

/** What would leave of the message of a lens or at the cursor, and what left and came of it. */
async function showWire({ server, exchanges, redactor }: Parts, argument: unknown): Promise<void> {
  const place = isPlace(argument) ? argument : placeOfCursor();
  if (place === undefined) return;
  const { line } = place.position;
  const document = documentOf(place.uri);
  const sent = exchanges.of(place.uri).filter(({ isUnsent }) => !isUnsent);
  const last = document === undefined ? undefined : exchangeAt(sent, document, line);
  const traffic = last === undefined ? [] : wireTraffic(last.traffic, wordFor, redactor);
  const wire: WireArguments = { ...place, traffic };
  const answer = await server.run<WireAnswer | ExplainRefusal>('sip.server.wire', wire);
  if ('refused' in answer) window.showWarningMessage(answer.refused);
  else await openWire(answer);
}

function close(parts: Parts, thread: CommentThread | undefined): void {
  const exchange = answered(parts, thread);
  if (exchange !== undefined) parts.threads.close(exchange);
}

/** A button of an entry gives the entry; from the palette or by a key it is the answer that counts, to the message at the cursor. */
function withEntry(parts: Parts, work: (entry: Entry, exchange: Exchange) => unknown): (comment: unknown) => unknown {
  return (comment) => {
    const exchange = comment instanceof AnswerComment ? comment.exchange : sentAndAnswered(parts, undefined);
    const entry = comment instanceof AnswerComment ? comment.entry : exchange && outcomeOf(exchange);
    return exchange === undefined || entry?.event.wire === undefined ? sayUnanswered() : work(entry, exchange);
  };
}

function outcomeOf({ entries, outcome }: Exchange): Entry | undefined {
  return entries.findLast(({ event }) => event === outcome);
}

function atCursor(exchanges: readonly Exchange[]): Exchange | undefined {
  const editor = messageEditor();
  if (editor === undefined) return undefined;
  const uri = editor.document.uri.toString();
  const here = exchanges.filter((each) => each.uri === uri);
  return exchangeAt(here, editor.document, editor.selection.active.line);
}

/** The exchange of the block that a line of its document stands in. */
function exchangeAt(exchanges: readonly Exchange[], document: TextDocument, line: number): Exchange | undefined {
  // Lines that were sent may be gone by now.
  const written = exchanges.filter(({ lines }) => lines.start < document.lineCount);
  return foundAt(written, line, (each) => document.lineAt(each).text);
}

function placeOfCursor(): SendArguments | undefined {
  const editor = messageEditor();
  return editor?.document.languageId === 'sip' ? placeIn(editor.document, editor.selection.active.line) : undefined;
}

function placeIn({ uri, version }: TextDocument, line: number): SendArguments {
  return { uri: uri.toString(), version, position: { line, character: 0 } };
}

function documentOf(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** What a lens gives; a button of the title bar gives the address of the file instead. */
function isPlace(value: unknown): value is SendArguments {
  return typeof value === 'object' && value !== null && 'uri' in value && 'position' in value;
}
