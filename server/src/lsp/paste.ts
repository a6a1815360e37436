/** What was copied out of a log or a capture, as messages: where it is pasted, and where it stands and is selected. */

import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver';
import { cleanedText, pastedText } from '../features/clean-text.ts';
import type { PasteAnswer, PasteParams } from '../protocol.ts';
import { workspaceEdit } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** Nobody waits longer for what is pasted, and an editor asks at each change of the selection. */
const longest = { pasted: 4_000_000, selected: 200_000 };

export function pasted(_session: Session, document: OpenDocument, { position, text }: PasteParams): PasteAnswer | null {
  if (text.length > longest.pasted) return null;
  const { index, offset } = document.blocks.placeAt(position);
  const clean = pastedText(text, document.blocks.treeOf(index), offset);
  return clean === undefined ? null : { text: clean };
}

/** Cleans the lines of a selection; nothing where no log or capture was copied. */
export function cleaning({ client, words }: Session, document: OpenDocument, { start, end }: Range): CodeAction[] {
  const { blocks } = document;
  const first = { line: start.line, character: 0 };
  const last = end.character === 0 ? end : { line: end.line + 1, character: 0 };
  const [from, to] = [blocks.offsetAt(first), blocks.offsetAt(last)];
  if (last.line - first.line < 2 || to - from > longest.selected) return [];
  const newText = cleanedText(document.getText().slice(from, to));
  if (newText === undefined) return [];
  const range = { start: blocks.positionAt(from), end: blocks.positionAt(to) };
  return [
    {
      title: words('features', 'refactor-clean') ?? '',
      kind: CodeActionKind.RefactorRewrite,
      edit: workspaceEdit(client.versionsEdits, document, [{ range, newText }]),
    },
  ];
}
