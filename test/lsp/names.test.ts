/** Highlights, references and renaming, over standard input and output. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ClientCapabilities,
  DocumentHighlight,
  LinkedEditingRanges,
  Location,
  Position,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LspClient } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const text = `@user = bob
### first
# @name call
INVITE sip:{{user}}@example.com SIP/2.0
Call-ID: 1@a

### second
# @ref call
BYE sip:{{user}}@{{call.response.status}} SIP/2.0
Call-ID: 1@a
`;
const document = TextDocument.create('file:///names.sip', 'sip', 1, text);
const { uri } = document;
const server = testedServer({}, (client) => client.open(uri, text));
const user = document.positionAt(text.indexOf('user}}'));
const call = document.positionAt(text.indexOf('call.response'));

test('what is the same lights up where the cursor is', async () => {
  const lit = async (position: Position): Promise<unknown[]> =>
    (await server.client.at<DocumentHighlight[]>('documentHighlight', uri, position)).map(({ range, kind }) => [
      range.start.line,
      document.getText(range),
      kind,
    ]);
  assert.deepEqual(await lit(user), [
    [0, 'user', 3],
    [3, 'user', 2],
    [8, 'user', 2],
  ]);
  assert.deepEqual(await lit({ line: 9, character: 10 }), [
    [4, '1@a', 2],
    [9, '1@a', 2],
  ]);
  assert.equal(await server.client.at('documentHighlight', uri, { line: 3, character: 2 }), null);
});

test('references come with the place that gives the name, or without it', async () => {
  const lines = async (includeDeclaration: boolean): Promise<number[]> =>
    (await server.client.at<Location[]>('references', uri, call, { context: { includeDeclaration } })).map(
      (each) => each.range.start.line,
    );
  assert.deepEqual(await lines(true), [2, 7, 8]);
  assert.deepEqual(await lines(false), [7, 8]);
});

test('a variable that is captured or asked for leads to where it is', async () => {
  const other = 'file:///given.sip';
  await server.client.open(
    other,
    '# @prompt pin\nINVITE sip:{{pin}} SIP/2.0\n###\n# @capture a = x\nBYE sip:{{a}} SIP/2.0\n',
  );
  const lead = async (line: number): Promise<unknown> =>
    (await server.client.at<Location | null>('definition', other, { line, character: line === 1 ? 14 : 11 }))?.range
      .start;
  assert.deepEqual(await lead(1), { line: 0, character: 10 });
  assert.deepEqual(await lead(4), { line: 3, character: 11 });
  await server.client.close(other);
});

test('the method of a request and of its CSeq are typed as one, where they agree', async () => {
  const linked = 'file:///linked.sip';
  const other = TextDocument.create(
    linked,
    'sip',
    1,
    'INVITE sip:a@b SIP/2.0\nc: x\nCSEQ: 1  INVITE\n### other\nBYE sip:a@b SIP/2.0\nCSeq: 2 INVITE\n',
  );
  await server.client.open(linked, other.getText());
  const at = async (line: number, character: number): Promise<unknown> => {
    const found = await server.client.at<LinkedEditingRanges | null>('linkedEditingRange', linked, { line, character });
    return found?.ranges.map((range) => [range.start.line, other.getText(range)]);
  };
  const both = [
    [0, 'INVITE'],
    [2, 'INVITE'],
  ];
  assert.deepEqual(await at(0, 3), both);
  assert.deepEqual(await at(2, 15), both);
  assert.equal(await at(0, 9), undefined);
  assert.equal(await at(4, 1), undefined);
  await server.client.close(linked);
});

test('a name is typed as one in all of the file from where it is given, as long as it stays a name', async () => {
  const variable = 'file:///variable.sip';
  await server.client.open(variable, '@callee = bob\n### call\nINVITE sip:{{callee}}@a SIP/2.0\n');
  const at = (line: number, character: number) =>
    server.client.at<LinkedEditingRanges | null>('linkedEditingRange', variable, { line, character });
  const found = await at(0, 3);
  assert.deepEqual(
    found?.ranges.map(({ start, end }) => [start.line, start.character, end.character]),
    [
      [0, 1, 7],
      [2, 13, 19],
    ],
  );
  const isName = new RegExp(`^(?:${found?.wordPattern})$`, 'u');
  assert.ok(isName.test('friend') && !isName.test('two words') && !isName.test('a}}'));
  assert.equal(await at(2, 15), null);
  await server.client.close(variable);
});

test('a Call-ID, tag or branch leads to where it stands first, and is renamed everywhere', async () => {
  const position = { line: 9, character: 10 };
  const { range } = await server.client.at<Location>('definition', uri, position);
  assert.deepEqual(range, { start: { line: 4, character: 9 }, end: { line: 4, character: 12 } });
  const { changes } = await server.client.at<WorkspaceEdit>('rename', uri, position, { newName: '2@b' });
  assert.equal(TextDocument.applyEdits(document, changes?.[uri] ?? []), text.replaceAll('1@a', '2@b'));
});

test('a rename changes the name wherever it stands', async () => {
  const { changes } = await server.client.at<WorkspaceEdit>('rename', uri, call, { newName: ' invite ' });
  const renamed = TextDocument.applyEdits(document, changes?.[uri] ?? []);
  assert.equal(renamed, text.replaceAll('call', 'invite'));
  assert.deepEqual(await server.client.at('rename', uri, call, { newName: 'call' }), {});
});

test('an editor that keeps versions gets the edit for the version that it was made for', async () => {
  const capabilities: ClientCapabilities = {
    workspace: { workspaceEdit: { documentChanges: true } },
    textDocument: { rename: { prepareSupport: true } },
  };
  const client = await server.start({ capabilities });
  assert.deepEqual(client.initialized?.capabilities.renameProvider, { prepareProvider: true });
  await client.open(uri, text, 7);
  const prepared = await client.at('prepareRename', uri, user);
  assert.deepEqual(prepared, { range: { start: user, end: { line: 3, character: 17 } }, placeholder: 'user' });
  const { documentChanges } = await client.at<WorkspaceEdit>('rename', uri, user, { newName: '用户' });
  const [change] = documentChanges ?? [];
  assert.ok(change !== undefined && 'textDocument' in change);
  assert.equal(change.textDocument.version, 7);
  assert.equal(change.edits.length, 3);
  await server.stop(client);
});

test('what cannot be renamed, or not so, is refused with a sentence', async () => {
  const method = { line: 3, character: 2 };
  assert.equal(server.client.initialized?.capabilities.renameProvider, true);
  assert.equal(
    await refused(server.client, method),
    'Only names can be renamed: of variables, blocks, calls, tags, branches, RSeq, boundaries and Content-IDs.',
  );
  assert.equal(await refused(server.client, user, 'a b'), 'a b cannot be a name here.');
  assert.equal(await refused(server.client, call, 'first'), 'first is in use in this file already.');
  const chinese = await server.start({ locale: 'zh-CN' });
  await chinese.open(uri, '# @ref first\nBYE sip:a@b SIP/2.0\n');
  const reference = { line: 0, character: 9 };
  assert.equal(await refused(chinese, reference), 'first 不是在此文件中定义的，只能在定义它的地方重命名。');
  assert.equal(
    await refused(chinese, { line: 1, character: 1 }),
    '只能重命名变量、块、Call-ID、tag、branch、RSeq 编号、boundary 和 Content-ID。',
  );
  await server.stop(chinese);
});

/** The sentence with which both requests refuse; with a name, the second alone. */
async function refused(client: LspClient, position: Position, newName?: string): Promise<string> {
  const sentence = await messageOf(client.at('rename', uri, position, { newName: newName ?? 'other' }));
  if (newName === undefined) assert.equal(await messageOf(client.at('prepareRename', uri, position)), sentence);
  return sentence;
}

async function messageOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('It was not refused.');
}

test('renaming a boundary changes its delimiters, and keeps a Content-Length right', async () => {
  const body = '--b1\n\nHello.\n--b1--\n';
  const head = 'MESSAGE sip:a@b SIP/2.0\nContent-Type: multipart/mixed;boundary=b1\nContent-Length: ';
  const message = TextDocument.create('file:///parts.sip', 'sip', 1, `${head}22\n\n${body}`);
  server.client.open(message.uri, message.getText());
  const position = message.positionAt(message.getText().lastIndexOf('b1'));
  const lines = (await server.client.at<Location[]>('definition', message.uri, position)) as unknown as Location;
  assert.equal(lines.range.start.line, 1);
  const edit = await server.client.at<WorkspaceEdit>('rename', message.uri, position, { newName: 'part' });
  const edits = edit.changes?.[message.uri] ?? [];
  assert.equal(TextDocument.applyEdits(message, edits), `${head}26\n\n${body}`.replaceAll('b1', 'part'));
});

test('a renamed Call-ID is written with escapes in a URI, in quotes where it needs them, and keeps the length of a body', async () => {
  const dialogs = 'file:///dialogs.sip';
  const body = 'SIP/2.0 200 OK\r\nCall-ID: 1\r\n';
  const before = `INVITE sip:a@b SIP/2.0\r\nCall-ID: 1\r\n###\r\nREFER sip:a@b SIP/2.0\r\nRefer-To: <sip:b@b?Replaces=1%3Bto-tag%3Db1%3Bfrom-tag%3Da1>\r\n###\r\nSUBSCRIBE sip:a@b SIP/2.0\r\nEvent: dialog;call-id=1;to-tag=2;from-tag=3\r\n###\r\nNOTIFY sip:a@b SIP/2.0\r\nContent-Type: message/sipfrag\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  await server.client.open(dialogs, before);
  const edit = await server.client.at<WorkspaceEdit>('rename', dialogs, { line: 1, character: 9 }, { newName: '22@h' });
  const after = TextDocument.applyEdits(TextDocument.create(dialogs, 'sip', 1, before), edit.changes?.[dialogs] ?? []);
  assert.equal(
    after,
    before
      .replaceAll('Call-ID: 1\r\n', 'Call-ID: 22@h\r\n')
      .replace('Replaces=1%3B', 'Replaces=22%40h%3B')
      .replace('call-id=1;', 'call-id="22@h";')
      .replace(`Length: ${body.length}`, `Length: ${body.length + 3}`),
  );
  await server.client.close(dialogs);
});

test('from the CSeq of a response, an ACK or a CANCEL, and from a RAck, the way leads to the request', async () => {
  const sequence = 'file:///sequence.sip';
  const message = (start: string, more: string): string =>
    `${start}\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\nFrom: <sip:a@b>;tag=a\nTo: <sip:b@b>;tag=b\nCall-ID: c\n${more}\n\n`;
  await server.client.open(
    sequence,
    [
      message('INVITE sip:b@b SIP/2.0', 'CSeq: 7 INVITE'),
      message('SIP/2.0 180 Ringing', 'CSeq: 7 INVITE\nRSeq: 1'),
      message('PRACK sip:b@b SIP/2.0', 'CSeq: 8 PRACK\nRAck: 1 7 INVITE'),
      message('CANCEL sip:b@b SIP/2.0', 'CSeq: 7 CANCEL'),
    ].join('###\n'),
  );
  const lead = async (line: number, character: number): Promise<unknown> =>
    (await server.client.at<Location | null>('definition', sequence, { line, character }))?.range;
  const request = { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } };
  assert.deepEqual(await lead(13, 7), request);
  assert.deepEqual(await lead(13, 10), request);
  assert.deepEqual(await lead(23, 8), request);
  assert.deepEqual((await lead(23, 6)) as unknown, {
    start: { line: 14, character: 6 },
    end: { line: 14, character: 7 },
  });
  assert.deepEqual(await lead(31, 8), request);
  assert.equal(await lead(5, 7), undefined);
  await server.client.close(sequence);
});
