/** What was copied out of an RFC, a capture or a log, as messages of a file: whatever the fix of one rule makes of it. */

import { contextOf } from '../rules/analyse.ts';
import { undecoratedLog } from '../rules/common/excerpt.ts';
import pastedExcerpt from '../rules/pasted-excerpt.ts';
import type { Edit } from '../sip/problem.ts';
import { applyEdits } from '../sip/syntax/edit.ts';
import { firstLineEnd } from '../sip/syntax/lines.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import { startLineLikeness } from '../sip/syntax/start-line.ts';
import type { Block } from '../sip/syntax/tree.ts';

/** Once lines are undone, it shows what stood between them; more layers has no program. */
const mostLayers = 4;

/** The text as messages; nothing where there is no message in it, or nothing to clean. */
export function cleanedText(text: string): string | undefined {
  let clean = text;
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const next = parseFile(clean)
      .blocks.map(({ block }) => sortedOut(block) ?? applyEdits(block.text, cleaningOf(block)))
      .join('');
    if (next === clean) break;
    clean = next;
  }
  return clean === text || !beginsMessage(clean) ? undefined : clean;
}

/** What is to be put where a text is pasted, in the place of it: clean, and as blocks of its own below the message that is there; nothing where it is right as it is. */
export function pastedText(text: string, block: Block, offset: number): string | undefined {
  const clean = cleanedText(text) ?? text;
  const isBelow = block.message !== undefined && offset > block.message.startLine.start;
  if (!isBelow || !beginsMessage(clean) || clean.startsWith('###')) return clean === text ? undefined : clean;
  const lineEnd = firstLineEnd(block.text) ?? '\n';
  const isAtLineStart = /(?:^|[\r\n])$/u.test(block.text.slice(0, offset));
  return `${isAtLineStart ? '' : lineEnd}###${lineEnd}${clean}`;
}

/** The messages of a block that a log stands around; nothing where each of its lines is one of a message. */
function sortedOut({ raw, text }: Block): string | undefined {
  return raw ? undefined : undecoratedLog(text);
}

function cleaningOf(block: Block): readonly Edit[] {
  const found: Edit[] = [];
  pastedExcerpt.checkBlock?.(
    block,
    (_span, details) => {
      if (found.length === 0) found.push(...(details?.fixes?.[0]?.edits ?? []));
    },
    contextOf('utf8'),
  );
  return found;
}

/** True where a message is the first thing in a text, comments and directives aside. */
function beginsMessage(text: string): boolean {
  const first = parseFile(text).blocks.find(({ block }) => block.message !== undefined)?.block.message;
  return first !== undefined && startLineLikeness(first.source, first.startLine.start) === 'whole';
}
