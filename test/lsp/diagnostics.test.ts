/** Diagnostics over standard input and output: pushed to editors that wait for them, given to editors that ask. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
} from 'vscode-languageserver';
import { pulling } from '../support/lsp-client.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///a.sip';
const good = [
  'OPTIONS sip:bob@example.com SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
  'Max-Forwards: 70',
  'From: <sip:alice@example.com>;tag=1',
  'To: <sip:bob@example.com>',
  'Call-ID: 1',
  'CSeq: 1 OPTIONS',
  'Content-Length: 0',
  '',
  '',
].join('\n');
const without = (name: string): string => good.replace(new RegExp(`^${name}:.*\n`, 'mu'), '');
const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
const start = { line: 0, character: 0 };

describe('pushed', () => {
  const server = testedServer();

  test('a diagnostic says what is wrong, where it is written, and where our manual tells more', async () => {
    await server.client.open(uri, without('CSeq'));
    assert.deepEqual(await server.client.pushed(uri, 1), [
      {
        range: { start, end: { line: 0, character: 35 } },
        severity: 1,
        source: 'sip',
        code: 'missing-cseq',
        codeDescription: {
          href: 'https://github.com/sipwright/sipwright/blob/main/docs/rules.md#missing-cseq',
        },
        message: 'CSeq is missing (RFC 3261 §8.1.1.5)',
      },
    ]);
  });

  test('after an edit they are those of the new version', async () => {
    const range = { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } };
    await server.client.change(uri, 2, { range, text: 'CSeq: 1 OPTIONS\n' });
    assert.deepEqual(await server.client.pushed(uri, 2), []);
  });

  test('of many edits at once not every one is checked, and the last one always is', async () => {
    const before = server.client.published.length;
    for (let version = 3; version <= 200; version += 1) {
      await server.client.change(uri, version, { text: version === 200 ? without('Via') : good + version });
    }
    assert.deepEqual(codes(await server.client.pushed(uri, 200)), ['missing-via']);
    const versions = server.client.published.slice(before).map(({ version = 0 }) => version);
    assert.ok(versions.length < 198, `${versions.length} pushes for 198 edits`);
    assert.deepEqual(
      versions,
      [...versions].sort((one, other) => one - other),
    );
  });

  test('another setting changes them at once; a rule may be switched off in the file', async () => {
    await server.client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { sip: { lint: { rules: { 'missing-via': 'hint' } } } },
    });
    await server.client.until(() =>
      server.client.published.at(-1)?.diagnostics[0]?.severity === 4 ? true : undefined,
    );
    await server.client.change(uri, 201, { text: `# @lint off missing-via\n${without('Via')}` });
    assert.deepEqual(await server.client.pushed(uri, 201), []);
  });

  test('a document that is closed leaves nothing behind', async () => {
    await server.client.change(uri, 202, { text: without('To') });
    assert.deepEqual(codes(await server.client.pushed(uri, 202)), ['missing-to']);
    await server.client.close(uri);
    const last = () => server.client.published.findLast((each) => each.uri === uri);
    await server.client.until(() => (last()?.diagnostics.length === 0 ? true : undefined));
  });

  test('an encoding that lacks a character is told of', async () => {
    await server.client.open(
      uri,
      good.replace('sip:bob', '"鲍勃" <sip:bob').replace('Call-ID: 1', 'Call-ID: 1\nSubject: 呼叫'),
    );
    await server.client.pushed(uri, 1);
    await server.client.connection.sendNotification('sip/documentEncoding', { uri, encoding: 'windows1252' });
    await server.client.until(() =>
      server.client.published.at(-1)?.diagnostics.some(({ code }) => code === 'unencodable-text') ? true : undefined,
    );
    await server.client.close(uri);
  });

  test('what an edit means for messages far away in a long call is told after a pause', async () => {
    const messages = Array.from({ length: 120 }, (_nothing, index) =>
      good.replace('z9hG4bK1', `z9hG4bK${100 + index}`).replace('CSeq: 1', `CSeq: ${index + 1}`),
    );
    await server.client.open('file:///call.sip', messages.join('###\n'));
    assert.deepEqual(await server.client.pushed('file:///call.sip', 1), []);
    const digits = { start: { line: 1, character: 42 }, end: { line: 1, character: 44 } };
    assert.equal(messages[0]?.split('\n')[1]?.slice(41), '100');
    await server.client.change('file:///call.sip', 2, { range: digits, text: '99' });
    const found = await server.client.until(() => {
      const last = server.client.published.findLast((each) => each.uri === 'file:///call.sip' && each.version === 2);
      return last?.diagnostics.find(({ code }) => code === 'reused-branch');
    });
    assert.equal(found.range.start.line, 99 * 10 + 1);
    await server.client.close('file:///call.sip');
  });

  test('a file of PyQt bindings has none', async () => {
    await server.client.open('file:///pyqt.sip', '%Module(name=PyQt6)\n\nclass QObject\n');
    assert.deepEqual(await server.client.pushed('file:///pyqt.sip', 1), []);
  });

  test('of very many the gravest are shown, and the others are counted', async () => {
    await server.client.open(
      'file:///many.sip',
      `${`### next\n${without('Max-Forwards')}`.repeat(600)}### last\n${without('CSeq')}`,
    );
    const shown = await server.client.pushed('file:///many.sip', 1);
    assert.equal(shown.length, 501);
    assert.ok(codes(shown).includes('missing-cseq'));
    assert.match(String(shown.at(-1)?.message), /101/u);
    await server.client.close('file:///many.sip');
  });

  test('whether an included file is there is asked again once the folder is trusted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sipwright-'));
    writeFileSync(join(folder, 'there.bin'), 'x');
    const file = pathToFileURL(join(folder, 'a.sip')).href;
    const client = await server.start({ initializationOptions: { exchanges: true, trusted: false } });
    await client.open(file, `# @send-file ./gone.bin\n${good}\n###\n# @send-file ./there.bin\n${good}`);
    assert.deepEqual(await client.pushed(file, 1), []);
    await client.connection.sendNotification('sip/trust', { trusted: true });
    const diagnostics = await client.until(() => {
      const last = client.published.at(-1)?.diagnostics ?? [];
      return last.length > 0 ? last : undefined;
    });
    assert.deepEqual(codes(diagnostics), ['missing-include']);
    await server.stop(client);
    rmSync(folder, { recursive: true });
  });

  test('a message that contradicts another one points to it, where the editor shows that', async () => {
    const answer = good
      .replace(/^.*\n(?<via>.*branch=\S+)\n.*\n/u, 'SIP/2.0 200 OK\n$<via>0\n')
      .replace('.com>\nCall', '.com>;tag=2\nCall');
    const both = `${good}###\n${answer}`;
    await server.client.open('file:///both.sip', both);
    const [plain] = await server.client.pushed('file:///both.sip', 1);
    assert.deepEqual([plain?.code, plain?.relatedInformation], ['response-via-mismatch', undefined]);
    const client = await server.start({
      capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
    });
    await client.open('file:///both.sip', both);
    const [diagnostic] = await client.pushed('file:///both.sip', 1);
    const range = { start: { line: 1, character: 5 }, end: { line: 1, character: 42 } };
    assert.deepEqual(diagnostic?.relatedInformation, [
      { location: { uri: 'file:///both.sip', range }, message: 'OPTIONS sip:bob@example.com SIP/2.0' },
    ]);
    await server.stop(client);
  });

  test('diagnostics speak the language of the user', async () => {
    const client = await server.start({ locale: 'zh-CN' });
    await client.open(uri, without('CSeq'));
    const [diagnostic] = await client.pushed(uri, 1);
    assert.match(String(diagnostic?.message), /^缺少 ?CSeq.*（?\(?RFC 3261 §8\.1\.1\.5/u);
    await server.stop(client);
  });
});

describe('pulled', () => {
  const server = testedServer({ capabilities: pulling });
  const pull = (about: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    server.client.about('diagnostic', about, previousResultId === undefined ? {} : { previousResultId });

  test('an editor that asks is given them, and none are pushed', async () => {
    assert.deepEqual(server.client.initialized?.capabilities.diagnosticProvider, {
      identifier: 'sip',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    await server.client.open(uri, without('CSeq'));
    const report = await pull(uri);
    assert.ok(report.kind === 'full');
    assert.deepEqual(codes(report.items), ['missing-cseq']);
    assert.deepEqual(server.client.published, []);
  });

  test('what has not changed is not sent again; what has is', async () => {
    const { resultId } = await pull(uri);
    assert.deepEqual(await pull(uri, resultId), { kind: 'unchanged', resultId });
    await server.client.change(uri, 2, { range: { start, end: start }, text: '\n' });
    const moved = await pull(uri, resultId);
    assert.ok(moved.kind === 'full');
    assert.equal(moved.items[0]?.range.start.line, 1);
    assert.notEqual(moved.resultId, resultId);
  });

  test('while a large file is checked for the first time others get their answers, and it can be given up', async () => {
    const large = 'file:///large.sip';
    const text = `${good}###\n`.repeat(3_000) + without('CSeq');
    await server.client.open(large, text);
    const order: string[] = [];
    const giveUp = new CancellationTokenSource();
    const params = { textDocument: { uri: large } };
    const givenUp = server.client.connection
      .sendRequest('textDocument/diagnostic', params, giveUp.token)
      .catch(({ code }: { code: number }) => order.push(`given up: ${code}`));
    const asked = pull(large).then((report) => {
      order.push('diagnostics');
      return report;
    });
    const hovered = server.client.at('hover', large, { line: 2, character: 1 }).then((hover) => {
      order.push('hover');
      return hover;
    });
    giveUp.cancel();
    assert.ok(await hovered);
    const report = await asked;
    await givenUp;
    assert.deepEqual(order.at(-1), 'diagnostics');
    assert.ok(order.includes('hover') && order.includes(`given up: ${LSPErrorCodes.RequestCancelled}`), `${order}`);
    assert.ok(report.kind === 'full');
    assert.deepEqual(codes(report.items), ['missing-cseq']);
    await server.client.close(large);
  });

  test('a document that was closed and opened anew is another, though its version is the same', async () => {
    await server.client.close(uri);
    await server.client.open(uri, without('CSeq'));
    const { resultId } = await pull(uri);
    await server.client.close(uri);
    await server.client.open(uri, good);
    const report = await pull(uri, resultId);
    assert.deepEqual([report.kind, report.kind === 'full' ? report.items : undefined], ['full', []]);
  });

  test('another setting changes the result', async () => {
    await server.client.change(uri, 2, { text: without('Via') });
    const { resultId } = await pull(uri);
    await server.client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { sip: { lint: { rules: { 'missing-via': 'off' } } } },
    });
    const report = await pull(uri, resultId);
    assert.deepEqual([report.kind, report.kind === 'full' ? report.items : undefined], ['full', []]);
  });

  test('of a document that is not open, or not ours, nothing is said', async () => {
    assert.deepEqual(await pull('file:///none.sip'), { kind: 'full', items: [] });
    await server.client.open('file:///pyqt.sip', '%Module(name=PyQt6)\n');
    assert.deepEqual(await pull('file:///pyqt.sip'), { kind: 'full', items: [] });
  });

  test('an editor that can is told to ask again when a setting has changed', async () => {
    const workspace = { diagnostics: { refreshSupport: true } };
    const other = await server.start({ capabilities: { ...pulling, workspace } });
    let asked = 0;
    const refreshed = new Promise<void>((resolve) => {
      other.connection.onRequest('workspace/diagnostic/refresh', () => {
        asked += 1;
        resolve();
        return null;
      });
    });
    await other.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { sip: { lint: { rules: { 'missing-via': 'off' } } } },
    });
    await refreshed;
    assert.equal(asked, 1);
    await server.stop(other);
  });
});
