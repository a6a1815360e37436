/** What cannot be seen of a Content-Length: which line ends it counts, and what stands for it where it is made when the message is sent. */

import { bodyEndOf } from '../rules/common/bodies.ts';
import { fieldsNamed } from '../rules/common/head.ts';
import type { Context } from '../rules/rule.ts';
import type { BodyEnd } from '../sip/body-end.ts';
import type { BlockOffset } from '../sip/span.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Words } from './words.ts';

export interface Hint {
  readonly offset: BlockOffset;
  readonly label: string;
}

/** The hint behind a block's Content-Length; nothing where it says all, or is wrong, which a diagnostic tells. */
export function bodyHint(block: Block, context: Context, words: Words): Hint | undefined {
  const { message } = block;
  if (message?.body === undefined || message.body.text.trim() === '') return undefined;
  const [field, ...others] = fieldsNamed(message, 'content-length');
  if (field === undefined || others.length > 0) return undefined;
  const end = bodyEndOf(block, context);
  if (end === undefined) return undefined;
  const isMade = field.value.text.includes('{{');
  if (!isMade && end.verdict !== 'matches') return undefined;
  const size = isMade ? words('features', 'hint-size', { size: end.chosen.size }) : undefined;
  const reading = endsLine(block.text, block.text.length) ? readingOf(end, words) : undefined;
  const label = [size, reading].filter((part) => part !== undefined).join(' · ');
  return label === '' ? undefined : { offset: field.value.end, label };
}

/** Which of the plausible bodies it is. */
function readingOf({ chosen: { eol, lineEnds } }: BodyEnd, words: Words): string | undefined {
  if (eol === 'lf') return words('features', 'hint-lf');
  return lineEnds === 0 ? words('features', 'hint-without') : words('features', 'hint-with', { count: lineEnds });
}
