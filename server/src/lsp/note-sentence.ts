/** What the user agent notes, as a sentence in the user's language; what stands in it may come from a peer. */

import { visibleLine } from '../features/visible.ts';
import type { Words } from '../features/words.ts';
import type { Note } from '../ua/outgoing.ts';

const longestSentence = 1000;

export function noteSentence(words: Words, { key, args }: Note): string {
  return visibleLine(words('send', key, args) ?? key, longestSentence);
}
