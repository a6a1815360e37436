/** The examples of rules: texts with marks in, and what is reported of them. */

import { sentenceOf } from '../../../server/src/features/problem-words.ts';
import { checkFile } from '../../../server/src/rules/checker.ts';
import { smallRequest } from '../../../server/src/rules/common/examples.ts';
import type { LintFacts } from '../../../server/src/rules/file-view.ts';
import type { Problem } from '../../../server/src/sip/problem.ts';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../../server/src/texts/texts.ts';

/** A problem with the words for it, where it stands in the whole text. */
export interface Said {
  readonly problem: Problem;
  /** Where the block begins. */
  readonly start: number;
  readonly line: string;
}

/** A text without its marks, and what the marks say, as `report` prints it. */
export interface Example {
  readonly text: string;
  readonly expected: readonly string[];
}

export const words = textsFor('en');

/** In examples `./absent…` is not there and everything else is. */
const facts: LintFacts = { isKnown: () => false, isReadable: (path) => !path.startsWith('./absent') };

/** A line of `^^^ words` says what is reported of the line above. */
export function readExample(marked: string): Example {
  const lines: string[] = [];
  const expected: string[] = [];
  for (const line of marked.split('\n')) {
    const [, blanks = '', carets = '', sentence = ''] = /^( *)(\^+) (.*)$/u.exec(line) ?? [];
    if (carets === '') lines.push(line);
    else expected.push(`${lines.length - 1}:${blanks.length}+${carets.length} ${sentence}`);
  }
  return { text: lines.join('\n'), expected };
}

/** What is said of a text, each as its place and its sentence. */
export function report(text: string): Said[] {
  const file = parseFile(text);
  const results = checkFile(file, { facts });
  return file.blocks.flatMap(({ start }, index) =>
    (results[index]?.problems ?? []).map((problem) => {
      const before = text.slice(0, start + problem.start).split('\n');
      const place = `${before.length - 1}:${before.at(-1)?.length ?? 0}+${problem.end - problem.start}`;
      return { problem, start, line: `${place} ${sentenceOf(problem, words)}` };
    }),
  );
}

/** A text with a start line, a preamble or more of its own stands for itself; header lines become part of the smallest whole request. */
export function inWholeMessage({ text, expected }: Example): Example {
  const lines = text.split('\n');
  if (!/^[\w.!%*+`'~-]+[ \t]*:/u.test(lines[0] ?? '') || isMessage(lines)) return { text, expected };
  const own = new Set(lines.flatMap((line) => nameOf(line) ?? []));
  const framed = smallRequest.filter((line) => !own.has(nameOf(line) ?? ''));
  const place = framed.indexOf('');
  const shift = (line: string): string => line.replace(/^\d+/u, (row) => String(Number(row) + place));
  return {
    text: [...framed.slice(0, place), ...lines, ...framed.slice(place)].join('\n'),
    expected: expected.map(shift),
  };
}

/** Header lines with most of what a message needs are a message that lacks its start line. */
function isMessage(lines: readonly string[]): boolean {
  return ['via', 'from', 'to', 'call-id'].every((name) => lines.some((line) => nameOf(line) === name));
}

const compact: Readonly<Record<string, string>> = { v: 'via', f: 'from', t: 'to', i: 'call-id', l: 'content-length' };

function nameOf(line: string): string | undefined {
  const name = /^(?<name>[\w-]+)[ \t]*:/u.exec(line)?.groups?.name?.toLowerCase();
  return name === undefined ? undefined : (compact[name] ?? name);
}
