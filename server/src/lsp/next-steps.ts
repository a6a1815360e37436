/** What may come next behind a message that was sent: as code actions, as lenses, and as the command that puts it into the file. */

import type { CodeAction, CodeLens, Range, TextEdit } from 'vscode-languageserver';
import { lineOf } from '../features/code-lens.ts';
import { type Accepted, type Mirrored, mirrored, renewed } from '../features/next/called.ts';
import { insertionOf, lensTitleOf, type NextStep, titleOf, wireBlock } from '../features/next/next-step.ts';
import { nextSteps, tagOf } from '../features/next/next-steps.ts';
import { isAnswerTo, receivedName, replies, type SaidBefore } from '../features/next/reply.ts';
import { linesOf } from '../features/next/session-change.ts';
import { codeOf, elementsOf, hasMessage, type MessageBlock, methodOf } from '../features/refactor/new-block.ts';
import { tagIn } from '../features/refactor/response.ts';
import type { SendArguments } from '../protocol.ts';
import { directiveOf, directivesNamed } from '../sip/directives/read.ts';
import { awaitedBy } from '../sip/directives/scene.ts';
import { secretIn } from '../sip/directives/sending.ts';
import { readExpression } from '../sip/expression.ts';
import { CallId } from '../sip/headers/call-id.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { RSeq } from '../sip/headers/rseq.ts';
import { spanOf } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { insertKind } from './code-action-kinds.ts';
import { type BlockOf, codeLensOf, textEditOf, workspaceEdit } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { blockOf, type Exchange, type Exchanges, type ToldMessage } from './exchanges.ts';
import type { Extension } from './extension.ts';
import { isObject } from './is-object.ts';
import { messageAt, refused } from './message-place.ts';
import type { Session } from './session.ts';

/** What else was sent, as far as the next request depends on it. */
export interface SentBefore {
  /** The CSeq number that comes next for what a request belongs to. */
  readonly nextNumber: (wire: Uint8Array) => number;
  /** The To tags of those 2xx to an INVITE that an ACK was sent for. */
  readonly acknowledged: (wire: Uint8Array) => ReadonlySet<string>;
  /** True where a BYE was sent with a Call-ID. */
  readonly hasEnded: (callId: string) => boolean;
}

/** In a long log the responses further down are sent by the command itself. */
const blocksLookedAt = 1000;

/** A step, and the block that it is offered for. */
interface Offer {
  readonly index: number;
  readonly step: NextStep;
}

export function offeringNext(
  session: Session,
  exchanges: Exchanges,
  before: SentBefore,
): Pick<Extension<'sip.server.next'>, 'commands'> & Required<Pick<Extension, 'actionsIn' | 'lensesIn'>> {
  const { client, words } = session;
  const offersIn = (document: OpenDocument, most: 'likely' | 'all' = 'all'): readonly Offer[] => {
    const seen = new Set<number>();
    return exchanges.of(document).flatMap((exchange) => {
      const index = blockOf(exchange);
      // Of a message that was sent several times the last counts, and what earlier ones left open.
      if (seen.has(index)) return repliesOf(exchange, most).map((step) => ({ index, step }));
      seen.add(index);
      return [
        ...repliesOf(exchange, most),
        ...stepsOf(session, exchange, before),
        ...calledSteps(exchange, before),
      ].map((step) => ({ index, step }));
    });
  };
  const editsOf = (document: OpenDocument, { index, step }: Offer): TextEdit[] => {
    const block = document.blocks.treeOf(index);
    return hasMessage(block) ? [textEditOf({ document, index }, insertionOf(step, block, words))] : [];
  };
  return {
    commands: {
      'sip.server.next': async (argument) => {
        const place = messageAt(session, argument);
        if ('refused' in place) return place;
        const title = isObject(argument) ? argument.title : undefined;
        const offer = offersIn(place.document).find(
          ({ index, step }) => index === place.index && titleOf(step, words) === title,
        );
        if (offer === undefined) return refused(session, 'nothing-next');
        const edits = editsOf(place.document, offer);
        const edit = workspaceEdit(client.versionsEdits, place.document, edits);
        const { applied } = await session.connection.workspace.applyEdit(edit);
        if (applied) await showBlock(session, place.document.uri, edits);
        return null;
      },
    },
    actionsIn: (document, range, wants) => (wants(insertKind) ? actionsIn(document, range) : []),
    lensesIn: (document) => (session.settingsOf(document.uri).lenses.has('next') ? lensesIn(document) : []),
  };

  function actionsIn(document: OpenDocument, range: Range): CodeAction[] {
    const { index } = document.blocks.placeAt(range.start);
    return offersIn(document)
      .filter((offer) => offer.index === index)
      .map((offer) => ({
        title: titleOf(offer.step, words),
        kind: insertKind,
        edit: workspaceEdit(client.versionsEdits, document, editsOf(document, offer)),
      }));
  }

  function lensesIn(document: OpenDocument): CodeLens[] {
    const { uri, version } = document;
    const sends = repliesIn(document, exchanges);
    const offers = offersIn(document, 'likely').flatMap(({ index, step }) => {
      const start = document.blocks.treeOf(index).message?.startLine.start;
      if (start === undefined) return [];
      const position = document.blocks.positionIn(index, start);
      const about: SendArguments = { uri, version, position };
      const title = titleOf(step, words);
      const command = {
        title: lensTitleOf(step, words),
        command: 'sip.server.next',
        arguments: [{ ...about, title }],
      };
      return [{ range: { start: position, end: position }, command }];
    });
    return [...sends.map((index) => sendLens({ document, index }, words)), ...offers];
  }
}

/** Goes to the block that was put in, which stands below answers and so out of sight, with the cursor in it, so that the next key sends it. */
async function showBlock({ client, connection }: Session, uri: string, [edit]: readonly TextEdit[]): Promise<void> {
  if (!client.showsDocuments || edit === undefined) return;
  const lines = edit.newText.split(/\r\n|\r|\n/u);
  const line =
    edit.range.start.line +
    Math.max(
      0,
      lines.findIndex((each) => each.startsWith('###')),
    );
  const start = { line, character: 0 };
  await connection.window.showDocument({ uri, takeFocus: true, selection: { start, end: start } });
}

/** What the far end's requests that wait may be answered. */
function repliesOf({ waiting, agent, messages }: Exchange, most: 'likely' | 'all'): readonly NextStep[] {
  if (waiting.size === 0) return [];
  const directives = agent === '' ? [] : [`# @as ${agent}`];
  const blocks = blocksOf(messages);
  const steps = [...waiting.values()].flatMap((request) => replies(request, most, saidBefore(request.text, blocks)));
  return steps.map((step) => ({ ...step, directives: [...directives, ...step.directives] }));
}

/** What we have said already to a request, and in its dialog. */
function saidBefore(text: string, blocks: readonly ToldBlock[]): SaidBefore {
  const asked = wireBlock(text);
  const sent = blocks.flatMap(({ event, block }) => (event === 'sent' ? block : []));
  if (asked === undefined) return { session: [], sequence: 0 };
  const numbers = sent
    .filter((block) => isAnswerTo(block, asked))
    .map(({ message }) => Number(elementsOf(message, RSeq)[0] ?? 0));
  const callId = elementsOf(asked.message, CallId)[0];
  const described = sent
    .filter(({ message }) => tagOf(asked) !== '' && elementsOf(message, CallId)[0] === callId)
    .map(({ message }) => linesOf(message))
    .findLast((lines) => lines.length > 0);
  return { session: described ?? [], sequence: Math.max(0, ...numbers) };
}

/** The responses in a file that a request waits for. */
function repliesIn(document: OpenDocument, exchanges: Exchanges): readonly number[] {
  const asked = exchanges.waitingIn(document).flatMap(({ text }) => wireBlock(text) ?? []);
  if (asked.length === 0) return [];
  const found: number[] = [];
  for (let index = 0; index < Math.min(document.blocks.size, blocksLookedAt); index += 1) {
    const block = document.blocks.treeOf(index);
    // What waits by itself has its lens already.
    if (awaitedBy(block).length > 0) continue;
    const isResponse = block.message?.startLine.kind === 'response';
    const isNamed = isResponse && (directiveOf(block, 'reply-to') !== undefined || takesReceived(block));
    if (isNamed || (hasMessage(block) && asked.some((each) => isAnswerTo(block, each)))) found.push(index);
  }
  return found;
}

/** True of a response that takes parts of whatever it answers. */
function takesReceived({ templates }: Block): boolean {
  return templates.some(({ expression }) => {
    const read = readExpression(expression.text);
    return read.kind === 'reference' && read.block === receivedName;
  });
}

/** What comes next in the calls that came in and were answered. */
function calledSteps({ messages }: Exchange, before: SentBefore): readonly NextStep[] {
  const blocks = blocksOf(messages);
  // What comes within a dialog renews the call, and is none of its own.
  const openings = acceptedAmong(blocks).filter(({ asked }) => methodOf(asked) === 'INVITE' && tagOf(asked) === '');
  return openings.flatMap((opening) => {
    const callId = elementsOf(opening.asked.message, CallId)[0];
    const isOver =
      callId === undefined ||
      before.hasEnded(callId) ||
      blocks.some((each) => methodOf(each.block) === 'BYE' && elementsOf(each.block.message, CallId)[0] === callId);
    const call = isOver ? undefined : mirrored(opening, opening.way);
    if (call === undefined) return [];
    const { request, response } = renewedCall(call, blocks);
    const number = before.nextNumber(new TextEncoder().encode(request.text));
    const acknowledged = new Set([tagOf(response)]);
    const alone = { isOpen: true, way: [], wayInDialog: () => [] };
    return nextSteps({ request, responses: [response], acknowledged, number, ...alone });
  });
}

/** A call as the last request by which the far end renewed it left it. */
function renewedCall(call: Mirrored, blocks: readonly ToldBlock[]): Mirrored {
  const callId = elementsOf(call.request.message, CallId)[0];
  const tag = tagOf(call.response);
  const renewals = acceptedAmong(blocks).filter(
    ({ asked }) =>
      renewing.has(methodOf(asked)) &&
      tagOf(asked) !== '' &&
      elementsOf(asked.message, CallId)[0] === callId &&
      tagIn(elementsOf(asked.message, From)[0] ?? '') === tag,
  );
  return renewals.reduce(renewed, call);
}

/** The requests of the far end to which we gave a 2xx. */
function acceptedAmong(blocks: readonly ToldBlock[]): readonly (Accepted & { readonly way: ToldMessage })[] {
  return blocks.flatMap(({ event, block, ...way }) => {
    if (event !== 'request') return [];
    const answer = blocks.find(
      (each) => each.event === 'sent' && isAnswerTo(each.block, block) && Math.floor(codeOf(each.block) / 100) === 2,
    );
    return answer === undefined ? [] : { asked: block, answer: answer.block, way: { event, ...way } };
  });
}

function blocksOf(messages: readonly ToldMessage[]): readonly ToldBlock[] {
  return messages.flatMap((each) => {
    const block = wireBlock(each.text);
    return block === undefined ? [] : { ...each, block };
  });
}

function stepsOf(session: Session, exchange: Exchange, before: SentBefore): readonly NextStep[] {
  const messages = blocksOf(exchange.messages);
  const sent = mainRequest(messages);
  if (sent === undefined) return [];
  const { block: request, wire } = sent;
  const own = exchange.document.blocks.treeOf(blockOf(exchange));
  const answers = messages.flatMap(({ event, block }) =>
    event === 'response' && isAnswer(block, request) ? block : [],
  );
  const [first] = answers.filter((each) => Math.floor(codeOf(each) / 100) === 2);
  // Of a call that forked, nobody knows which description belongs to which dialog.
  const isAlone = first !== undefined && answers.every((each) => codeOf(each) < 200 || tagOf(each) === tagOf(first));
  const call = isAlone ? renewedCall({ request, response: first }, messages) : undefined;
  return nextSteps({
    request: call?.request ?? request,
    responses: call === undefined ? answers : answers.map((each) => (each === first ? call.response : each)),
    isOpen: exchange.state === 'open',
    acknowledged: before.acknowledged(wire),
    number: before.nextNumber(wire),
    way: wayOf(own),
    wayInDialog: (hop) => wayInDialog(session, exchange, own, hop),
  });
}

/** What renews a dialog: RFC 3261 §14, RFC 3311. */
const renewing: ReadonlySet<string> = new Set(['INVITE', 'UPDATE']);

type ToldBlock = ToldMessage & { readonly block: MessageBlock };

/** The request of the exchange, as it was repeated last. */
function mainRequest(messages: readonly ToldBlock[]): ToldBlock | undefined {
  const requests = messages.filter(({ event, block }) => event === 'sent' && methodOf(block) !== '');
  const [first] = requests;
  return first && requests.findLast(({ block }) => methodOf(block) === methodOf(first.block));
}

/** RFC 3261 §17.1.3: its CSeq has the number and method of the request's. */
function isAnswer(response: MessageBlock, request: MessageBlock): boolean {
  const [asked, answered] = [request, response].map(({ message }) => elementsOf(message, CSeq)[0]?.split(/\s+/u));
  return codeOf(response) > 0 && answered?.join(' ') === asked?.join(' ');
}

function sendLens(place: BlockOf, words: Session['words']): CodeLens {
  const startLine = place.document.blocks.treeOf(place.index).message?.startLine;
  const { start, end } = startLine === undefined ? spanOf(0, 0) : lineOf(startLine);
  return codeLensOf(place, { ...spanOf(start, end), action: 'send' }, words);
}

/** The directives of a block that say whose its message is and how it goes; a password that stands there in clear is not written a second time. */
function wayOf(block: Block): readonly string[] {
  const keys = ['as', 'target', 'local', 'auth', 'auth-ha1'] as const;
  return keys.flatMap((key) =>
    directivesNamed(block, key).flatMap(({ value: { text } }) => {
      const [user = '', ...rest] = text.trim().split(/\s+/u);
      const isAccount = key.startsWith('auth');
      const isClear = isAccount && rest.length > 0 && secretIn(rest.join(' ')) === undefined;
      return [`# @${key} ${isClear ? user : text.trim()}`];
    }),
  );
}

/** RFC 3261 §12.2.1.1: route set and remote target alone say where it goes, so what stands elsewhere is overruled. */
function wayInDialog(session: Session, { document }: Exchange, own: Block, hop: string): readonly string[] {
  const isOverruled =
    session.settingsOf(document.uri).target !== '' ||
    document.blocks.defaults.some((each) => directiveOf(each, 'target') !== undefined);
  const others = wayOf(own).filter((line) => !line.startsWith('# @target'));
  return isOverruled && hop !== '' ? [`# @target ${hop}`, ...others] : others;
}
