/** The answers inline: one comment thread under each message that was sent, one entry for each answer as it arrives. */

import {
  type Comment,
  type CommentController,
  CommentMode,
  type CommentThread,
  CommentThreadCollapsibleState,
  CommentThreadState,
  comments,
  type Disposable,
  l10n,
  MarkdownString,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { inertMarkdown } from '../inert.ts';
import { canCompare } from './compare.ts';
import { type Check, type Entry, type Exchange, hasForks } from './exchange.ts';
import type { ExchangeChange, Exchanges } from './exchanges.ts';
import { lastWrittenLine } from './place.ts';
import { responseViewFor } from './response-view.ts';
import { answerOf, duration, type Kind, kindOf } from './summary.ts';
import { wasOf } from './was.ts';

/** The controller's name, by which the manifest gives its entries their buttons. */
const controllerId = 'sip.answers';

/** An entry of a thread; what its buttons are given. */
export class AnswerComment implements Comment {
  readonly mode = CommentMode.Preview;
  readonly exchange: Exchange;
  readonly entry: Entry | undefined;
  readonly author: Comment['author'];
  readonly body: MarkdownString;
  readonly label: string;
  readonly contextValue: string;

  constructor(exchange: Exchange, entry: Entry | undefined, images: Uri) {
    this.exchange = exchange;
    this.entry = entry;
    const kind: Kind = entry === undefined ? 'note' : kindOf(entry.event);
    this.author = { name: authorOf(exchange, entry), iconPath: Uri.joinPath(images, `${kind}.svg`) };
    this.body = entry === undefined ? remarksOf(exchange) : bodyOf(entry);
    this.label = entry === undefined ? '' : labelOf(entry, exchange);
    this.contextValue = contextOf(entry);
  }
}

/** What became of the expectations and captures of a block, below its answers. */
class ChecksComment implements Comment {
  readonly mode = CommentMode.Preview;
  readonly author: Comment['author'];
  readonly body: MarkdownString;
  readonly contextValue = 'note';

  constructor(checks: readonly Check[], images: Uri) {
    const isMet = checks.every((check) => check.isMet);
    const iconPath = Uri.joinPath(images, `${isMet ? 'success' : 'failure'}.svg`);
    const met = checks.filter((check) => check.isMet).length;
    this.author = { name: l10n.t('Expectations: {0} of {1} met', met, checks.length), iconPath };
    this.body = new MarkdownString();
    for (const { kind, text, isMet, actual } of checks) {
      const was = isMet && kind === 'expect' ? '' : ` – ${wasOf(actual)}`;
      this.body.appendMarkdown(`- ${isMet ? '✓' : '✗'} ${inertMarkdown(`${text}${was}`)}\n`);
    }
  }
}

export class Threads implements Disposable {
  readonly #controller: CommentController = comments.createCommentController(controllerId, l10n.t('SIP Answers'));
  readonly #threads = new Map<Exchange, CommentThread>();
  /** The user has closed the threads of these. */
  readonly #closed = new Set<Exchange>();
  /** The user has asked for the threads of these. */
  readonly #wanted = new WeakSet<Exchange>();
  readonly #images: Uri;
  readonly #subscriptions: Disposable[];

  constructor(exchanges: Exchanges, extensionUri: Uri) {
    this.#images = Uri.joinPath(extensionUri, 'images');
    this.#subscriptions = [
      this.#controller,
      exchanges.onChange((change) => this.#take(change)),
      window.onDidChangeVisibleTextEditors(() => this.#place()),
    ];
  }

  /** The exchange of a thread whose button was pressed. */
  exchangeOf(thread: unknown): Exchange | undefined {
    return [...this.#threads].find(([, each]) => each === thread)?.[0];
  }

  /** Takes a thread away until it is asked for; what else arrives does not bring it back. */
  close(exchange: Exchange): void {
    this.#closed.add(exchange);
    this.#threads.get(exchange)?.dispose();
    this.#threads.delete(exchange);
  }

  /** Opens the thread of an exchange. */
  expand(exchange: Exchange): void {
    this.#wanted.add(exchange);
    if (this.#closed.delete(exchange) || !this.#threads.has(exchange)) this.#take({ exchange });
    const thread = this.#threads.get(exchange);
    if (thread === undefined) return;
    // It may be open by its own account while the user has closed it.
    thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #take({ exchange, entry, isRemoved }: ExchangeChange): void {
    const thread = this.#threads.get(exchange);
    if (isRemoved === true) {
      this.close(exchange);
      this.#closed.delete(exchange);
      return;
    }
    if (this.#closed.has(exchange)) return;
    const isNew = thread === undefined && this.#isShown(exchange);
    const shown = isNew ? this.#open(exchange) : thread;
    if (shown === undefined) return;
    const hasRemarks = shown.comments.some(
      (comment) => comment instanceof AnswerComment && comment.entry === undefined,
    );
    const hasChecks = shown.comments.some((comment) => comment instanceof ChecksComment);
    const isChanged =
      entry !== undefined ||
      hasRemarks !== exchange.remarks.length > 0 ||
      hasChecks !== (exchange.checks !== undefined);
    if (isNew || isChanged) shown.comments = this.#commentsOf(exchange);
    const label = labelOfThread(exchange);
    if (shown.label !== label) shown.label = label;
    const context = contextOfThread(exchange);
    if (shown.contextValue !== context) shown.contextValue = context;
    // Programmatic opening works only once there is something to show (microsoft/vscode#234536).
    if (isNew) shown.collapsibleState = firstStateOf(exchange);
  }

  /** Why a message did not leave is always said under it; what else there is, where the user wants it there. */
  #isShown(exchange: Exchange): boolean {
    if (exchange.entries.length + exchange.remarks.length + (exchange.checks?.length ?? 0) === 0) return false;
    return exchange.isUnsent || this.#wanted.has(exchange) || responseViewFor(exchange.uri) === 'inline';
  }

  #commentsOf(exchange: Exchange): Comment[] {
    const remarks = exchange.remarks.length === 0 ? [] : [new AnswerComment(exchange, undefined, this.#images)];
    const { checks } = exchange;
    const entries = exchange.entries.map((entry) => new AnswerComment(exchange, entry, this.#images));
    return [
      // Why a message did not leave comes before how its way was sought.
      ...(exchange.isUnsent ? [...entries, ...remarks] : [...remarks, ...entries]),
      ...(checks === undefined ? [] : [new ChecksComment(checks, this.#images)]),
    ];
  }

  #open(exchange: Exchange): CommentThread {
    const thread = this.#controller.createCommentThread(Uri.parse(exchange.uri), placeOfAnswers(exchange), []);
    thread.canReply = false;
    // Resolved ones leave the panel of comments shut.
    thread.state = CommentThreadState.Resolved;
    this.#threads.set(exchange, thread);
    return thread;
  }

  /** An open editor moves its threads with the text; one that is opened again must be told where they are. */
  #place(): void {
    for (const [exchange, thread] of this.#threads) {
      const range = placeOfAnswers(exchange);
      if (thread.range?.isEqual(range) !== true) thread.range = range;
    }
  }
}

/** Where the thread of an exchange stands: below the last line of its message. */
export function placeOfAnswers({ uri, lines }: Exchange): Range {
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
  const last = Math.min(lines.end, document?.lineCount ?? lines.end);
  const line = lastWrittenLine({ start: lines.start, end: last }, (each) => document?.lineAt(each).text ?? '');
  return new Range(line, 0, line, 0);
}

/** What was there before the window was loaded waits until it is asked for. */
function firstStateOf({ isRestored }: Exchange): CommentThreadCollapsibleState {
  return isRestored === true ? CommentThreadCollapsibleState.Collapsed : CommentThreadCollapsibleState.Expanded;
}

/** By which the manifest gives threads their buttons. */
function contextOfThread(exchange: Exchange): string {
  if (exchange.isUnsent) return 'unsent';
  return canCompare(exchange) ? `${exchange.state} comparable` : exchange.state;
}

function labelOfThread({ title, state, isListening }: Exchange): string {
  if (isListening === true) return l10n.t('{0} (listening)', title);
  return state === 'open' ? l10n.t('{0} (dialog open)', title) : title;
}

function authorOf(exchange: Exchange, entry: Entry | undefined): string {
  const { way, isUnsent } = exchange;
  if (entry === undefined) return way ?? (isUnsent ? l10n.t('Where It Goes') : l10n.t('Sent'));
  const { event } = entry;
  if (event.event === 'failed') return failureOf(exchange, entry);
  const answer = answerOf(event);
  return answer === '' ? l10n.t('Unexpected') : answer;
}

/** What fails behind an answer is the way on which more would have come. */
function failureOf({ outcome, waits }: Exchange, { event }: Entry): string {
  if (waits !== undefined) return l10n.t('Nothing came');
  if (event.transport === '') return l10n.t('Not sent');
  return outcome?.event === 'response' ? l10n.t('Connection lost') : l10n.t('No final answer');
}

function labelOf({ event }: Entry, exchange: Exchange): string {
  const { at, transport, peer, otherSource, tag, event: name } = event;
  if (transport === '') return '';
  const where = peer === '' ? [] : [`${transport} ${peer}`];
  const odd =
    otherSource === true ? [l10n.t('from another address')] : name === 'unexpected' ? [l10n.t('unexpected')] : [];
  const fork = tag !== undefined && hasForks(exchange) ? [l10n.t('tag {0}', tag)] : [];
  return [`+${duration(at)}`, ...where, ...fork, ...odd].join(' · ');
}

/** Foreign text stands in a block of code or is escaped, so that none of it is obeyed. */
function bodyOf({ event }: Entry): MarkdownString {
  const body = new MarkdownString();
  if (event.note !== undefined) body.appendMarkdown(inertMarkdown(event.note));
  if (event.text !== undefined) body.appendCodeblock(event.text, 'sip');
  if (event.truncated === true)
    body.appendMarkdown(l10n.t('Only the beginning is shown; open it beside to see the whole.'));
  return body;
}

function remarksOf({ remarks }: Exchange): MarkdownString {
  const body = new MarkdownString();
  for (const remark of remarks) body.appendMarkdown(`- ${inertMarkdown(remark)}\n`);
  return body;
}

function contextOf(entry: Entry | undefined): string {
  if (entry?.event.wire === undefined) return 'note';
  return entry.responseIndex === undefined ? 'message' : 'response';
}
