/** T14: nothing that the command line writes holds a character that a terminal obeys or that moves what can be seen, in no format. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { udpPeer } from '../support/loopback.ts';
import { respond } from '../ua/exchange.ts';
import { SendingShell } from './support/sending.ts';

let shell: SendingShell;

before(() => {
  shell = new SendingShell();
});

inTheEnd(() => shell.remove());

/** Every character of the first plane of that kind but line ends and tabs, which stand in any message, and two beyond it. */
const all = [...Array(0x10000).keys(), 0xe0041, 0x1d173]
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) && !/[\r\n\t]/u.test(character))
  .join('');

function assertPlain(said: string, how: string): void {
  assert.doesNotMatch(said.replaceAll(/[\n\t]/gu, ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, how);
}

test('T14: what a peer says, as text and as JSON, and what becomes of expectations', async (t) => {
  const peer = await udpPeer();
  const preamble = '# @expect header X-All == nothing\n# @capture got = header X-All\n';
  const file = shell.writeRequest('OPTIONS', peer.port, { preamble });
  for (const how of [[], ['--verbose'], ['--format', 'json'], ['--format', 'json', '--verbose']]) {
    const running = shell.start(['send', file, ...how]);
    const heard = await peer.heard.next();
    const odd = Buffer.from(all).toString('latin1');
    heard.reply(respond(heard.text, `486 Busy ${odd}`, { tag: odd, more: [`X-All: ${odd}`] }));
    const { stdout, stderr } = await running.ended();
    assert.match(stdout, /486/u);
    assertPlain(stdout + stderr, how.join(' '));
    if (!how.includes('json')) continue;
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(events.at(-1).reason, `Busy ${all}`, 'it means the same to programs');
  }
  t.diagnostic(`${[...all].length} characters: none comes through`);
  await peer.close();
});

test('T14: what a file says and is called, by every command', async () => {
  const text = `### title ${all}\n# @name na${all}me\n# @target udp:no${all}where\n# @x${all}y\nOPTIONS sip:${all}@127.0.0.1 SIP/2.0\nVia: SIP/2.0/U${all}DP 127.0.0.1\nX${all}: {{$none${all}}}\nCSeq: 1 OPT${all}IONS\n\n`;
  const file = shell.write(`a${all.replaceAll('\0', '')}.sip`.slice(0, 60), text);
  const plain = shell.write(
    'b.sip',
    text.replace(`X${all}: {{$none${all}}}\n`, '').replace(/# @target.*\n/u, '# @target udp:127.0.0.1:9\n'),
  );
  for (const args of [
    ...['text', 'json', 'sarif', 'github'].map((format) => ['lint', '--format', format, file]),
    ['lint', '--explain', `x${all}`.replaceAll('\0', '')],
    ...[[], ['--dry-run'], ['--explain'], ['--explain', '--format', 'json']].map((how) => ['send', file, ...how]),
    ...[['--dry-run'], ['--dry-run', '--format', 'json'], ['--explain'], ['--explain', '--format', 'json']].map(
      (how) => ['send', plain, ...how],
    ),
    ['auth', 'check', file],
    [`x${all}`.replaceAll('\0', '')],
    ['send', '--x\u202e\u001b', file],
  ]) {
    const { stdout, stderr } = await shell.run(args);
    assert.ok(stdout + stderr !== '', args.join(' '));
    assertPlain(stdout + stderr, args.slice(0, 4).join(' ').slice(0, 40));
  }
});
