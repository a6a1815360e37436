/** What is safe to mend is mended when a file is saved, where the user wants it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ConfigurationTarget, Position, type TextEditor, workspace } from 'vscode';
import { open, problem, request } from './support.ts';

suite('saving', () => {
  const settings = () => workspace.getConfiguration('editor', { languageId: 'sip' });

  setup(() =>
    settings().update('codeActionsOnSave', { 'source.fixAll.sip': 'explicit' }, ConfigurationTarget.Workspace, true),
  );
  teardown(() => settings().update('codeActionsOnSave', undefined, ConfigurationTarget.Workspace, true));

  test('mends what is safe', async () => {
    const right = request();
    const { document } = await edited(right.replace('client.example.com;', 'client.example.com;;'));
    await problem(document, 'malformed-via');
    await document.save();
    assert.equal(readFileSync(document.uri.fsPath, 'utf8'), `# a comment\n${right}`);
  });

  test('leaves the end of a body as it is', async () => {
    const text = request({ CSeq: '1 MESSAGE', 'Content-Type': 'text/plain', 'Content-Length': '5' }, 'one  ').replace(
      'OPTIONS',
      'MESSAGE',
    );
    const { document } = await edited(text);
    await document.save();
    assert.equal(readFileSync(document.uri.fsPath, 'utf8'), `# a comment\n${text}`);
  });
});

/** A file that differs from what is on disk, so that saving it does something. */
async function edited(text: string): Promise<TextEditor> {
  const editor = await open(text);
  await editor.edit((edit) => edit.insert(new Position(0, 0), '# a comment\n'));
  return editor;
}
