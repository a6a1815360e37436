/** Code actions over standard input and output: fixes as edits of the version that the editor shows, and all safe ones at once. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, type Diagnostic, type Range, TextDocumentEdit, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type LspClient, pushing } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///a.sip';
const text = [
  '### ask',
  'OPTIONS sip:bob@example.com SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
  'From: <sip:alice@example.com>;tag=1',
  'To: <sip:bob@example.com>',
  'Call-ID: 1',
  'Content-Length: 7',
  '',
  '',
  '### say',
  'MESSAGE sip:bob@example.com SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK2',
  'Max-Forwards: 70',
  'From: <sip:alice@example.com>;tag=1',
  'To: <sip:bob@example.com>',
  'Call-ID: 2',
  'CSeq: 1 INVITE',
  'Content-Type: text/plain',
  'Content-Length: 5',
  '',
  'hello',
].join('\n');
const server = testedServer({}, (client) => client.open(uri, text));

test('a fix names its diagnostic, is preferred where it is safe, and is an edit', async () => {
  const diagnostics = await server.client.pushed(uri, 1);
  const missing = diagnostics.filter(({ code }) => code === 'missing-cseq');
  const [action] = await actionsAt(server.client, missing[0]?.range, { diagnostics: missing, only: ['quickfix'] });
  assert.equal(action?.title, 'Insert CSeq: 1 OPTIONS');
  assert.equal(action?.kind, 'quickfix');
  assert.equal(action?.isPreferred, true);
  assert.deepEqual(action?.diagnostics, missing);
  assert.deepEqual(action?.edit, {
    changes: {
      [uri]: [
        {
          range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } },
          newText: 'CSeq: 1 OPTIONS\n',
        },
      ],
    },
  });
});

test('a fix takes its problem away, and a safe one brings no other', async () => {
  const diagnostics = await server.client.pushed(uri, 1);
  assert.ok(diagnostics.length >= 4);
  for (const diagnostic of diagnostics) {
    const actions = await actionsAt(server.client, diagnostic.range, { diagnostics: [diagnostic], only: ['quickfix'] });
    const own = actions.filter((action) => action.diagnostics?.some(({ code }) => code === diagnostic.code));
    assert.ok(own.length > 0, `${diagnostic.code} has no fix`);
    for (const action of own) {
      const left = await problemsOf(applied(text, editsOf(action)));
      assert.ok(!left.includes(key(diagnostic)), `${action.title} leaves ${diagnostic.code}`);
      assert.ok(!action.isPreferred || left.length < diagnostics.length, `${action.title} leaves ${left.join(', ')}`);
    }
  }
});

test('no fix is offered twice, however many problems it mends', async () => {
  const twice = 'file:///twice.sip';
  const others = 'From: <sip:eve@example.com>;tag=2\nFrom: <sip:eve@example.com>;tag=3\n';
  const damaged = text.replace('To: <sip:bob', `${others}To: <sip:bob`);
  await server.client.open(twice, damaged);
  const actions = await server.client.about<CodeAction[]>('codeAction', twice, {
    range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  const fixes = actions.map(({ title, edit }) => JSON.stringify([title, edit]));
  assert.ok(fixes.some((fix) => fix.includes('Remove the other From')));
  assert.deepEqual(fixes, [...new Set(fixes)]);
  await server.client.close(twice);
});

test('a rule can be switched off for its block', async () => {
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
  const actions = await actionsAt(server.client, range, { diagnostics: [] });
  const off = actions.find(({ title }) => title === 'Switch off missing-cseq for this block');
  const changed = applied(text, editsOf(off));
  assert.match(changed, /^### ask\n# @lint off missing-cseq\nOPTIONS/u);
  assert.ok(!(await problemsOf(changed)).some((problem) => problem.startsWith('missing-cseq')));
});

test('all safe fixes come as one action, and only where the editor asks for it', async () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  for (const only of [['source'], ['source.fixAll'], ['source.fixAll.sip']]) {
    const [action, ...more] = await actionsAt(server.client, whole, { diagnostics: [], only });
    assert.deepEqual([action?.kind, more.length], ['source.fixAll.sip', 0]);
    const fixed = applied(text, editsOf(action));
    assert.deepEqual(await problemsOf(fixed), []);
    assert.match(fixed, /\nMax-Forwards: 70\nFrom/u);
    assert.match(fixed, /\nContent-Length: 0\n/u);
    assert.match(fixed, /\nCSeq: 1 MESSAGE\n/u);
  }
  const automatic = await actionsAt(server.client, whole, { diagnostics: [], triggerKind: 2 });
  assert.ok(!automatic.some(({ kind }) => kind === 'source.fixAll.sip'));
  assert.deepEqual(await actionsAt(server.client, whole, { diagnostics: [], only: ['refactor.extract'] }), []);
});

test('what is right has nothing to mend', async () => {
  const right = 'file:///right.sip';
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  await server.client.open(right, '# nothing\n');
  assert.deepEqual(await server.client.about('codeAction', right, { range: whole, context: { diagnostics: [] } }), []);
  await server.client.close(right);
});

test('an editor that compares versions gets the version; one that knows no literals gets no actions', async () => {
  const workspace = { workspaceEdit: { documentChanges: true } };
  const versions = await server.start({ capabilities: { ...pushing, workspace } });
  await versions.open(uri, text, 5);
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
  const [action] = await actionsAt(versions, range, { diagnostics: [], only: ['quickfix'] });
  const change = action?.edit?.documentChanges?.[0];
  assert.ok(change !== undefined && TextDocumentEdit.is(change));
  assert.deepEqual(change.textDocument, { uri, version: 5 });
  await server.stop(versions);
  const plain = await server.start({ capabilities: {} });
  assert.equal(plain.initialized?.capabilities.codeActionProvider, undefined);
  await server.stop(plain);
});

test('an editor that asks for edits later is given the same one, and none of a text that has changed', async () => {
  const { textDocument = {} } = pushing;
  const codeAction = { ...textDocument.codeAction, dataSupport: true, resolveSupport: { properties: ['edit'] } };
  const asking = await server.start({ capabilities: { ...pushing, textDocument: { ...textDocument, codeAction } } });
  const { codeActionProvider } = asking.initialized?.capabilities ?? {};
  assert.ok(typeof codeActionProvider === 'object' && codeActionProvider.resolveProvider);
  await asking.open(uri, text);
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const atOnce = await actionsAt(server.client, whole, { diagnostics: [] });
  const later = await actionsAt(asking, whole, { diagnostics: [] });
  assert.deepEqual(later.map(withoutEdit), atOnce.map(withoutEdit));
  const open = later.filter(({ edit }) => edit === undefined);
  assert.deepEqual(
    open.map(({ kind }) => kind),
    ['source.fixAll.sip'],
  );
  const resolved = await asking.request<CodeAction>('codeAction/resolve', open[0]);
  assert.deepEqual(resolved.edit, atOnce.at(-1)?.edit);
  await asking.change(uri, 2, { range: { start: whole.start, end: whole.start }, text: '\n' });
  await assert.rejects(asking.request('codeAction/resolve', open[0]), /The text has changed/u);
  await assert.rejects(asking.request('codeAction/resolve', { title: 'x' }), /The text has changed/u);
  await server.stop(asking);
});

function withoutEdit({ edit: _edit, data: _data, ...action }: CodeAction): CodeAction {
  return action;
}

function actionsAt(asked: LspClient, range: Range | undefined, context: object): Promise<CodeAction[]> {
  assert.ok(range !== undefined);
  return asked.about('codeAction', uri, { range, context });
}

function editsOf(action: CodeAction | undefined): TextEdit[] {
  const edits = action?.edit?.changes?.[uri];
  assert.ok(edits !== undefined);
  return edits;
}

function applied(before: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'sip', 1, before), edits);
}

let version = 0;

/** What the server says of another text. */
async function problemsOf(changed: string): Promise<string[]> {
  const other = 'file:///changed.sip';
  version += 1;
  await server.client.open(other, changed, version);
  const diagnostics = await server.client.pushed(other, version);
  await server.client.close(other);
  return diagnostics.map(key);
}

function key({ code, range }: Diagnostic): string {
  return `${code} ${range.start.line}:${range.start.character}`;
}
