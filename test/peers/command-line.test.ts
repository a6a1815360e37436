/** `sipwright send` against Kamailio: its flags and exit codes, by what Kamailio and SIPp saw. */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { transports } from '../../server/src/sip/transports.ts';
import { SendingShell, wireOf } from '../cli/support/sending.ts';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { valueIn } from '../ua/exchange.ts';
import { certificateFiles, heardBy } from './asking.ts';
import { type Kamailio, kamailio } from './kamailio.ts';
import { sipp } from './sipp.ts';
import { nameOf, type Way, ways } from './ways.ts';
import { messageTo, type Written } from './written.ts';

const udp: Way = { transport: 'udp', address: '127.0.0.1' };
const password = { SIPWRIGHT_PASSWORD: 'secret' };

let shell: SendingShell;
let certificates: Certificates;
let peer: Kamailio;

before(async () => {
  shell = new SendingShell();
  certificates = makeCertificates();
  peer = await kamailio({ certificate: certificateFiles(certificates) });
});

inTheEnd(async () => {
  await peer.stop();
  shell.remove();
});

let count = 0;

/** Writes a file of messages to Kamailio by a way, each with a Call-ID that is given too. */
function file(way: Way, ...messages: readonly Omit<Written, keyof Way | 'port' | 'callId'>[]) {
  const port = transports[way.transport].secure ? peer.tlsPort : peer.port;
  const made = messages.map((message) => {
    count += 1;
    const callId = `command-${process.pid}-${count}`;
    return { callId, text: messageTo({ ...way, port, callId, ...message }).text };
  });
  const name = shell.write(`${count}.sip`, made.map(({ text }) => text).join('\n'));
  return { name, callIds: made.map(({ callId }) => callId) };
}

function heard(way: Way, callId: string | undefined, begin: string, wanted = 1): Promise<readonly string[]> {
  return heardBy(peer, way, { callId: callId ?? '', begin, wanted });
}

/** How many messages Kamailio got with a Call-ID, once it has heard another that was sent later. */
async function countOf(callId: string | undefined): Promise<number> {
  const later = file(udp, options);
  await shell.send(later.name);
  await heard(udp, later.callIds[0], 'OPTIONS');
  return peer.dump().filter(({ direction, text }) => direction === 'received' && text.includes(`${callId}\r\n`)).length;
}

const options = { method: 'OPTIONS', user: '' };
const register = { method: 'REGISTER', user: '', more: ['Expires: 60'], preamble: ['# @auth alice'] };

describe('Kamailio', { concurrency: 2 }, () => {
  describe('sipwright send --all: OPTIONS, REGISTER with digest, MESSAGE, and a call with ACK and BYE', {
    concurrency: 2,
  }, () => {
    for (const way of ways) {
      test(nameOf(way), async (t) => {
        const uas = await sipp(t, 'answer');
        const message = { method: 'MESSAGE', user: 'echo', more: ['Content-Type: text/plain'], body: 'Hello' };
        const call = { method: 'INVITE', user: `uas-${uas.port}` };
        const { name, callIds } = file(way, options, register, message, call);
        const authority = ['--ca-file', join(certificates.folder, 'authority.pem')];
        const { status, stderr, events, lines } = await shell.send(name, ['--all', ...authority], password);
        assert.deepEqual([status, stderr], [0, '']);
        const registered = ['sent', 'response 401', 'sent authenticated-weakly', 'response 200', 'done 200'];
        const asked = ['sent', 'response 200', 'done 200'];
        // A busy machine may bring copies of anything, and a 100 or none.
        const told = events.filter((event) => event !== 'response 100' && !event.startsWith('retransmission'));
        assert.deepEqual(told.slice(0, 11), [...asked, ...registered, ...asked]);
        const answered = told.slice(11);
        // The call is ended once no message is left that could belong to it.
        const ended = ['sent', 'response 200'];
        assert.deepEqual(answered, ['sent', 'response 180', 'response 200', 'sent', 'done 200', ...ended]);
        assert.ok(lines.every(({ transport }) => transport === way.transport));
        for (const [index, method] of ['OPTIONS', 'REGISTER', 'MESSAGE', 'INVITE'].entries()) {
          const [first] = await heard(way, callIds[index], method);
          const sent = lines.find((line) => line.event === 'sent' && wireOf(line).startsWith(method));
          assert.equal(first, wireOf(sent ?? assert.fail()), 'the bytes of "wire" are those that Kamailio has');
        }
        await heard(way, callIds[1], 'REGISTER', 2);
        for (const method of ['ACK', 'BYE']) await heard(way, callIds[3], method);
        assert.match((await uas.result()).log, /answer ACK ok[\s\S]*answer BYE ok/u);
      });
    }
  });

  test('sipwright send ends with 0, 1 or 2, by the answer and by # @expect', async () => {
    const nobody = { method: 'MESSAGE', user: 'nobody' };
    const silent = { method: 'OPTIONS', user: 'blackhole', preamble: ['# @timeout 300ms'] };
    for (const [message, status, outcome] of [
      [options, 0, 'done 200'],
      [nobody, 1, 'done 404'],
      [silent, 2, 'done'],
      [{ ...nobody, preamble: ['# @expect status == 404'] }, 0, 'done 404'],
      [{ ...options, preamble: ['# @expect status == 404'] }, 1, 'done 200'],
    ] as const) {
      const { name, callIds } = file(udp, message);
      const sent = await shell.send(name);
      assert.deepEqual([sent.status, sent.events.find((event) => event.startsWith('done'))], [status, outcome]);
      await heard(udp, callIds[0], message.method);
    }
    // Of several the worst counts.
    const { name } = file(udp, options, nobody, silent, options);
    assert.equal((await shell.send(name, ['--all'])).status, 2);
  });

  test('a wrong password ends sipwright send with 1, after one try; --minimum-digest sends none', async () => {
    const wrong = file(udp, register);
    assert.equal((await shell.send(wrong.name, [], { SIPWRIGHT_PASSWORD: 'wrong' })).status, 1);
    assert.equal(await countOf(wrong.callIds[0]), 2);
    const strict = file(udp, register);
    assert.equal((await shell.send(strict.name, ['--minimum-digest', 'SHA-256'], password)).status, 1);
    assert.equal(await countOf(strict.callIds[0]), 1);
  });

  test('--message and --tag of sipwright send choose, --var, --env and --to fill in, --fresh makes anew', async () => {
    shell.write('sip-client.env.json', '{"lab": {"who": "echo"}}');
    const chosen = { method: 'MESSAGE', user: '{{who}}' };
    const { name, callIds } = file(
      udp,
      { ...options, title: 'first', preamble: ['# @tag smoke'] },
      { ...chosen, title: 'second' },
      { ...options, title: 'third', preamble: ['# @tag smoke'] },
    );
    assert.equal((await shell.send(name, ['--tag', 'smoke'])).status, 0);
    assert.equal((await shell.send(name, ['--message', 'second', '--env', 'lab'])).status, 0);
    assert.equal((await shell.send(name, ['--message', '2', '--var', 'who=nobody'])).status, 1);
    const [echoed, refused] = await heard(udp, callIds[1], 'MESSAGE', 2);
    assert.deepEqual(
      [echoed, refused].map((text) => text?.split(' ')[1]),
      ['sip:echo@sip.test', 'sip:nobody@sip.test'],
    );
    assert.deepEqual(await Promise.all(callIds.map(countOf)), [1, 2, 1]);
    const other = await kamailio();
    try {
      const { status, lines } = await shell.send(name, [
        '--message',
        '1',
        '--fresh',
        '--to',
        `tcp:127.0.0.1:${other.port}`,
      ]);
      assert.equal(status, 0);
      const sent = wireOf(lines[0] ?? assert.fail());
      assert.match(valueIn(sent, 'Via'), /^SIP\/2\.0\/TCP /u);
      const callId = valueIn(sent, 'Call-ID');
      assert.notEqual(callId, callIds[0]);
      const tcp: Way = { transport: 'tcp', address: '127.0.0.1' };
      assert.deepEqual(await heardBy(other, tcp, { callId, begin: 'OPTIONS', wanted: 1 }), [sent]);
    } finally {
      await other.stop();
    }
    assert.equal(await countOf(callIds[0]), 1);
  });

  test('sipwright send --explain and --dry-run send nothing', async () => {
    const { name, callIds } = file(udp, options);
    const explained = await shell.run(['send', name, '--explain']);
    assert.match(explained.stdout, new RegExp(`udp:127\\.0\\.0\\.1:${peer.port}`, 'u'));
    const shown = await shell.run(['send', name, '--dry-run']);
    assert.match(shown.stdout, /^0000 {2}OPTIONS sip:sip\. {2}4f 50 54 49 4f 4e 53 /mu);
    assert.deepEqual([explained.status, shown.status], [0, 0]);
    assert.equal(await countOf(callIds[0]), 0);
  });

  test('sipwright send over TLS believes an authority by --ca-file or a certificate by --pin, and nobody by itself', async () => {
    const tls: Way = { transport: 'tls', address: '127.0.0.1' };
    const { name, callIds } = file(tls, options);
    const doubted = await shell.send(name);
    assert.deepEqual([doubted.status, doubted.events.at(-1)], [2, 'done']);
    assert.equal(await countOf(callIds[0]), 0);
    const pin = new X509Certificate(certificates.good.cert).fingerprint256;
    assert.equal((await shell.send(name, ['--pin', pin])).status, 0);
    assert.equal(
      (await shell.send(name, ['--pin', pin.replace(/^../u, (byte) => (byte === '00' ? '01' : '00'))])).status,
      2,
    );
    assert.equal((await heard(tls, callIds[0], 'OPTIONS')).length, 1);
  });

  test('Ctrl-C while it rings: sipwright send cancels, and SIPp sees CANCEL and ACK', async (t) => {
    const uas = await sipp(t, 'cancel');
    const { name, callIds } = file(udp, { method: 'INVITE', user: `uas-${uas.port}` });
    const running = shell.start(['send', name, '--format', 'json']);
    await running.says(/"status":180/u);
    running.child.kill('SIGINT');
    // The 487 is an answer.
    assert.equal((await running.ended()).status, 1);
    assert.match(running.stdout, /"event":"done"[^\n]*"status":487/u);
    await uas.result();
    await heard(udp, callIds[0], 'CANCEL');
  });

  test('people read what sipwright send sent and got: the way, each message, and with --verbose all of it', async () => {
    const { name } = file(udp, options);
    const { status, stdout } = await shell.run(['send', name, '--verbose']);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^OPTIONS sip:sip\.test goes to udp:127\.0\.0\.1:\d+ from 127\.0\.0\.1:\d+\. The answer comes to /u,
    );
    assert.match(stdout, /ms → OPTIONS sip:sip\.test SIP\/2\.0\n +│ Via: SIP\/2\.0\/UDP /u);
    assert.match(stdout, /ms ← 200 OK OPTIONS\n +│ SIP\/2\.0 200 OK\n[\s\S]*│ Server: kamailio /u);
  });
});
