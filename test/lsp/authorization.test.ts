/** Credentials checked and computed in an editor: the password is asked for once, used, and found nowhere afterwards. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import type { AuthorizationAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { type Answers, type Editor, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
const canary = 'canary-Circle-of-Life';

function message(response: string): string {
  return `OPTIONS sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1
CSeq: 1 OPTIONS
Authorization: Digest username="alice", realm="example.com", uri="sip:bob@example.com", nonce="n", response="${response}"

`;
}

/** With the password above, by RFC 2069: worked out with md5sum. */
const right = 'd708e83a00c27177c77b4db1fec57ccb';

interface Opened {
  readonly editor: Editor;
  readonly edits: { readonly changes?: Record<string, { newText: string }[]> }[];
  readonly run: (task: string) => Promise<AuthorizationAnswer & { readonly refused?: string }>;
}

async function open(text: string, answers: Answers = { password: canary }): Promise<Opened> {
  const editor = await startEditor(bundles.folder, answers);
  const edits: Opened['edits'] = [];
  editor.client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: Opened['edits'][number] }) => {
    edits.push(edit);
    return { applied: true };
  });
  await editor.client.open(uri, text);
  const run = (task: string) =>
    editor.client.request<AuthorizationAnswer>('workspace/executeCommand', {
      command: `sip.server.${task}Authorization`,
      arguments: [{ uri, position: { line: 3, character: 5 } }],
    });
  return { editor, edits, run };
}

test('right and wrong ones are told, with how they come about and without the password', async () => {
  for (const [response, isRight] of [
    [right, true],
    [right.replace(/^./, (digit) => (digit === '0' ? '1' : '0')), false],
  ] as const) {
    const { editor, run } = await open(message(response));
    const answer = await run('check');
    assert.equal(answer.isRight, isRight);
    assert.match(
      answer.lines[0] ?? '',
      isRight ? /^✓ alice, example\.com: The response is right\.$/u : /^✗ .* is wrong/u,
    );
    assert.ok(answer.lines.some((line) => line.startsWith('HA1 = MD5(alice:example.com:password)')));
    assert.deepEqual(editor.asked, [{ realm: 'example.com', host: '', transport: '', once: true, user: 'alice' }]);
    assert.ok(!JSON.stringify([answer, editor.events, editor.client.log]).includes('canary'));
    await editor.stop();
  }
});

test('the response is computed into its place, and nothing else is touched', async () => {
  const { editor, edits, run } = await open(message('old'));
  assert.deepEqual(await run('compute'), { isRight: true, lines: ['1 response is computed.'] });
  assert.deepEqual(edits, [
    {
      changes: {
        [uri]: [
          { range: { start: { line: 3, character: 108 }, end: { line: 3, character: 113 } }, newText: `"${right}"` },
        ],
      },
    },
  ]);
  assert.ok(!JSON.stringify(editor.client.log).includes('canary'));
  await editor.stop();
});

test('who gives no password changes nothing; where there are no credentials it is said', async () => {
  const { editor, edits, run } = await open(message('old'), {});
  assert.deepEqual(await run('compute'), { refused: 'No password was given.' });
  assert.deepEqual(edits, []);
  await editor.stop();
  const other = await open('OPTIONS sip:bob@example.com SIP/2.0\n\n\n\n');
  assert.deepEqual(await other.run('check'), { refused: 'The message holds no Digest credentials.' });
  await other.editor.stop();
});

test('both are offered on the field, and nowhere else', async () => {
  const { editor } = await open(message('old'));
  const titles = async (line: number) => {
    const place = { line, character: 3 };
    const actions = await editor.client.about<CodeAction[]>('codeAction', uri, {
      range: { start: place, end: place },
      context: { diagnostics: [], only: ['refactor'] },
    });
    return actions.map(({ command }) => command?.command).filter((name) => name?.includes('Authorization') === true);
  };
  assert.deepEqual(await titles(3), ['sip.server.checkAuthorization', 'sip.server.computeAuthorization']);
  assert.deepEqual(await titles(2), []);
  await editor.stop();
});
