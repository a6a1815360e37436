/** The list of suggestions: what is in it, and what Enter does there. */

import assert from 'node:assert/strict';
import {
  type CompletionItem,
  type CompletionList,
  commands,
  type Position,
  Range,
  SnippetString,
  type TextEditor,
} from 'vscode';

/** The item with a label; the first `resolved` of the list tell what they are. */
export async function suggested(
  { document }: TextEditor,
  position: Position,
  label: string,
  resolved = 0,
): Promise<CompletionItem> {
  const { items } = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    resolved,
  );
  const labels = items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
  const item = items[labels.indexOf(label)];
  assert.ok(item, `no ${label} among ${labels.join()}`);
  return item;
}

/** Does what Enter does in the list of suggestions. */
export async function accept(editor: TextEditor, position: Position, label: string): Promise<void> {
  const { insertText, range } = await suggested(editor, position, label);
  assert.ok(insertText !== undefined && range !== undefined);
  const snippet = typeof insertText === 'string' ? new SnippetString().appendText(insertText) : insertText;
  assert.ok(await editor.insertSnippet(snippet, range instanceof Range ? range : range.inserting));
}
