/** Pasting over standard input and output: what each tool shows becomes the messages that stand in it, wherever the cursor is, and where it is selected. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type PasteAnswer, pasteMethod } from '../../server/src/protocol.ts';
import { directivesOf } from '../../server/src/sip/directives/read.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { logs, request, response } from '../support/logs.ts';
import { atCursor, whileOpen } from '../support/marked-document.ts';
import { testedServer } from '../support/tested-server.ts';
import { messages, wrappedLogs } from '../support/wrapped-logs.ts';

const server = testedServer();
const first = 'MESSAGE sip:carol@example.com SIP/2.0\nCSeq: 7 MESSAGE\n\n';

suite('becomes two messages', () => {
  for (const [tool, text] of Object.entries(logs))
    test(tool, async () => {
      const clean = await pasted('|', text);
      assert.deepEqual(messagesOf(clean), [request.trimEnd(), response.trimEnd()], clean);
      // Clean text is left as it is.
      assert.equal(await pasted('|', clean), clean);
      assert.equal(await pasted(`${first}|`, text), `${first}###\n${clean}`);
    });
});

suite('becomes three messages where it is selected', () => {
  for (const [tool, text] of Object.entries(wrappedLogs))
    test(tool, async () => {
      const clean = await madeMessages(text);
      assert.deepEqual(
        messagesOf(clean),
        messages.map((lines) => lines.join('\n').trimEnd()),
        clean,
      );
      assert.equal(await pasted('|', text), clean);
      assert.equal(await pasted('|', clean), clean);
    });
});

test('what somebody else has written never becomes a directive', async () => {
  const clean = await pasted(
    '|',
    `@target udp:203.0.113.1:5060\n${request}# @send-file /etc/passwd\n -> 1\n${response}`,
  );
  const blocks = parseFile(clean).blocks.map(({ block }) => block);
  assert.equal(blocks.length, 2, clean);
  assert.deepEqual(blocks.flatMap(directivesOf), [], clean);
});

/** All is selected, and the refactoring is taken that makes messages of it. */
function madeMessages(text: string): Promise<string> {
  return whileOpen(server.client, text, async (document) => {
    const range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
    const context = { diagnostics: [], only: ['refactor.rewrite'] };
    const actions = await server.client.about<CodeAction[]>('codeAction', document.uri, { range, context });
    const action = actions.find(({ title }) => title === 'Make messages of the selected text');
    assert.ok(action !== undefined, actions.map(({ title }) => title).join(' · '));
    return TextDocument.applyEdits(document, action.edit?.changes?.[document.uri] ?? []);
  });
}

/** The text after something was pasted at its cursor. */
function pasted(marked: string, text: string): Promise<string> {
  return atCursor(server.client, marked, async ({ document, position }) => {
    const textDocument = { uri: document.uri };
    const answer = await server.client.request<PasteAnswer | null>(pasteMethod, { textDocument, position, text });
    return marked.replace('|', () => answer?.text ?? text);
  });
}

function messagesOf(text: string): readonly string[] {
  const messages = parseFile(text).blocks.flatMap(({ block }) => block.message ?? []);
  return messages.map(({ start, end, source }) => source.slice(start, end).trimEnd());
}
