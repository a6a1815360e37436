/** Refactorings as code actions over standard input and output: each by its kind and title, and the text after it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type PasteAnswer, pasteMethod } from '../../server/src/protocol.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();
let opened = 0;

const call = `@host = example.com
### call
INVITE sip:bob@{{host}} SIP/2.0
Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1, SIP/2.0/UDP 192.0.2.2;branch=z9hG4bK2
From: <sip:alice@{{host}}>;tag=1
To: <sip:bob@{{host}}>
Call-ID: 1
CSeq: 1 INVITE

`;

test('the same in another way comes as refactor.rewrite', async () => {
  const marked = call.replace('Via', 'V|ia');
  const offers = await actionsAt(marked, 'refactor.rewrite');
  assert.deepEqual(
    offers.slice(0, 3).map(({ title, kind }) => [title, kind]),
    [
      ['Write Via as v', 'refactor.rewrite'],
      ['Fold Via over several lines', 'refactor.rewrite'],
      ['Split Via into a field for each value', 'refactor.rewrite'],
    ],
  );
  assert.match(
    after(marked, offers[2]),
    /\nVia: SIP\/2\.0\/UDP 192\.0\.2\.1;branch=z9hG4bK1\nVia: SIP\/2\.0\/UDP 192/u,
  );
});

test('everything that is missing is put in at once, and is then not missing', async () => {
  const marked = call.replace('INV', 'INV|');
  const [action] = (await actionsAt(marked, 'refactor.rewrite')).filter(({ title }) => title.startsWith('Add every'));
  assert.equal(action?.title, 'Add everything that is missing (3)');
  const changed = after(marked, action);
  assert.match(changed, /\nMax-Forwards: 70\n/u);
  assert.match(changed, /\nContact: </u);
  const again = changed.replace('INV', 'INV|');
  assert.ok(!(await actionsAt(again, 'refactor.rewrite')).some(({ title }) => title.startsWith('Add every')));
});

test('a selection out of a log becomes messages, and no other selection does', async () => {
  const log = '10:00:00 192.0.2.1:5060 -> 192.0.2.2:5060\nOPTIONS sip:bob@example.com SIP/2.0\nCSeq: 1 OPTIONS\n\n';
  const clean = `# ${log}`;
  const marked = `${call}###\n10:|${log.slice(3)}###|\n`;
  const offers = await actionsAt(marked, 'refactor.rewrite');
  const action = offers.find(({ title }) => title === 'Make messages of the selected text');
  assert.equal(after(marked, action), `${call}###\n${clean}###\n`);
  for (const other of [call.replace('INVITE', '|INVITE').replace(/\n\n$/u, '\n|\n'), call.replace('Via', '|Via|')])
    assert.ok((await actionsAt(other, 'refactor.rewrite')).every(({ title }) => !title.startsWith('Make')));
});

test('what is pasted is told how it would be messages; nothing where it is right as it is', async () => {
  const uri = 'file:///paste.sip';
  await server.client.open(uri, call);
  const paste = (line: number, text: string) =>
    server.client.request<PasteAnswer | null>(pasteMethod, {
      textDocument: { uri },
      position: { line, character: 0 },
      text,
    });
  const message = 'OPTIONS sip:bob@example.com SIP/2.0\nCSeq: 1 OPTIONS\n\n';
  assert.deepEqual(await paste(9, message), { text: `###\n${message}` });
  assert.deepEqual(await paste(9, `10:00:00 192.0.2.1 -> 192.0.2.2\n${message}`), {
    text: `###\n# 10:00:00 192.0.2.1 -> 192.0.2.2\n${message}`,
  });
  assert.equal(await paste(9, 'Subject: hello\n'), null);
  assert.equal(await paste(1, message), null);
  await server.client.close(uri);
});

test('a selection becomes a variable, and a variable its value in every block that uses it', async () => {
  const selected = call.replace('alice', '|alice|');
  const [extract] = await actionsAt(selected, 'refactor.extract');
  assert.equal(extract?.title, 'Extract to the variable user');
  assert.match(after(selected, extract), /\n@user = alice\nINVITE .*\nFrom: <sip:\{\{user\}\}@/su);
  const used = `${call.replace('@host', '@ho|st')}### other\nOPTIONS sip:{{host}} SIP/2.0\n`;
  const [inline, ...more] = await actionsAt(used, 'refactor.inline');
  assert.deepEqual([inline?.title, more.length], ['Put the value of host in its place', 0]);
  const changed = after(used, inline);
  assert.ok(!changed.includes('host'));
  assert.ok(changed.endsWith('OPTIONS sip:example.com SIP/2.0\n'));
});

test('the start line offers what follows, as blocks below', async () => {
  const marked = call.replace('INV', 'INV|');
  const offers = await actionsAt(marked, 'refactor.insert');
  const titles = offers.map(({ title }) => title);
  for (const title of [
    'Add the response 180 Ringing',
    'Add the response 486 Busy Here',
    'Add the ACK of a 2xx',
    'Add the CANCEL that follows',
    'Add the BYE that follows',
  ])
    assert.ok(titles.includes(title), title);
  const changed = after(
    marked,
    offers.find(({ title }) => title === 'Add the response 486 Busy Here'),
  );
  assert.match(
    changed,
    /\n\n### 486 Busy Here\nSIP\/2\.0 486 Busy Here\nVia: SIP\/2\.0\/UDP 192\.0\.2\.1;branch=z9hG4bK1\n/u,
  );
  const here = changed.replace('SIP/2.0 486', 'SIP/2.0 4|86');
  assert.deepEqual(
    (await actionsAt(here, 'refactor.insert')).map(({ title }) => title),
    ['Add the ACK that follows'],
  );
});

test('an editor in Chinese gets Chinese titles', async () => {
  const client = await server.start({ locale: 'zh-cn' });
  await client.open('file:///zh.sip', call);
  const range = { start: { line: 4, character: 1 }, end: { line: 4, character: 1 } };
  const context = { diagnostics: [], only: ['refactor'] };
  const offers = await client.about<CodeAction[]>('codeAction', 'file:///zh.sip', { range, context });
  assert.ok(offers.some(({ title }) => title === '将 From 写作 f'));
  await server.stop(client);
});

/** The text with its marks taken out, and the place or stretch that they mark. */
function placed(marked: string): { readonly document: TextDocument; readonly start: number; readonly end: number } {
  const [before = '', selected = '', behind] = marked.split('|');
  const document = TextDocument.create('file:///refactor.sip', 'sip', 1, before + selected + (behind ?? ''));
  return {
    document,
    start: before.length,
    end: behind === undefined ? before.length : before.length + selected.length,
  };
}

async function actionsAt(marked: string, only: string): Promise<CodeAction[]> {
  const { document, start, end } = placed(marked);
  opened += 1;
  await server.client.open(document.uri, document.getText(), opened);
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  const actions = await server.client.about<CodeAction[]>('codeAction', document.uri, {
    range,
    context: { diagnostics: [], only: [only] },
  });
  await server.client.close(document.uri);
  return actions;
}

function after(marked: string, action: CodeAction | undefined): string {
  const { document } = placed(marked);
  return TextDocument.applyEdits(document, action?.edit?.changes?.[document.uri] ?? assert.fail());
}
