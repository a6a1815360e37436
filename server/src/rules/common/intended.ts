/** Lines of the head that somebody meant to be a header field: a colon is missing, or a letter of the name is wrong. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { headerNamed, headers } from '../../sip/headers/index.ts';
import { nearest } from '../../sip/nearest.ts';
import type { Span } from '../../sip/span.ts';
import type { Field, Message, StrayLine } from '../../sip/syntax/tree.ts';
import { hasField } from './head.ts';
import { hasLookalike, plainTexts } from './lookalikes.ts';

const names = headers.filter(({ historic }) => historic !== true).map(({ name }) => name);
const byLetters = new Map(names.map((name) => [lettersOf(name), name]));

/** In names as long as this, three letters may be wrong, as in WWW-Authentication. */
const long = 14;

/** The names looked up so far; anybody may write any name, so not all are kept. */
const meant = new Map<string, string | undefined>();
const mostKept = 1000;

/** The field that a line means, where it begins with a long name that is known, and a blank or another sign stands for the colon. A single letter is too little to go by. */
export function headerWithoutColon(line: Field | StrayLine): HeaderDefinition | undefined {
  const token = line.kind === 'stray' ? line.content : line.name;
  if (token.start > line.start) return undefined;
  const name = /^[\w-]{2,}(?=[ \t;=,])/u.exec(token.text)?.[0];
  return name === undefined || byLetters.has(lettersOf(token.text)) ? undefined : headerNamed(name);
}

/** The known name that an unknown one differs from by a single letter, or a few where it is long, or by hyphens, or by blanks in their place. */
export function meantBy({ name }: Field): string | undefined {
  const { text } = name;
  if (headerNamed(text) !== undefined || !/^[\w -]{2,}$/u.test(text)) return undefined;
  if (meant.has(text)) return meant.get(text);
  const found = byLetters.get(lettersOf(text)) ?? nearest(text, names, text.length < long ? 1 : 3);
  if (meant.size < mostKept) meant.set(text, found);
  return found;
}

/** True when a field stands in a message, be it with such a fault. The name is in lower case. */
export function isIntended(message: Message, name: string): boolean {
  if (hasField(message, name)) return true;
  return message.head.some((line) => {
    // One whose name is known is meant to be what it is.
    if (line.kind === 'remark' || (line.kind === 'field' && headerNamed(line.name.text) !== undefined)) return false;
    const known =
      line.kind === 'field' ? (meantBy(line) ?? headerWithoutColon(line)?.name) : headerWithoutColon(line)?.name;
    return (known ?? nameInPlainText(message, line))?.toLowerCase() === name;
  });
}

/** The name before a full-width colon, or with other such signs in it. */
function nameInPlainText({ source }: Message, { start, end }: Span): string | undefined {
  const text = source.slice(start, end);
  if (!hasLookalike(text)) return undefined;
  const name = /^[\w-]{2,}(?=[ \t]*:)/u.exec(plainTexts(text)[0]?.text ?? '')?.[0];
  return name === undefined ? undefined : headerNamed(name)?.name;
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/gu, '');
}
