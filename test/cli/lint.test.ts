/** `sipwright lint`: what programs and people are told, and what is written. */

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { inTheEnd } from '../support/leftovers.ts';
import { plain } from './support/messages.ts';
import { Shell } from './support/run.ts';

let shell: Shell;

before(() => {
  shell = new Shell();
});

inTheEnd(() => shell.remove());

const withoutCSeq = plain.replace('CSeq: 1 OPTIONS\n', '');

async function lintJson(...args: string[]) {
  const { status, stdout, stderr } = await shell.run(['lint', '--format', 'json', ...args]);
  return { status, stderr, reports: JSON.parse(stdout) };
}

function rulesOf({ reports }: Awaited<ReturnType<typeof lintJson>>): string[] {
  return reports.flatMap(({ problems }: { problems: { rule: string }[] }) => problems.map(({ rule }) => rule));
}

test('JSON is one array of files and their problems, to the letter', async () => {
  const file = shell.write('a.sip', `# @charset x\n\n### second\n${withoutCSeq}`);
  const { status, stdout, stderr } = await shell.run(['lint', file, '--format=json']);
  assert.deepEqual(JSON.parse(stdout), [
    {
      file: 'a.sip',
      problems: [
        {
          rule: 'unknown-charset',
          severity: 'error',
          message: 'The charset x is not known',
          block_index: 0,
          message_index: null,
          start: { line: 0, character: 11, offset: 11 },
          end: { line: 0, character: 12, offset: 12 },
          spec: 'docs/format.md#charset',
          fixes: [],
        },
        {
          rule: 'missing-cseq',
          severity: 'error',
          message: 'CSeq is missing',
          block_index: 1,
          message_index: 0,
          start: { line: 3, character: 0, offset: 25 },
          end: { line: 3, character: 35, offset: 60 },
          spec: 'RFC 3261 §8.1.1.5',
          fixes: ['Insert CSeq: 1 OPTIONS'],
        },
      ],
    },
  ]);
  assert.equal(stdout.trim().split('\n').length, 1);
  assert.deepEqual([status, stderr], [1, '']);
});

test('the status is 0 without errors, also with warnings, and 1 with one', async () => {
  const clean = shell.write('clean.sip', plain);
  const warned = shell.write('warned.sip', plain.replace('Max-Forwards: 70\n', ''));
  const wrong = shell.write('wrong.sip', withoutCSeq);
  assert.equal((await lintJson(clean)).status, 0);
  const warning = await lintJson(warned);
  assert.deepEqual([warning.status, rulesOf(warning)], [0, ['missing-max-forwards']]);
  assert.equal((await lintJson(clean, wrong)).status, 1);
});

test('people get the place, the line, the section and the fix', async () => {
  shell.write('b.sip', withoutCSeq.replace('<sip:alice', '张三\u{202E} <sip:alice').replace(': 70', ': 700'));
  const { status, stdout } = await shell.run(['lint', 'b.sip']);
  assert.equal(status, 1);
  assert.match(stdout, /^b\.sip:1:1: error: CSeq is missing \(RFC 3261 §8\.1\.1\.5\) missing-cseq\n {4}1 │ OPTIONS /mu);
  assert.match(stdout, /\n {4}3 │ Max-Forwards: 700\n {6}│ {15}\^\^\^\n {6}Fix: /u);
  assert.doesNotMatch(stdout, /\u{202E}/u, 'what turns the direction is shown, not obeyed');
  assert.match(stdout, /\n3 errors in 1 file\. --fix can mend \d\.\n$/u);
});

test('a message that contradicts another one points to it', async () => {
  const to = /^To: .*$/mu;
  const answer = plain.replace(/^.*\n/u, 'SIP/2.0 200 OK\n').replace('Max-Forwards: 70\n', '').replace(to, '$&;tag=2');
  shell.write('both.sip', `${plain}###\n${answer.replace(/branch=(?<branch>\w+)/u, 'branch=$<branch>0')}`);
  const { stdout } = await shell.run(['lint', 'both.sip']);
  assert.match(stdout, /\n {6}↳ both\.sip:2:6: OPTIONS sip:\S+ SIP\/2\.0\n {6}Fix: /u);
  const { reports } = await lintJson('both.sip');
  const [{ rule, block_index, related }] = reports[0].problems;
  assert.deepEqual(
    [rule, block_index, related.block_index, related.start.line, related.start.character],
    ['response-via-mismatch', 1, 0, 1, 5],
  );
});

test('a column takes its width from the letters before it', async () => {
  shell.write('wide.sip', plain.replace('<sip:alice', '"张三" <sip:alice').replace('tag=19', 'tag=;x=19'));
  const { stdout } = await shell.run(['lint', 'wide.sip']);
  const [line = '', underline = ''] = /│ From.*\n.*│ .*/u.exec(stdout)?.[0].split('\n') ?? [];
  const [before = ''] = line.split('tag=;');
  assert.equal(underline.indexOf('^') - underline.indexOf('│'), before.length + '张三'.length);
});

test('people read their own language', async () => {
  shell.write('c.sip', withoutCSeq);
  const byLocale = await shell.run(['lint', 'c.sip'], { env: { LANG: 'zh_CN.UTF-8' } });
  const byOption = await shell.run(['lint', 'c.sip', '--lang', 'zh-cn']);
  assert.match(byLocale.stdout, /错误: 缺少 CSeq/u);
  assert.equal(byOption.stdout, byLocale.stdout);
  const stronger = await shell.run(['lint', 'c.sip'], { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'de_DE.UTF-8' } });
  assert.match(stronger.stdout, /error: CSeq is missing/u);
});

test('colours come only where they are wanted', async () => {
  shell.write('d.sip', withoutCSeq);
  const plainly = await shell.run(['lint', 'd.sip'], { env: { NO_COLOR: '' } });
  const coloured = await shell.run(['lint', 'd.sip'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } });
  assert.ok(!plainly.stdout.includes('\u{1B}['));
  assert.ok(coloured.stdout.includes('\u{1B}['));
  assert.equal(stripVTControlCharacters(coloured.stdout), plainly.stdout);
});

test('standard input is a file called -', async () => {
  const { status, stdout } = await shell.run(['lint', '-', '--format', 'json'], { input: withoutCSeq });
  assert.equal(status, 1);
  assert.deepEqual(
    JSON.parse(stdout).map(({ file, problems }: { file: string; problems: unknown[] }) => [file, problems.length]),
    [['-', 1]],
  );
});

test('the safe fixes are written, once and for all, and every other byte stays', async () => {
  const message = withoutCSeq.replaceAll('\n', '\r\n').replace('Content-Length: 0', 'Content-Length:   9');
  const text = `\u{FEFF}# mixed line ends\n\n### one\r\n${message}### two\r${plain.replaceAll('\n', '\r')}`;
  const file = shell.write('fix.sip', text);
  const first = await lintJson('--fix', file);
  assert.equal(first.status, 0);
  const mended = readFileSync(shell.path(file), 'utf8');
  const expected = text
    .replace('Content-Length:   9', 'Content-Length:   0')
    .replace('Call-ID: a84b4c76e66710\r\n', 'Call-ID: a84b4c76e66710\r\nCSeq: 1 OPTIONS\r\n');
  assert.equal(mended, expected);
  const again = await lintJson('--fix', file);
  assert.deepEqual([again.status, again.reports[0].problems], [0, []]);
  assert.equal(readFileSync(shell.path(file), 'utf8'), mended);
});

test('a file that is not UTF-8 is read as bytes, and written as them', async () => {
  const body = Buffer.from([0, 1, 0xff, 0xfe, 0x80]);
  const head = plain.replace('Content-Length: 0', 'Content-Type: application/octet-stream\nContent-Length: 5');
  const right = shell.write('bytes.sip', Buffer.concat([Buffer.from(head), body]));
  assert.deepEqual(rulesOf(await lintJson(right)), []);
  const wrong = Buffer.concat([Buffer.from(head.replace('CSeq: 1 OPTIONS\n', '')), body]);
  const file = shell.write('bytes-wrong.sip', wrong);
  assert.equal((await lintJson('--fix', file)).status, 0);
  assert.deepEqual(readFileSync(shell.path(file)).subarray(-5), body);
});

test('another encoding is counted in its own bytes', async () => {
  const body = Buffer.from([0xd6, 0xd0, 0xce, 0xc4]);
  const head = plain.replace('Content-Length: 0', 'Content-Type: text/plain\nContent-Length: 4');
  const declared = shell.write('declared.sip', Buffer.concat([Buffer.from(`# @charset gb18030\n${head}`), body]));
  assert.deepEqual(rulesOf(await lintJson(declared)), []);
  const silent = shell.write('silent.sip', Buffer.concat([Buffer.from(head), body]));
  assert.deepEqual(rulesOf(await lintJson(silent, '--encoding', 'gb18030')), []);
  const utf8 = shell.write('utf8.sip', `${head}中文`);
  assert.deepEqual(rulesOf(await lintJson(utf8)), ['wrong-content-length']);
  const odd = await shell.run(['lint', silent, '--encoding', 'utf8']);
  assert.deepEqual([odd.status, odd.stderr], [2, 'sipwright: silent.sip is not encoded in utf8.\n']);
});

test('a file that cannot be read is said in one line, and the others are checked all the same', async () => {
  shell.write('fine.sip', plain);
  mkdirSync(shell.path('folder.sip'));
  const { status, reports, stderr } = await lintJson('absent.sip', 'fine.sip', 'folder.sip');
  assert.equal(status, 2);
  assert.deepEqual(reports, [{ file: 'fine.sip', problems: [] }]);
  assert.equal(
    stderr,
    'sipwright: absent.sip does not exist.\nsipwright: folder.sip leads to no file: a folder has no .sip file in it, or a pattern fits none.\n',
  );
});

test('a file that may not be written is left as it is, and root may write every file', async () => {
  const file = shell.write('locked.sip', withoutCSeq);
  chmodSync(shell.path(file), 0o444);
  const { status, stderr } = await shell.run(['lint', '--fix', file]);
  const isWritten = readFileSync(shell.path(file), 'utf8') !== withoutCSeq;
  if (process.getuid?.() === 0) assert.deepEqual([status, stderr, isWritten], [0, '', true]);
  else assert.deepEqual([status, stderr, isWritten], [2, 'sipwright: locked.sip may not be written by you.\n', false]);
});

test('a name that would move the cursor is shown, not obeyed', async () => {
  const { stderr } = await shell.run(['lint', 'a\u{1B}[2Jb\n.sip']);
  assert.equal(stderr, 'sipwright: a␛[2Jb .sip does not exist.\n');
});

test('bad files cost neither the command nor themselves', async () => {
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'empty.sip': '',
    'binary.sip': Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) >> 3),
    'returns.sip': '\r'.repeat(1_000_000),
    'long.sip': `${plain.replace('Content-Length: 0', 'Content-Type: text/plain\nContent-Length: 10000000')}${'x'.repeat(10_000_000)}`,
    'include.sip': plain.replace('Content-Length: 0\n\n', 'Content-Type: text/plain\n\n< absent.xml\n'),
    'binding.sip': '%Module(name=x)\n\nclass A {\n};\n',
    'poison.sip': '### \n# @\n@=\n{{{{}}\n{{$branch\nA\n A\n:\n###\n# @raw\n\u{0}\n',
  };
  for (const [name, content] of Object.entries(files)) shell.write(name, content);
  const { stderr, reports } = await lintJson('--fix', ...Object.keys(files));
  assert.equal(stderr, '');
  const rules = (name: string): string[] =>
    reports.find(({ file }: { file: string }) => file === name).problems.map(({ rule }: { rule: string }) => rule);
  assert.deepEqual(
    [rules('empty.sip'), rules('returns.sip'), rules('long.sip'), rules('binding.sip')],
    [[], [], [], []],
  );
  assert.deepEqual(rules('binary.sip'), ['missing-start-line']);
  assert.deepEqual(rules('include.sip'), ['missing-include']);
  for (const name of ['binary.sip', 'returns.sip', 'long.sip', 'binding.sip'])
    assert.deepEqual(readFileSync(shell.path(name)), Buffer.from(files[name] ?? ''), name);
});

test('an included file counts as long as it lies within the current folder', async () => {
  shell.write('present.xml', '<a/>');
  shell.write('with.sip', plain.replace('Content-Length: 0\n\n', 'Content-Type: text/plain\n\n< present.xml\n'));
  assert.ok(!rulesOf(await lintJson('with.sip')).includes('missing-include'));
  shell.write('outside.sip', plain.replace('Content-Length: 0\n\n', 'Content-Type: text/plain\n\n< /etc/hostname\n'));
  assert.ok(rulesOf(await lintJson('outside.sip')).includes('missing-include'));
});

test('of very many problems people are shown the gravest', async () => {
  shell.write('many.sip', `${withoutCSeq.replace('tag', 'x')}###\n`.repeat(300));
  const { stdout } = await shell.run(['lint', 'many.sip']);
  assert.equal(stdout.match(/^many\.sip:\d+:\d+: error/gmu)?.length, 100);
  assert.match(stdout, /many\.sip has 500 more problems; --format json shows all\.\n\n600 errors in 1 file\./u);
});

test('of hints that are alike people are shown the first', async () => {
  const vias = 'Via: SIP/2.0/UDP 192.0.2.2\n'.repeat(20);
  shell.write('alike.sip', plain.replace('Max-Forwards', `${vias}Max-Forwards`));
  const { status, stdout } = await shell.run(['lint', 'alike.sip']);
  assert.equal(status, 0);
  assert.equal(stdout.match(/: hint: /gu)?.length, 3);
  assert.match(stdout, /\nalike\.sip has 17 more problems; --format json shows all\.\n\n20 hints in 1 file\.$/mu);
});
