/** What is safe to mend is mended when a file is saved, where the user wants it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ConfigurationTarget, Position, type TextDocument, Uri, window, workspace } from 'vscode';
import { emptyFiles, problem, request } from './support.ts';

suite('saving', () => {
  const settings = () => workspace.getConfiguration('editor', { languageId: 'sip' });
  // In a browser VS Code saves by itself after a second, without mending anything; nothing is then left to be saved.
  const saveByItself = (when?: string) =>
    workspace.getConfiguration('files').update('autoSave', when, ConfigurationTarget.Workspace);

  setup(async () => {
    await saveByItself('off');
    await settings().update(
      'codeActionsOnSave',
      { 'source.fixAll.sip': 'explicit' },
      ConfigurationTarget.Workspace,
      true,
    );
  });
  teardown(async () => {
    await settings().update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace, true);
    await saveByItself();
  });

  test('mends what is safe', async () => {
    const right = request();
    const document = await typed(right.replace('client.example.com;', 'client.example.com;;'));
    await problem(document, 'malformed-via');
    assert.equal(await saved(document), right);
  });

  test('leaves the end of a body as it is', async () => {
    const text = request({ CSeq: '1 MESSAGE', 'Content-Type': 'text/plain', 'Content-Length': '5' }, 'one  ').replace(
      'OPTIONS',
      'MESSAGE',
    );
    assert.equal(await saved(await typed(text)), text);
  });
});

/** A text typed into an empty file that was there before VS Code was: one written now might be read anew while the text is typed. */
async function typed(text: string): Promise<TextDocument> {
  const [path] = emptyFiles.splice(0, 1);
  assert.ok(path);
  const { document, edit } = await window.showTextDocument(await workspace.openTextDocument(Uri.file(path)));
  assert.ok(await edit((change) => change.insert(new Position(0, 0), text)));
  return document;
}

/** What stands on disk afterwards. */
async function saved(document: TextDocument): Promise<string> {
  assert.ok(await document.save());
  return readFileSync(document.uri.fsPath, 'utf8');
}
