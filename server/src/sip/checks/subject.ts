/** What a check is about: a part of an answer or of the request, how long it took, and of that perhaps only what a pattern finds. */

import { type MessageReference, readExpression } from '../expression.ts';

/** Which stretch of a text is meant: what its first group matches, else all that it matches. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

export type Subject = { readonly pattern?: Pattern | undefined } & (
  | { readonly kind: 'part'; readonly reference: MessageReference }
  /** Milliseconds until the final answer. */
  | { readonly kind: 'duration' }
);

/** A subject and what stands behind it. */
export interface SubjectRead {
  readonly subject: Subject;
  readonly rest: string;
}

/** Stands for the block whose message was sent; a subject names none. */
const here = 'this';

/** The words that a subject may begin with; `request.…` and `response.…` lead to any part. */
export const subjectWords = ['status', 'reason', 'header', 'body', 'duration'] as const;

/**
 * Reads `status`, `reason`, `duration`, `body`, `body sdp.media[0].port`, `header Contact`, `header Via[0];branch`,
 * `response[180].headers.RSeq` or `request.headers.Call-ID`, each perhaps with `/pattern/` behind it.
 * `isFollowedBy` tells of a word that belongs to what comes next. Nothing where the text is none of these.
 */
export function readSubject(
  text: string,
  isFollowedBy: (word: string) => boolean = () => false,
): SubjectRead | undefined {
  const [first, rest] = cutWord(text);
  if (first === 'duration') return { subject: { kind: 'duration' }, rest };
  if (first === 'status' || first === 'reason') return behind(`response.${first}`, rest);
  const [second, more] = cutWord(rest);
  if (first === 'header')
    return second === '' ? undefined : behind(`response.headers.${second.replace(';', '.')}`, more);
  if (first !== 'body') return /^(?:request|response)[.[]/u.test(first) ? behind(first, rest) : undefined;
  const isWhole = second === '' || second.startsWith('/') || isFollowedBy(second);
  return isWhole ? behind('response.body', rest) : behind(`response.body.${second}`, more);
}

function behind(path: string, rest: string): SubjectRead | undefined {
  const reference = readExpression(`${here}.${path}`);
  if (reference.kind !== 'reference' || reference.path.length === 0) return undefined;
  const found = readPattern(rest);
  if (found === undefined) return { subject: { kind: 'part', reference }, rest };
  if (!isPattern(found.pattern)) return undefined;
  return { subject: { kind: 'part', reference, pattern: found.pattern }, rest: found.rest };
}

/** `/…/` with flags behind it, and what follows; a slash within is written `\/`. */
export function readPattern(text: string): { readonly pattern: Pattern; readonly rest: string } | undefined {
  const [whole = '', source = '', flags = ''] = /^\/((?:[^/\\]|\\.)+)\/([a-z]*)(?=\s|$)/u.exec(text) ?? [];
  return whole === '' ? undefined : { pattern: { source, flags }, rest: text.slice(whole.length).trim() };
}

/** True of one that can be searched for. */
export function isPattern({ source, flags }: Pattern): boolean {
  if (/[^imsu]/u.test(flags)) return false;
  try {
    return new RegExp(source, flags).source !== '';
  } catch {
    return false;
  }
}

/** The first word, and what stands behind it. */
export function cutWord(text: string): readonly [word: string, rest: string] {
  const trimmed = text.trim();
  const end = trimmed.search(/\s/u);
  return end === -1 ? [trimmed, ''] : [trimmed.slice(0, end), trimmed.slice(end).trim()];
}
