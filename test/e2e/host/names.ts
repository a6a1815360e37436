/** What can be done with names, links and selections in the editor itself. */

import assert from 'node:assert/strict';
import {
  commands,
  type DocumentHighlight,
  type DocumentLink,
  type InlayHint,
  type Location,
  type Position,
  Range,
  type SelectionRange,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  workspace,
} from 'vscode';
import { asked, open, rangeOf, request, some } from './support.ts';

const file = `@user = bob\n### one\n${request({ Subject: '{{user}}' })}### two\n${request({ Subject: 'to {{user}}' })}`;

/** What one of VS Code's own commands says of the place where a text stands first. */
function ask<R>(command: string, document: TextDocument, text: string, ...more: unknown[]): Thenable<R> {
  return commands.executeCommand<R>(command, document.uri, middleOf(document, text), ...more);
}

function middleOf(document: TextDocument, text: string): Position {
  return rangeOf(document, text).start.translate(0, 1);
}

suite('names', () => {
  test('a renamed variable is renamed wherever it stands', async () => {
    const { document } = await open(file);
    const edit = await ask<WorkspaceEdit>('vscode.executeDocumentRenameProvider', document, 'user}}', 'caller');
    assert.ok(await workspace.applyEdit(edit));
    assert.equal(document.getText(), file.replaceAll('user', 'caller'));
  });

  test('what cannot be renamed is refused with a sentence', async () => {
    const { document } = await open(file);
    await assert.rejects(
      Promise.resolve(ask('vscode.prepareRename', document, 'OPTIONS')),
      /Only names can be renamed/,
    );
  });

  test('a tag lights up wherever it stands, and the uses of a variable are found', async () => {
    const { document } = await open(file);
    const lit = await ask<DocumentHighlight[]>('vscode.executeDocumentHighlights', document, '1928301774');
    assert.equal(lit.length, 2);
    const words = await ask<DocumentHighlight[]>('vscode.executeDocumentHighlights', document, 'OPTIONS');
    assert.ok(words.length > 1, 'words are no longer highlighted');
    const found = await ask<Location[]>('vscode.executeReferenceProvider', document, 'user');
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['user', 'user', 'user'],
    );
  });

  test('an address on the web and a file beside the document are links', async () => {
    const { document } = await open(request({ 'Call-Info': '<https://example.com/a>' }, '< ./b.txt\n'));
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), String(target)]),
      [
        ['https://example.com/a', 'https://example.com/a'],
        ['./b.txt', String(Uri.joinPath(document.uri, '../b.txt'))],
      ],
    );
  });

  test('a selection grows from a parameter to its element', async () => {
    const { document } = await open(file);
    const start = middleOf(document, '1928301774');
    const [range] = await commands.executeCommand<SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [start],
    );
    assert.equal(range === undefined ? '' : document.getText(range.range), '1928301774');
    assert.equal(range?.parent && document.getText(range.parent.range), 'tag=1928301774');
  });

  test('the value of a variable is shown when the settings say so', async () => {
    const { document } = await open(file);
    const whole = new Range(0, 0, document.lineCount, 0);
    const hints = async (): Promise<unknown[]> =>
      (await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole)).map(
        ({ label }) => label,
      );
    assert.deepEqual(await hints(), []);
    const settings = workspace.getConfiguration('sip');
    await settings.update('inlayHints.variables', true, true);
    try {
      // The server asks for the settings by itself: until it has them, it answers as before.
      const found = await asked(async () => some(await hints()));
      assert.deepEqual(found, ['= bob', '= bob']);
    } finally {
      await settings.update('inlayHints.variables', undefined, true);
    }
  });
});
