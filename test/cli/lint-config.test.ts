/** How strictly `sipwright lint` takes messages: profiles, options, `.siplint.json`, and who comes before whom. */

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { surveillanceRequest } from '../../server/src/rules/common/surveillance.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { plain } from './support/messages.ts';
import { Shell } from './support/run.ts';

let shell: Shell;

before(() => {
  shell = new Shell();
  mkdirSync(shell.path('flows/old'), { recursive: true });
});

inTheEnd(() => shell.remove());

/** A MUST is broken, and Max-Forwards is missing. */
const wrong = plain.replace('CSeq: 1 OPTIONS', 'CSeq: 1 INVITE').replace('Max-Forwards: 70\n', '');

async function found(...args: string[]): Promise<string[]> {
  const { stdout, stderr } = await shell.run(['lint', '--format', 'json', ...args]);
  assert.equal(stderr, '');
  return JSON.parse(stdout).flatMap(({ problems }: { problems: { rule: string; severity: string }[] }) =>
    problems.map(({ rule, severity }) => `${rule} ${severity}`).sort(),
  );
}

function configure(content: object | string, folder = '.'): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(shell.path(`${folder}/.siplint.json`), text);
}

test('an option chooses rules, and comes before everything but a comment', async () => {
  const file = shell.write('option.sip', wrong);
  configure({});
  assert.deepEqual(await found(file), ['cseq-method-mismatch error', 'missing-max-forwards warning']);
  assert.deepEqual(await found(file, '--select', 'cseq-*'), ['cseq-method-mismatch error']);
  assert.deepEqual(await found(file, '--ignore=cseq-*,missing-via'), ['missing-max-forwards warning']);
  configure({ ignore: ['cseq-*'], rules: { 'missing-*': 'hint' } });
  assert.deepEqual(await found(file), ['missing-max-forwards hint']);
  assert.deepEqual(await found(file, '--config', 'none'), [
    'cseq-method-mismatch error',
    'missing-max-forwards warning',
  ]);
  assert.deepEqual(await found(file, '--select', 'cseq-*'), ['cseq-method-mismatch error']);
  shell.write('comment.sip', `# @lint off cseq-method-mismatch\n${wrong}`);
  assert.deepEqual(await found('comment.sip', '--select', 'cseq-*'), []);
});

test('the nearest .siplint.json counts and no other, its overrides for the files that they name', async () => {
  shell.write('flows/old/a.sip', wrong);
  shell.write('flows/b.sip', wrong);
  configure({ ignore: ['*'] });
  configure({ overrides: [{ files: ['old/**'], rules: { 'cseq-method-mismatch': 'hint' } }] }, 'flows');
  assert.deepEqual(await found('flows/old/a.sip'), ['cseq-method-mismatch hint', 'missing-max-forwards warning']);
  assert.deepEqual(await found('flows/b.sip'), ['cseq-method-mismatch error', 'missing-max-forwards warning']);
  writeFileSync(shell.path('named.json'), '{"overrides":[{"files":["flows/*.sip"],"select":["missing-*"]}]}');
  assert.deepEqual(await found('flows/b.sip', '--config', 'named.json'), ['missing-max-forwards warning']);
});

test('standard input has the settings of the name that it is given', async () => {
  configure({ ignore: ['*'] });
  configure({ ignore: ['missing-*'] }, 'flows');
  const args = ['lint', '--format', 'json', '--stdin-filename', 'flows/x.sip', '-'];
  const { stdout } = await shell.run(args, { input: wrong });
  const [{ file, problems }] = JSON.parse(stdout);
  assert.deepEqual([file, problems.length], ['flows/x.sip', 1]);
});

test('what is withheld is counted by who wants it so', async () => {
  configure({ profile: 'must', rules: { 'cseq-method-mismatch': 'off' } });
  shell.write('counted.sip', `# @lint off missing-max-forwards\n${wrong}`);
  const { stdout } = await shell.run(['lint', 'counted.sip']);
  const sentence = '2 problems withheld: 1 by # @lint off, 1 by .siplint.json.';
  assert.equal(stdout, `Nothing is wrong in 1 file. ${sentence}\n`);
  const json = await shell.run(['lint', 'counted.sip', '--format', 'json']);
  assert.deepEqual(JSON.parse(json.stdout), [
    { file: 'counted.sip', problems: [], withheld: { comment: 1, config: 1 } },
  ]);
});

test('a file of settings that is wrong is told with its places, once, and nothing is checked by it', async () => {
  shell.write('other.sip', plain);
  configure('{\n  "profile": "rfc",\n  "ignore": ["a" "b"]\n}');
  const broken = await shell.run(['lint', 'option.sip', 'other.sip']);
  assert.deepEqual(
    [broken.status, broken.stderr],
    [
      2,
      '.siplint.json:3:18: error: This is no JSON: something else has to stand here, so that nothing of the file counts.\n' +
        'sipwright: .siplint.json is wrong, so that no file below it is checked.\n',
    ],
  );
  configure(
    '{ "profil": "x", "rules": { "missing-vai": "off", "missing-to": 1 }, "overrides": [{}, 7], "select": "x" }',
  );
  const { stderr } = await shell.run(['lint', 'option.sip']);
  const lines = stderr.split('\n').map((line) => line.replace(/^\.siplint\.json:1:\d+: /u, ''));
  for (const line of [
    'error: There is no key profil here. Did you mean profile?',
    'warning: There is no rule missing-vai. Did you mean missing-via?',
    'error: 1 is no severity. There are error, warning, information, hint, off.',
    'error: files is missing: the patterns of the files that this part is for.',
    'error: An object has to stand here, between { and }.',
    'error: select takes a list.',
  ])
    assert.ok(lines.includes(line), `${line}\n${stderr}`);
  for (const hostile of ['[', '{"a":', '['.repeat(100_000), '"\u{1B}[2J"', '\0', '{"rules":{"__proto__":"off"}}']) {
    configure(hostile);
    const { status, stdout, stderr: said } = await shell.run(['lint', 'other.sip']);
    assert.ok([0, 2].includes(status ?? -1), hostile);
    assert.doesNotMatch(stdout + said, /This is a fault/u);
    assert.ok(!(stdout + said).includes('\u{1B}'));
  }
});

test('a wrong option is told with what was meant', async () => {
  configure({});
  const select = await shell.run(['lint', 'option.sip', '--select', 'missing-vai']);
  assert.deepEqual(
    [select.status, select.stderr],
    [2, 'sipwright: There is no rule missing-vai. Did you mean missing-via? docs/rules.md lists them.\n'],
  );
  const profile = await shell.run(['lint', 'option.sip', '--profile', 'strict']);
  assert.match(profile.stderr, /takes must, rfc, interop, ims, gb28181, all\.\n$/u);
  const config = await shell.run(['lint', 'option.sip', '--config', 'absent.json']);
  assert.deepEqual([config.status, config.stderr], [2, 'sipwright: absent.json cannot be read.\n']);
});

test('so many warnings and no more', async () => {
  shell.write('warned.sip', plain.replace('Max-Forwards: 70\n', ''));
  assert.equal((await shell.run(['lint', 'warned.sip', '--max-warnings', '1'])).status, 0);
  const { status, stderr } = await shell.run(['lint', 'warned.sip', '--max-warnings', '0']);
  assert.deepEqual([status, stderr], [1, 'sipwright: 1 warning is more than the 0 of --max-warnings.\n']);
});

test('a command of video surveillance is counted in the bytes of the encoding that its XML names', async () => {
  const xml =
    '<?xml version="1.0" encoding="GB2312"?>\n<Response>\n<CmdType>DeviceInfo</CmdType>\n<SN>1</SN>\n<DeviceID>34020000001320000001</DeviceID>\n<DeviceName>门门门门门</DeviceName>\n</Response>\n';
  const size = xml.replaceAll('\n', '\r\n').length + 5;
  const head = ['Content-Type: Application/MANSCDP+xml', `Content-Length: ${size}`];
  const [before = '', behind = ''] = `${surveillanceRequest('MESSAGE', ...head)}${xml}`.split('门门门门门');
  configure({ profile: 'gb28181' });
  // The two bytes that GB2312 has for the characters.
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from('c3c5'.repeat(5), 'hex'), Buffer.from(behind)]);
  assert.deepEqual(await found(shell.write('gb2312.sip', bytes)), []);
  const asUtf8 = shell.write('utf8.sip', `${before}门门门门门${behind}`);
  assert.ok((await found(asUtf8)).some((each) => each.startsWith('wrong-content-length')));
});

test('a folder of very many files is told of file by file, in little memory', async () => {
  configure({});
  mkdirSync(shell.path('many'), { recursive: true });
  const text = `# ${'x'.repeat(200_000)}\n${wrong}`;
  for (let index = 0; index < 300; index += 1) shell.write(`many/${index}.sip`, text);
  const env = { NODE_OPTIONS: '--max-old-space-size=32' };
  const { stdout } = await shell.run(['lint', '--format', 'json', 'many'], { env });
  assert.equal(JSON.parse(stdout).length, 300);
});
