/** Formatting of documents, parts of them and what was just typed, where the settings want it. */

import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  TextEdit,
} from 'vscode-languageserver';
import { formatBlock, formatTyped } from '../features/format.ts';
import { inBlock, spanOf } from '../sip/span.ts';
import { textEditOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { eachBlock } from './each-block.ts';
import type { Session } from './session.ts';

export function formatting(
  session: Session,
  document: OpenDocument,
  _params: DocumentFormattingParams,
): TextEdit[] | null {
  const style = session.settingsOf(document.uri).format;
  if (style === undefined) return null;
  return eachBlock(document, document.blocks.size, (place, block) =>
    formatBlock(block, style).map((edit) => textEditOf(place, edit)),
  );
}

export function rangeFormatting(
  session: Session,
  document: OpenDocument,
  { range }: DocumentRangeFormattingParams,
): TextEdit[] | null {
  const style = session.settingsOf(document.uri).format;
  if (style === undefined) return null;
  const { blocks } = document;
  const [start, end] = [blocks.placeAt(range.start), blocks.placeAt(range.end)];
  const edits: TextEdit[] = [];
  for (let { index } = start; index <= end.index; index += 1) {
    const block = blocks.treeOf(index);
    const from = index === start.index ? start.offset : 0;
    const to = index === end.index ? end.offset : block.text.length;
    // A selection that ends where a block begins has nothing of it.
    if (to === 0 && index > start.index) break;
    const found = formatBlock(block, style, spanOf(from, to));
    edits.push(...found.map((edit) => textEditOf({ document, index }, edit)));
  }
  return edits;
}

export function onTypeFormatting(
  session: Session,
  document: OpenDocument,
  { position, ch }: DocumentOnTypeFormattingParams,
): TextEdit[] | null {
  const style = session.settingsOf(document.uri).format;
  if (style === undefined) return null;
  const { index, offset } = document.blocks.placeAt(position);
  const edits = formatTyped(document.blocks.treeOf(index), inBlock(offset), ch, style);
  return edits.map((edit) => textEditOf({ document, index }, edit));
}
