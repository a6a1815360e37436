/** Edits of a session description where nothing is known but the block: with that of a Content-Length that was right before. */

import { isSdpField, type SdpSection } from '../../sip/bodies/sdp.ts';
import { byteLength } from '../../sip/encoding.ts';
import type { Edit } from '../../sip/problem.ts';
import { insert, lineEndOf, replaceValue } from '../../sip/syntax/edit.ts';
import { endsLine } from '../../sip/syntax/lines.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { fieldNamed } from './head.ts';

/** Edits of the body, with that of a Content-Length that counts it with CRLF or with LF. */
export function countedEdits(message: Message, edits: readonly Edit[]): readonly Edit[] {
  const field = fieldNamed(message, 'content-length');
  if (field === undefined || message.body === undefined) return edits;
  const said = field.value.text.trim();
  const text = message.body.text;
  const eol = ['\r\n', '\n'].find((each) => countsAll(text, each, Number(said)));
  if (eol === undefined) return edits;
  const added = edits.reduce((sum, edit) => {
    return sum + sizeOf(edit.text, eol) - sizeOf(message.source.slice(edit.start, edit.end), eol);
  }, 0);
  return added === 0 ? edits : [replaceValue(field, String(Number(said) + added)), ...edits];
}

/** A line put in at the end of a section. */
export function insertedLine(message: Message, section: SdpSection, text: string): readonly Edit[] {
  const last = section.lines.findLast(isSdpField) ?? section;
  const eol = lineEndOf(message);
  return countedEdits(message, [insert(last.end, endsLine(message.source, last.end) ? text + eol : eol + text)]);
}

/** True where Content-Length counts all that stands there, or no number: then nothing more seems to be coming. */
export function isCounted(message: Message): boolean {
  const said = fieldNamed(message, 'content-length')?.value.text.trim();
  const text = message.body?.text ?? '';
  if (said === undefined || said.includes('{{')) return /[\r\n]$/u.test(text);
  return ['\r\n', '\n'].some((eol) => countsAll(text, eol, Number(said)));
}

/** Empty lines below a body may separate it from what follows, and are then not counted. */
function countsAll(text: string, eol: string, said: number): boolean {
  const size = sizeOf(text, eol);
  if (size === said) return true;
  const ends = /[\r\n]*$/u.exec(text)?.[0] ?? '';
  const left = size - said;
  return left > 0 && left % eol.length === 0 && left <= sizeOf(ends, eol);
}

function sizeOf(text: string, eol: string): number {
  return byteLength(text.replaceAll(/\r\n|\r|\n/gu, eol), 'utf-8');
}
