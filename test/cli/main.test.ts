/** How the command line is called: help, version, and what is said of mistakes. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cli as english } from '../../server/src/texts/en/cli.ts';
import { cli as chinese } from '../../server/src/texts/zh-cn/cli.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { plain } from './support/messages.ts';
import { Shell } from './support/run.ts';

let shell: Shell;

before(() => {
  shell = new Shell();
});

inTheEnd(() => shell.remove());

test('help and version are printed, and are no failure', async () => {
  const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  assert.deepEqual(await shell.run(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
  assert.deepEqual(await shell.run(['--help']), { status: 0, stdout: `${english.help}\n`, stderr: '' });
  assert.equal((await shell.run(['--lang', 'zh-cn', '--help'])).stdout, `${chinese.help}\n`);
  for (const command of ['lint', 'send', 'serve'] as const) {
    const { status, stdout } = await shell.run([command, '--help']);
    assert.deepEqual([status, stdout], [0, `${english[`help-${command}`]}\n`]);
  }
});

test('a mistake is said in one line with what to do, and the status is 2', async () => {
  const mistakes: readonly (readonly [readonly string[], string])[] = [
    [[], 'Say what to do: lint, send, serve or auth. `sipwright --help` says more.'],
    [['lnt'], 'There is no command lnt. Did you mean lint? `sipwright --help` lists them.'],
    [['constructor'], 'There is no command constructor. `sipwright --help` lists them.'],
    [['--wrong'], 'There is no option --wrong. --help lists them.'],
    [['lint'], 'Say which file: `sipwright lint FILE`.'],
    [['lint', '--fxi', 'a'], 'There is no option --fxi. Did you mean --fix? --help lists them.'],
    [['lint', '-x', 'a'], 'There is no option -x. --help lists them.'],
    [['lint', 'a', '--format'], '--format needs a value. --help says which.'],
    [['lint', 'a', '--fix=yes'], '--fix takes no value.'],
    [['lint', 'a', '--format', 'xml'], 'xml cannot be given to --format: it takes text, json, sarif, github.'],
    [['lint', '-', '--fix'], '--fix writes files, and cannot write standard input.'],
    [['lint', '-', '--encoding', 'klingon'], 'The encoding klingon is not known.'],
  ];
  for (const [args, sentence] of mistakes) {
    const { status, stderr } = await shell.run(args);
    assert.deepEqual([status, stderr], [2, `sipwright: ${sentence}\n`], args.join(' '));
  }
});

test('a file whose name begins with a dash is named behind --', async () => {
  shell.write('-a.sip', plain);
  const { status, stdout } = await shell.run(['lint', '--format', 'json', '--', '-a.sip']);
  assert.deepEqual([status, JSON.parse(stdout)], [0, [{ file: '-a.sip', problems: [] }]]);
});

test('a reader who stops early ends the command without noise', async () => {
  shell.write('long.sip', `${plain.replace('CSeq: 1 OPTIONS\n', '')}###\n`.repeat(2000));
  const running = shell.start(['lint', 'long.sip', '--format', 'json']);
  running.child.stdout?.once('data', () => running.child.stdout?.destroy());
  const { stderr } = await running.ended();
  assert.equal(stderr, '');
});

test('every sentence has the same values in both languages', () => {
  const places = (sentence: string) => [...new Set(sentence.match(/\{\w+/gu))].sort();
  for (const [key, sentence] of Object.entries(english))
    assert.deepEqual(places(chinese[key as keyof typeof chinese]), places(sentence), key);
});
