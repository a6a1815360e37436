/** The first five minutes: each flow of a new message, and the steps of the walkthrough up to an answered message. */

import assert from 'node:assert/strict';
import { type CodeLens, commands, DiagnosticSeverity, extensions, languages, type TextDocument, window } from 'vscode';
import type { SendAnswer } from '../../../server/src/protocol.ts';
import { exchangeOf } from './exchange.ts';
import { flows } from './flows.ts';
import { apply, problem, request, silence } from './support.ts';

suite('a new message', () => {
  suiteSetup(() => extensions.getExtension('sipwright.sipwright')?.activate());

  for (const flow of flows) {
    test(`${flow} is right from the beginning, and can be sent`, async () => {
      const document = await newMessage(flow);
      assert.equal(document.languageId, 'sip');
      assert.ok(document.isUntitled);
      assert.match(document.getText(), /^# \w.*\n# @target udp:127\.0\.0\.1:\d+\n/u);
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      assert.ok(lenses.some(({ command }) => command?.command === 'sip.send'));
      // A fault behind it shows that the whole file has been checked.
      const end = document.lineAt(document.lineCount - 1).range.end;
      const editor = await window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(end, `\n###\n${request({ CSeq: undefined })}`));
      await problem(document, 'missing-cseq');
      const before = languages.getDiagnostics(document.uri).filter(({ range }) => range.start.isBefore(end));
      assert.deepEqual(
        before.filter(({ severity }) => severity < DiagnosticSeverity.Hint).map(({ message }) => message),
        [],
      );
    });
  }

  test('its first stop is selected, and Tab leads to the next', async () => {
    await newMessage('options');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.getText(editor.selection), 'bob@example.com');
    await commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(editor.document.getText(editor.selection), 'UDP');
  });
});

suite('the walkthrough', () => {
  suiteTeardown(() => commands.executeCommand('sip.stopServing'));

  test('ends with an answered message', async () => {
    await commands.executeCommand('workbench.action.openWalkthrough', 'sipwright.sipwright#firstMessage', false);
    await commands.executeCommand('sip.serve', 0);
    const first = await newMessage('options');
    const document = await newMessage('mistake');
    assert.notEqual(document, first);
    const { range } = await problem(document, 'cseq-method-mismatch');
    await apply(document, range, 'Change the method in CSeq to OPTIONS');
    await silence(document);
    const answer = await commands.executeCommand<SendAnswer>('sip.send');
    assert.ok('exchange' in answer, JSON.stringify(answer));
    assert.match(await exchangeOf(document), /^OPTIONS .*^SIP\/2\.0 200 OK$/msu);
  });
});

async function newMessage(flow: string): Promise<TextDocument> {
  const document = await commands.executeCommand<TextDocument | undefined>('sip.newMessage', flow);
  const active = window.activeTextEditor?.document;
  assert.ok(active !== undefined && document !== undefined);
  return active;
}
