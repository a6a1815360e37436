/** What cannot be seen of a Content-Length: which line ends it counts, and what stands for it where it is made when the message is sent. */

import { bodyEndOf } from '../rules/common/bodies.ts';
import { fieldsNamed } from '../rules/common/head.ts';
import type { Context } from '../rules/rule.ts';
import type { BodyEnd } from '../sip/body-end.ts';
import type { BlockOffset } from '../sip/span.ts';
import { endsLine } from '../sip/syntax/lines.ts';
import type { Block, Message } from '../sip/syntax/tree.ts';
import type { Words } from './words.ts';

export interface Hint {
  readonly offset: BlockOffset;
  readonly label: string;
}

/** The hint behind a block's Content-Length, or where there is none; nothing where it says all, or is wrong, which a diagnostic tells. */
export function bodyHint(block: Block, context: Context, words: Words): Hint | undefined {
  const { message } = block;
  if (message?.body === undefined || message.body.text.trim() === '') return undefined;
  const [field, ...others] = fieldsNamed(message, 'content-length');
  const end = others.length > 0 ? undefined : bodyEndOf(block, context);
  if (end === undefined) return undefined;
  if (field === undefined) return sizeHint(message, end, words);
  const isMade = field.value.text.includes('{{');
  if (!isMade && end.verdict !== 'matches') return undefined;
  const size = isMade ? words('features', 'hint-size', { size: end.chosen.size }) : undefined;
  const reading = endsLine(block.text, block.text.length) ? readingOf(end, words) : undefined;
  const label = [size, reading].filter((part) => part !== undefined).join(' · ');
  return label === '' ? undefined : { offset: field.value.end, label };
}

/** Where no header field tells the size, it is told on the empty line above the body. */
function sizeHint({ blank }: Message, { chosen: { size } }: BodyEnd, words: Words): Hint | undefined {
  const label = words('features', 'hint-body', { size });
  return blank === undefined || label === undefined ? undefined : { offset: blank.start, label };
}

/** Which of the plausible bodies it is. */
function readingOf({ chosen: { eol, lineEnds } }: BodyEnd, words: Words): string | undefined {
  if (eol === 'lf') return words('features', 'hint-lf');
  return lineEnds === 0 ? words('features', 'hint-without') : words('features', 'hint-with', { count: lineEnds });
}
