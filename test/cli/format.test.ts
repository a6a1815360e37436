/** `sipwright format`: what is written, what is only said, and how it ends. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { Shell } from './support/run.ts';

let shell: Shell;

before(() => {
  shell = new Shell();
});

inTheEnd(() => shell.remove());

const uneven = 'OPTIONS sip:a@b SIP/2.0\r\nTO :<sip:a@b> \r\nv:SIP/2.0/UDP a\r\n\r\nTO :body \r\n';
const even = 'OPTIONS sip:a@b SIP/2.0\r\nTo: <sip:a@b>\r\nv: SIP/2.0/UDP a\r\n\r\nTO :body \r\n';

test('a file is written anew, and only where something changes', async () => {
  const file = shell.write('a.sip', uneven);
  assert.deepEqual(await shell.run(['format', file]), { status: 0, stdout: 'a.sip was formatted.\n', stderr: '' });
  assert.equal(readFileSync(shell.path(file), 'utf8'), even);
  assert.deepEqual(await shell.run(['format', file]), { status: 0, stdout: '', stderr: '' });
});

test('--check writes nothing and ends with 1 where something would change', async () => {
  const [one, other] = [shell.write('b.sip', uneven), shell.write('c.sip', even)];
  assert.deepEqual(await shell.run(['format', '--check', one, other]), {
    status: 1,
    stdout: 'b.sip would change.\n',
    stderr: '',
  });
  assert.equal(readFileSync(shell.path(one), 'utf8'), uneven);
  assert.equal((await shell.run(['format', '--check', other])).status, 0);
});

test('standard input goes to standard output, with the names and the order that are wanted', async () => {
  assert.equal((await shell.run(['format', '-'], { input: uneven })).stdout, even);
  const { stdout } = await shell.run(['format', '-', '--names', 'long', '--order'], { input: uneven });
  assert.equal(stdout, 'OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP a\r\nTo: <sip:a@b>\r\n\r\nTO :body \r\n');
});

test('every byte that is no blank and no name stays: another encoding, a mark, a body that is no text', async () => {
  const [bytes, formatted] = ['TO', 'To'].map((name) => {
    const blanks = name === 'TO' ? ' :' : ': ';
    return Buffer.from(
      `OPTIONS sip:a@b SIP/2.0\r\n${name}${blanks}\u00ff <sip:a@b>\r\n\r\n\u0000\u00fe\u0080 \r\n`,
      'latin1',
    );
  });
  const file = shell.write('d.sip', bytes ?? assert.fail());
  await shell.run(['format', file]);
  assert.deepEqual(readFileSync(shell.path(file)), formatted);
  const marked = shell.write('e.sip', `\u{FEFF}${uneven}`);
  await shell.run(['format', marked]);
  assert.equal(readFileSync(shell.path(marked), 'utf8'), `\u{FEFF}${even}`);
});

test('a binding file of PyQt stays, and what cannot be read is said and costs no other file', async () => {
  const foreign = shell.write('f.sip', '%Module qt  \nTO :x \n');
  const file = shell.write('g.sip', uneven);
  const { status, stdout, stderr } = await shell.run(['format', foreign, 'none.sip', file]);
  assert.deepEqual([status, stdout], [2, 'g.sip was formatted.\n']);
  assert.match(stderr, /^sipwright: .*none\.sip/u);
  assert.equal(readFileSync(shell.path(foreign), 'utf8'), '%Module qt  \nTO :x \n');
  const chinese = await shell.run(['format', '--lang', 'zh-cn']);
  assert.equal(chinese.status, 2);
  assert.match((await shell.run(['format', '--help'])).stdout, /^Make blanks and header names/u);
});
