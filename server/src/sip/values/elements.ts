/** Where an element of a comma-separated list ends, when its grammar could not tell. */

import type { Cursor } from './cursor.ts';
import { sign } from './signs.ts';

/** Moves to the next comma outside of quotes, angle brackets and templates, or to the end. */
export function passElement(cursor: Cursor): void {
  const { text, end } = cursor;
  while (cursor.position < end) {
    const code = text.charCodeAt(cursor.position);
    if (code === sign.comma) return;
    if (code === sign.quote) passQuoted(cursor);
    else if (code === sign.openAngle) passAngled(cursor);
    else if (code !== sign.openBrace || !cursor.template()) cursor.position += 1;
  }
}

/** An unclosed quote takes the rest with it. */
function passQuoted(cursor: Cursor): void {
  const { text, end } = cursor;
  let at = cursor.position + 1;
  while (at < end && text.charCodeAt(at) !== sign.quote) at += text.charCodeAt(at) === sign.backslash ? 2 : 1;
  cursor.position = Math.min(at + 1, end);
}

/** A bracket that is not closed before the next one opens is passed alone. */
function passAngled(cursor: Cursor): void {
  const { text, end } = cursor;
  let at = cursor.position + 1;
  while (at < end && text.charCodeAt(at) !== sign.closeAngle && text.charCodeAt(at) !== sign.openAngle) at += 1;
  cursor.position = text.charCodeAt(at) === sign.closeAngle && at < end ? at + 1 : cursor.position + 1;
}
