/** What is said of a fault in `.siplint.json`, and in which line it stands. */

import type { ConfigFault } from '../rules/config/lint-config.ts';
import { lastNotAbove, lineStarts } from '../sip/syntax/lines.ts';
import { visibleLine } from './visible.ts';
import type { Words } from './words.ts';

export function configSentence({ key, args }: ConfigFault, words: Words): string {
  return visibleLine(words('config', key, args) ?? key, 500);
}

/** Counted from 0, in UTF-16 units. */
export function positionIn(text: string, offset: number): { readonly line: number; readonly character: number } {
  const starts = lineStarts(text);
  const line = lastNotAbove(starts, offset);
  return { line, character: offset - (starts[line] ?? 0) };
}
