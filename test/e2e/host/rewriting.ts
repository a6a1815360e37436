/** A message written in another way: refactorings, formatting, colours by meaning, and what is found in the whole folder. */

import assert from 'node:assert/strict';
import {
  commands,
  type FormattingOptions,
  Position,
  Range,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SignatureHelp,
  type SymbolInformation,
  type TextDocument,
  type TextEdit,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { asked, open, rangeOf, request, some, take } from './support.ts';

const options: FormattingOptions = { tabSize: 2, insertSpaces: true };

suite('rewriting', () => {
  test('a refactoring is offered where the cursor is, and rewrites the field', async () => {
    const { document } = await open(request({ Allow: 'INVITE, ACK, BYE' }));
    await take(document, rangeOf(document, 'Allow'), 'refactor.rewrite', 'Split Allow into a field for each value');
    assert.match(document.getText(), /\nAllow: INVITE\nAllow: ACK\nAllow: BYE\n/u);
    await take(document, rangeOf(document, 'Allow'), 'refactor.rewrite', 'Join the 3 Allow fields into one');
    assert.match(document.getText(), /\nAllow: INVITE, ACK, BYE\n/u);
  });

  test('a selection becomes a variable', async () => {
    const { document } = await open(request());
    await take(document, rangeOf(document, 'alice'), 'refactor.extract', 'Extract to the variable user');
    assert.match(document.getText(), /^@user = alice\nOPTIONS .*\nFrom: <sip:\{\{user\}\}@/su);
  });

  test('a response is put below its request', async () => {
    const { document } = await open(request());
    await take(document, caret(document, 'OPTIONS'), 'refactor.insert', 'Add the response 200 OK');
    assert.match(document.getText(), /\n### 200 OK\nSIP\/2\.0 200 OK\nVia: SIP\/2\.0\/UDP client/u);
  });

  test('a file is formatted where the settings want it, and not before', async () => {
    const { document } = await open('OPTIONS  sip:a@b SIP/2.0\nTO :<sip:a@b>\n\nTO :body\n');
    const edits = async (): Promise<TextEdit[]> =>
      (await commands.executeCommand<TextEdit[] | undefined>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        options,
      )) ?? [];
    assert.deepEqual(await edits(), []);
    const settings = workspace.getConfiguration('sip');
    await settings.update('format.enabled', true, true);
    try {
      // The server asks for the settings by itself: until it has them, it answers as before.
      const change = new WorkspaceEdit();
      change.set(document.uri, await asked(async () => some(await edits())));
      assert.ok(await workspace.applyEdit(change));
      assert.equal(document.getText(), 'OPTIONS sip:a@b SIP/2.0\nTo: <sip:a@b>\n\nTO :body\n');
    } finally {
      await settings.update('format.enabled', undefined, true);
    }
  });

  test('words have their colours by what they mean', async () => {
    const { document } = await open(request());
    const legend = await commands.executeCommand<SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const tokens = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    const [line, character, length, type] = tokens.data;
    assert.deepEqual([line, character, length, legend.tokenTypes[type ?? -1]], [0, 0, 'OPTIONS'.length, 'method']);
  });

  test('messages of all files are found', async () => {
    const { document } = await open(`### Looked for\n${request({ 'Call-ID': 'found-77@client.example.com' })}`);
    const found = async (query: string): Promise<string[]> => {
      const symbols = await commands.executeCommand<SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
      return symbols.filter(({ location }) => location.uri.path === document.uri.path).map(({ name }) => name);
    };
    assert.deepEqual(await found('Looked for'), ['Looked for · OPTIONS sip:bob@example.com']);
    assert.deepEqual(await found('found-77'), ['found-77@client.example.com']);
  });

  test('the arguments of a function are shown as they are typed', async () => {
    const { document } = await open(request({ Subject: '{{$randomInt 1 }}' }));
    const { end } = rangeOf(document, '$randomInt 1 ');
    const help = await commands.executeCommand<SignatureHelp>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      end,
      ' ',
    );
    assert.equal(help.signatures[0]?.label, '$randomInt [<from> <below>]');
    assert.equal(help.activeParameter, 1);
  });
});

function caret(document: TextDocument, text: string): Range {
  const { start } = rangeOf(document, text);
  return new Range(new Position(start.line, start.character + 1), new Position(start.line, start.character + 1));
}
