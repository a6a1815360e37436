/** Completion in start lines: whole ones, methods, versions, status codes and their phrases. */

import { methods } from '../../sip/methods.ts';
import { type Span, spanOf, type Token, tokenOf } from '../../sip/span.ts';
import { type StatusCode, statusCode, statusCodes } from '../../sip/status-codes.ts';
import type { RequestLine, StatusLine } from '../../sip/syntax/tree.ts';
import { type Completion, type CompletionPlace, filledIn, namedItem, valueItem } from './item.ts';
import { bareUriParts } from './uri.ts';
import { usualFirst } from './usual-first.ts';

const version = 'SIP/2.0';

const uriStart = /^[a-z][a-z0-9+.-]*:/iu;

/** The start lines that a message may begin with. */
export function startLines(span: Span): readonly Completion[] {
  const requests = usualFirst('methods', methods).map(({ name }): Completion => {
    const uri = name === 'REGISTER' ? 'sip:‹example.com›' : 'sip:‹bob›@‹example.com›';
    const line = filledIn(`${name} ${uri} ${version}`);
    return { label: name, kind: 'method', span, ...line, detail: line.text, about: { kind: 'method', name } };
  });
  return [...requests, { label: version, kind: 'status', span, text: `${version} `, continues: true }];
}

/** The methods in a request line that has its other parts. */
export function methodNames(span: Span): readonly Completion[] {
  return usualFirst('methods', methods).map(({ name }) => namedItem('method', name, span));
}

/** The parts of a request line that is still being typed. */
export function inBrokenLine({ start, text }: Token, place: CompletionPlace): readonly Completion[] {
  // The method was taken away before its Request-URI.
  if (place.offset < start && uriStart.test(text)) return methodNames(spanOf(place.offset, place.offset));
  const line = place.block.text.slice(start, Math.max(place.offset, start + text.length));
  const [, method = '', blank = '', uri = '', behind = ''] = /^(\S*)(\s*)(\S*)(\s*)/u.exec(line) ?? [];
  const methodEnd = start + method.length;
  if (place.offset <= methodEnd) {
    const span = spanOf(start, methodEnd);
    return uri === '' ? startLines(span) : methodNames(span);
  }
  const uriFrom = methodEnd + blank.length;
  // The version may stand there before the Request-URI does.
  if (place.offset < uriFrom && /^SIP\//iu.test(uri))
    return bareUriParts(tokenOf(place.block.text, place.offset, place.offset), place);
  const uriEnd = uriFrom + uri.length;
  if (place.offset <= uriEnd) return bareUriParts(tokenOf(place.block.text, uriFrom, uriEnd), place);
  const versionStart = uriEnd + behind.length;
  const span = spanOf(Math.min(versionStart, place.offset), Math.max(place.offset, start + text.length));
  return [valueItem(version, span)];
}

/** There is one version. At the beginning of a response a status code follows. */
export function versions(line: RequestLine | StatusLine, span: Span): readonly Completion[] {
  if (line.kind === 'response' && line.code.text === '') {
    return [{ ...valueItem(version, span), text: `${version} `, continues: true }];
  }
  return [valueItem(version, span)];
}

/** Status codes with their phrases; another code takes the place of the phrase too. */
export function codes({ code, reason }: StatusLine): readonly Completion[] {
  const span = spanOf(code.start, reason.text === '' ? code.end : reason.end);
  return inUsualOrder('status-codes').map((status) => {
    const label = `${status.code} ${status.phrase}`;
    return { label, kind: 'status', span, text: label, about: { kind: 'status', name: String(status.code) } };
  });
}

/** Status codes by themselves, as the cause of a Reason or what is expected of an answer. */
export function codeItems({ start, end }: Span, list: CodeList = 'status-codes'): readonly Completion[] {
  return inUsualOrder(list).map(({ code, phrase }) => {
    const about = { kind: 'status', name: String(code) } as const;
    return { label: String(code), kind: 'status', span: spanOf(start, end), text: String(code), detail: phrase, about };
  });
}

/** Lists that begin with other codes: those of answers, and those for which a call is ended. */
type CodeList = 'status-codes' | 'causes';

function inUsualOrder(list: CodeList): readonly StatusCode[] {
  return usualFirst(
    list,
    statusCodes.map((status) => ({ ...status, name: String(status.code) })),
  );
}

/** The phrase that the registry has for a code. */
export function phrases({ code, reason }: StatusLine): readonly Completion[] {
  const known = statusCode(Number(code.text));
  if (known === undefined) return [];
  const about = { kind: 'status', name: code.text } as const;
  return [{ label: known.phrase, kind: 'status', span: reason, text: known.phrase, about }];
}
