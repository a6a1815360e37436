/** Where the answer comes: the topmost Via made to lead back to the socket that a message leaves from, or over a stream where a datagram is too small. */

import { directiveOf } from '../../sip/directives/read.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { replace } from '../../sip/syntax/edit.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { transportOfVia } from '../../sip/transports.ts';
import { looseElements } from '../value-place.ts';
import { fieldUnder, type Refactoring, type RefactoringPlace, rewriting } from './refactoring.ts';

/** RFC 3261 §18.1.1: above this, a request belongs on a stream. */
const biggestDatagram = 1300;

const ownSocket = '{{$localIp}}:{{$localPort}}';

/** The parts of a topmost Via that these are about. */
interface Via {
  readonly transport: Span & { readonly text: string };
  readonly sentBy: Span & { readonly text: string };
  readonly end: number;
  readonly params: string;
}

export function viaRefactorings({ block, selection }: RefactoringPlace): readonly Refactoring[] {
  const { message } = block;
  if (message?.startLine.kind !== 'request' || block.raw) return [];
  const field = fieldUnder(message, selection);
  const isTopmost = field !== undefined && field === message.fields.find(({ name }) => /^v(?:ia)?$/iu.test(name.text));
  const via = isTopmost ? viaIn(field.value) : undefined;
  if (via === undefined) return [];
  const { transport, sentBy, end, params } = via;
  const isStream = transportOfVia(transport.text)?.reliable === true;
  const lacksPort = !isStream && !/;\s*rport\s*(?:[;=]|$)/iu.test(params);
  const isElsewhere = sentBy.text !== ownSocket;
  const maddr = isStream ? null : /;\s*maddr\s*=\s*[^;\s]*/iu.exec(params);
  return [
    ...(maddr === null ? [] : withoutMaddr(maddr, via, lacksPort)),
    // RFC 3581 §3.
    ...(lacksPort ? rewriting('refactor-rport', [replace(spanOf(end, end), ';rport')]) : []),
    ...(isElsewhere ? rewriting('refactor-this-socket', [replace(sentBy, ownSocket)], { place: ownSocket }) : []),
    ...overTcp(block, message, transport),
  ];
}

/** RFC 3261 §18.2.2: a maddr comes before all else, so that rport does not help beside it. */
function withoutMaddr(
  { 0: text, index }: RegExpExecArray,
  { end, params }: Via,
  lacksPort: boolean,
): readonly Refactoring[] {
  const start = end - params.length + index;
  const added = lacksPort ? [replace(spanOf(end, end), ';rport')] : [];
  return rewriting('refactor-without-maddr', [replace(spanOf(start, start + text.length), ''), ...added]);
}

function overTcp(
  block: RefactoringPlace['block'],
  message: Message,
  transport: Via['transport'],
): readonly Refactoring[] {
  const size = message.end - message.start;
  if (size <= biggestDatagram || transport.text.toUpperCase() !== 'UDP') return [];
  const target = directiveOf(block, 'target')?.value;
  const named = target === undefined ? null : /^udp(?=:)/iu.exec(target.text);
  const directive =
    target === undefined || named === null ? [] : [replace(spanOf(target.start, target.start + 3), 'tcp')];
  return rewriting('refactor-over-tcp', [...directive, replace(transport, 'TCP')], { size, limit: biggestDatagram });
}

function viaIn({ start, text }: Span & { readonly text: string }): Via | undefined {
  const topmost = text.slice(0, looseElements(text, 0, text.length)[0]?.end ?? text.length);
  const found =
    /^(?<head>SIP\s*\/\s*[\d.]+\s*\/\s*)(?<transport>[\w-]+)(?<blank>\s+)(?<sentBy>\{\{.*?\}\}(?::\{\{.*?\}\})?|[^;\s]+)/iu.exec(
      topmost,
    )?.groups;
  if (found === undefined) return undefined;
  const { head = '', transport = '', blank = '', sentBy = '' } = found;
  const at = start + head.length;
  const after = at + transport.length + blank.length;
  const end = start + topmost.trimEnd().length;
  return {
    transport: { ...spanOf(at, at + transport.length), text: transport },
    sentBy: { ...spanOf(after, after + sentBy.length), text: sentBy },
    end,
    params: text.slice(after + sentBy.length - start, end - start),
  };
}
