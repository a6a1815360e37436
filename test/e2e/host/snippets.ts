/** A snippet writes a whole message. */

import assert from 'node:assert/strict';
import { commands, languages } from 'vscode';
import { open, problem, request, ruleOf } from './support.ts';

suite('snippets', () => {
  for (const [name, startLine] of [
    ['OPTIONS request', /^OPTIONS sip:\S+ SIP\/2\.0$/m],
    ['INVITE request', /^INVITE sip:\S+ SIP\/2\.0$/m],
  ] as const) {
    test(`${name} is complete`, async () => {
      const editor = await open('');
      const { document } = editor;
      await commands.executeCommand('editor.action.insertSnippet', { langId: 'sip', name });
      assert.match(document.getText(), startLine);
      assert.match(
        document.getText(),
        /^Via: SIP\/2\.0\/UDP \{\{\$localIp\}\}:\{\{\$localPort\}\};branch=\{\{\$branch\}\};rport$/m,
      );
      assert.match(document.getText(), /^Content-Length: /m);
      // A fault behind it shows that the whole file has been checked.
      await editor.edit((edit) =>
        edit.insert(document.lineAt(document.lineCount - 1).range.end, `\n###\n${request({ CSeq: undefined })}`),
      );
      await problem(document, 'missing-cseq');
      assert.deepEqual(languages.getDiagnostics(document.uri).map(ruleOf), ['missing-cseq']);
    });
  }
});
