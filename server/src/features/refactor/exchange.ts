/** What continues an exchange: responses to a request, and the requests that follow an INVITE or its response, each as a block below. */

import { CallId } from '../../sip/headers/call-id.ts';
import { CSeq } from '../../sip/headers/cseq.ts';
import { RSeq } from '../../sip/headers/rseq.ts';
import { To } from '../../sip/headers/to.ts';
import { statusCode } from '../../sip/status-codes.ts';
import {
  blockBelow,
  codeOf,
  elementsOf,
  hasMessage,
  type MessageBlock,
  methodOf,
  type NewMessage,
  type Source,
  sourceOf,
} from './new-block.ts';
import { isAtStartLine, type Refactoring, type RefactoringPlace } from './refactoring.ts';
import { ackOfFailure, ackOfSuccess, byeOf, cancelOf, prackOf } from './request.ts';
import { codesFor, responseWith, tagIn } from './response.ts';

export function continuations(place: RefactoringPlace): readonly Refactoring[] {
  const { block, selection } = place;
  if (!hasMessage(block) || block.raw || !isAtStartLine(block.message, selection)) return [];
  const { startLine } = block.message;
  if (startLine.kind === 'response') return behindResponse(block, startLine.code.text, place);
  if (startLine.kind !== 'request') return [];
  const responses = place
    .others()
    .filter(hasMessage)
    .filter((other) => isResponseTo(other, block));
  const requests = startLine.method.text === 'INVITE' ? behindInvite(block, responses, place) : [];
  const tag = responses
    .map(({ message }) => tagIn(elementsOf(message, To)[0] ?? ''))
    .find((each) => each !== undefined);
  return [...requests, ...codesFor(block).map((code) => answer(code, block, tag, place))];
}

/** `tag` is what earlier answers to the same request have. */
function answer(code: number, block: MessageBlock, tag: string | undefined, place: RefactoringPlace): Refactoring {
  const source = sourceOf(block, place.isNameTaken);
  const made = responseWith(code, block, source, tag);
  const response = `${code} ${statusCode(code)?.phrase ?? ''}`.trim();
  return below(block, source, response, made, 'refactor-response', { response });
}

function behindInvite(
  block: MessageBlock,
  responses: readonly MessageBlock[],
  place: RefactoringPlace,
): readonly Refactoring[] {
  const among = (least: number, most: number): Source | undefined => {
    const found = responses.find((each) => least <= codeOf(each) && codeOf(each) <= most);
    return found === undefined ? undefined : sourceOf(found);
  };
  const make = (title: string, method: string, work: (invite: Source) => NewMessage): Refactoring => {
    const invite = sourceOf(block, place.isNameTaken);
    return below(block, invite, method, work(invite), title, { method });
  };
  return [
    make('refactor-request', 'CANCEL', cancelOf),
    make('refactor-ack-success', 'ACK', (invite) => ackOfSuccess(invite, among(200, 299))),
    make('refactor-ack-failure', 'ACK', (invite) => ackOfFailure(invite, among(300, 699))),
    make('refactor-request', 'BYE', (invite) => byeOf(invite, among(200, 299))),
  ];
}

/** What the caller sends when this response comes. */
function behindResponse(block: MessageBlock, code: string, place: RefactoringPlace): readonly Refactoring[] {
  const request = place
    .others()
    .filter(hasMessage)
    .find((other) => isResponseTo(block, other));
  if (request === undefined || methodOf(request) !== 'INVITE') return [];
  const invite = sourceOf(request);
  const response = sourceOf(block);
  const make = (method: string, made: NewMessage): Refactoring =>
    below(block, undefined, method, made, 'refactor-request', { method });
  if (/^[3-6]\d\d$/u.test(code)) return [make('ACK', ackOfFailure(invite, response))];
  if (/^2\d\d$/u.test(code)) return [make('ACK', ackOfSuccess(invite, response)), make('BYE', byeOf(invite, response))];
  const isReliable = elementsOf(block.message, RSeq).length > 0;
  return isReliable ? [make('PRACK', prackOf(invite, response))] : [];
}

function below(
  block: MessageBlock,
  source: Source | undefined,
  title: string,
  made: NewMessage,
  key: string,
  args: Refactoring['args'],
): Refactoring {
  return { title: key, args, kind: 'insert', edits: [...(source?.naming() ?? []), blockBelow(block, title, made)] };
}

/** RFC 3261 §17.1.3 tells it by branch and method of CSeq; in a file that is written by hand, Call-ID and CSeq are more likely to agree. */
function isResponseTo({ message: response }: MessageBlock, { message: request }: MessageBlock): boolean {
  if (response.startLine.kind !== 'response' || request.startLine.kind !== 'request') return false;
  const agree = (header: typeof CallId | typeof CSeq): boolean => {
    const [one, other] = [elementsOf(response, header)[0], elementsOf(request, header)[0]];
    return one !== undefined && one === other && !one.includes('{{$');
  };
  return agree(CallId) && agree(CSeq);
}
