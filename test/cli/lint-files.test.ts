/** Which files `sipwright lint` finds, in which forms it tells of them, and what it explains. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { before, test } from 'node:test';
import { rules } from '../../server/src/rules/index.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { plain } from './support/messages.ts';
import { Shell } from './support/run.ts';

let shell: Shell;

const wrong = plain.replace('CSeq: 1 OPTIONS', 'CSeq: 1 INVITE');

before(() => {
  shell = new Shell();
  for (const folder of ['in/deep', 'in/node_modules', 'in/.git']) mkdirSync(shell.path(folder), { recursive: true });
  for (const name of ['a.sip', 'deep/b.sip', 'deep/c.txt', 'node_modules/x.sip', '.git/x.sip'])
    shell.write(`in/${name}`, wrong);
  symlinkSync('..', shell.path('in/deep/round'));
  symlinkSync('../a.sip', shell.path('in/deep/link.sip'));
  symlinkSync('nowhere', shell.path('in/deep/dead.sip'));
});

inTheEnd(() => shell.remove());

async function filesOf(...args: string[]): Promise<string[]> {
  const { stdout } = await shell.run(['lint', '--format', 'json', ...args]);
  return JSON.parse(stdout).map(({ file }: { file: string }) => file);
}

test('a folder stands for the .sip files below it; links do not lead round in circles', async () => {
  assert.deepEqual(await filesOf('in'), ['in/a.sip', 'in/deep/b.sip', 'in/deep/link.sip']);
  assert.deepEqual(await filesOf('./in/', 'in/a.sip', shell.path('in/a.sip')), [
    'in/a.sip',
    'in/deep/b.sip',
    'in/deep/link.sip',
  ]);
});

test('a pattern stands for the files that fit, whatever they are called', async () => {
  assert.deepEqual(await filesOf('in/**/*.{txt,md}'), ['in/deep/c.txt']);
  assert.deepEqual(await filesOf('in/*.sip'), ['in/a.sip']);
  assert.deepEqual(await filesOf(`${shell.path('in')}/deep/?.sip`), [shell.path('in/deep/b.sip')]);
  const { status, stdout, stderr } = await shell.run(['lint', '--format', 'json', 'in/*.md']);
  assert.deepEqual([status, stdout], [2, '[]\n']);
  assert.match(stderr, /^sipwright: in\/\*\.md leads to no file: /u);
});

test('GitHub is told in its own commands, and nothing in a file can begin another', async () => {
  const odd = shell.write('odd,name: 100%.sip', wrong.replace('INVITE', 'INV%0A::error::x'));
  const { status, stdout } = await shell.run(['lint', '--format', 'github', odd, 'in/a.sip']);
  assert.equal(status, 1);
  const commands = stdout.split('\n').filter((line) => line.startsWith('::'));
  const end = 'line=7,endLine=7,col=9,endColumn=15,title=cseq-method-mismatch';
  assert.equal(
    commands.at(-1),
    `::error file=in/a.sip,${end}::CSeq says INVITE, but the request is OPTIONS (RFC 3261 §8.1.1.5)`,
  );
  for (const line of commands.slice(0, -1)) {
    assert.match(line, /^::(?:error|warning|notice) file=odd%2Cname%3A 100%25\.sip,/u);
    assert.doesNotMatch(line, /%0A/u);
  }
  assert.ok(commands.length > 1);
});

test('SARIF has all that its schema and code scanning demand', async () => {
  shell.write('空 格.sip', wrong.replace('<sip:alice', '"𝄞" <sip:alice').replace('tag=', 'tag=;x='));
  const { stdout } = await shell.run(['lint', '--format', 'sarif', 'in', '空 格.sip']);
  const log = JSON.parse(stdout);
  const [run] = log.runs;
  const { driver } = run.tool;
  assert.deepEqual([log.version, log.runs.length, run.columnKind], ['2.1.0', 1, 'utf16CodeUnits']);
  assert.match(log.$schema, /sarif-2\.1\.0\.json$/u);
  assert.deepEqual(
    driver.rules.map(({ id }: { id: string }) => id),
    rules.map(({ name }) => name),
  );
  for (const rule of driver.rules) {
    assert.match(rule.helpUri, /^https:\/\/\S+\/rules\.md#[a-z0-9-]+$/u);
    assert.ok(rule.shortDescription.text.length > 0);
    assert.ok(['error', 'warning', 'note'].includes(rule.defaultConfiguration.level));
  }
  for (const result of run.results) {
    assert.equal(driver.rules[result.ruleIndex].id, result.ruleId);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.equal(artifactLocation.uriBaseId, '%SRCROOT%');
    assert.doesNotMatch(artifactLocation.uri, /^[/.]|[\\ ]/u);
    for (const count of Object.values(region)) assert.ok(Number.isInteger(count) && Number(count) >= 1);
  }
  const last = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'cseq-method-mismatch');
  assert.deepEqual(last.locations[0].physicalLocation, {
    artifactLocation: { uri: 'in/a.sip', uriBaseId: '%SRCROOT%' },
    region: { startLine: 7, startColumn: 9, endLine: 7, endColumn: 15 },
  });
  assert.ok(stdout.includes('"uri":"%E7%A9%BA%20%E6%A0%BC.sip"'));
  assert.deepEqual(run.invocations, [{ executionSuccessful: true }]);
});

test('a dry run writes nothing and shows what would be left', async () => {
  const file = shell.write('dry.sip', wrong.replace('Content-Length: 0', 'Content-Length: 9'));
  const before = readFileSync(shell.path(file), 'utf8');
  const { stdout } = await shell.run(['lint', '--fix-dry-run', file]);
  assert.match(stdout, /^2 problems would be mended\. Nothing is wrong in 1 file\.$/mu);
  assert.equal(readFileSync(shell.path(file), 'utf8'), before);
  const { status } = await shell.run(['lint', '--fix-dry-run', '-'], { input: before });
  assert.equal(status, 0);
});

test('a rule is explained in the language of who asks, with its examples', async () => {
  const english = await shell.run(['lint', '--explain', 'cseq-method-mismatch']);
  assert.equal(english.status, 0);
  assert.match(english.stdout, /^cseq-method-mismatch: CSeq says ‹cseq›, but the request is ‹method›\n/u);
  assert.match(english.stdout, /\n {4}CSeq: 1 INVITE\n {12}\^{6} CSeq says INVITE, but the request is OPTIONS\n/u);
  const chinese = await shell.run(['lint', '--explain', 'cseq-method-mismatch', '--lang', 'zh-cn']);
  assert.match(chinese.stdout, /\n {4}CSeq: 1 INVITE\n {12}\^{6} CSeq 写的是 INVITE，而请求是 OPTIONS\n/u);
  const { status, stderr } = await shell.run(['lint', '--explain', 'cseq-methd-mismatch']);
  assert.deepEqual([status, stderr.includes('Did you mean cseq-method-mismatch?')], [2, true]);
});

test('what the examples for a build server and for commits run, runs', async () => {
  const workflow = readFileSync(new URL('../../docs/ci/github-actions.yml', import.meta.url), 'utf8');
  const hook = readFileSync(new URL('../../docs/ci/pre-commit-config.yaml', import.meta.url), 'utf8');
  const commands = [...`${workflow}\n${hook}`.matchAll(/(?:run|entry): sipwright (?<args>[^>|\n]+?)(?: >.*)?$/gmu)];
  assert.equal(commands.length, 3);
  for (const { groups } of commands) {
    const args = groups?.args?.split(' ') ?? [];
    const { status, stderr } = await shell.run(args.includes('.') ? args : [...args, 'in/a.sip']);
    assert.deepEqual([[0, 1].includes(status ?? -1), stderr], [true, ''], args.join(' '));
  }
});
