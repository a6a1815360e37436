/** Pasting over standard input and output: what each tool shows becomes the two messages that stand in it, wherever the cursor is. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type PasteAnswer, pasteMethod } from '../../server/src/protocol.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { logs, request, response } from '../support/logs.ts';
import { atCursor } from '../support/marked-document.ts';
import { testedServer } from '../support/tested-server.ts';

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
