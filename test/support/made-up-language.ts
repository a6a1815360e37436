/** A language that nobody speaks: the sentences of another in wide letters, so that what does not come from the texts is seen. */

import type { Sentences } from '../../server/src/texts/look-up.ts';

/** What a sentence has beside words: code, sections of RFCs, places for values. */
const kept = /`[^`]*`|\bRFC \d+(?: §[\w.]+)?|\{\w+\}|\{\w+(?=\|)/gu;

/** How far the wide letters are from the others. */
const distance = 0xfee0;

/** All sentences in that language. */
export function madeUp(sentences: Sentences): Sentences {
  return Object.fromEntries(
    Object.entries(sentences).map(([key, said]) => [key, typeof said === 'string' ? widened(said) : madeUp(said)]),
  );
}

/** Whether something is said in that language. */
export function isMadeUp(text: string): boolean {
  return /[\uff21-\uff5a]/u.test(text);
}

/** The words of English that are left in what is said about a document: in small letters, and neither code, nor an address, a name with a sign in it, a header field, or a word of the document; only where so many stand in a row. */
export function englishIn(said: string, document: string, row = 1): readonly string[] {
  const prose = said
    .replaceAll(/`[^`]*`/gu, '')
    .replaceAll(/\]\([^)]*\)/gu, ']')
    .replaceAll(/[A-Z][\w-]*: \S+/gu, '')
    .replaceAll(/[^\s"“”]*[^a-zA-Z\s"“”(][^\s"“”]*/gu, ' ');
  const rows = prose.match(/(?<![\w-])[a-z]{2,}(?: [a-z]{2,})*(?![\w-])/gu) ?? [];
  return rows
    .map((words) => words.split(' '))
    .filter(({ length }) => length >= row)
    .flatMap((words) => words.filter((word) => !document.includes(word)));
}

function widened(sentence: string): string {
  let from = 0;
  let whole = '';
  for (const { 0: part, index } of sentence.matchAll(kept)) {
    whole += inWideLetters(sentence.slice(from, index)) + part;
    from = index + part.length;
  }
  return whole + inWideLetters(sentence.slice(from));
}

function inWideLetters(text: string): string {
  return text.replaceAll(/[A-Za-z]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + distance));
}
