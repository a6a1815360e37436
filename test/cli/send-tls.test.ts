/** `sipwright send` over TLS: it needs an authority that is believed, and says in one sentence what is bad about a certificate. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { inTheEnd } from '../support/leftovers.ts';
import { tlsPeer } from '../support/loopback.ts';
import { respond } from '../ua/exchange.ts';
import { request } from './support/messages.ts';
import { Shell } from './support/run.ts';

let shell: Shell;
let certificates: Certificates;

before(() => {
  shell = new Shell();
  certificates = makeCertificates();
  shell.write('authority.pem', certificates.authority);
});

inTheEnd(() => shell.remove());

test('with the authority, a SIPS request to a name is answered; {{$transport}} is TLS', async () => {
  const peer = await tlsPeer(certificates.good);
  const text = request('OPTIONS', peer.port)
    .replace(`sip:bob@127.0.0.1:${peer.port}`, `sips:bob@localhost:${peer.port}`)
    .replace('SIP/2.0/UDP', 'SIP/2.0/{{$transport}}');
  const running = shell.start(['send', shell.write('good.sip', text), '--ca-file', 'authority.pem']);
  const heard = await peer.heard.next();
  assert.match(
    heard.text,
    new RegExp(`^OPTIONS sips:bob@localhost:${peer.port} SIP/2\\.0\\r\\nVia: SIP/2\\.0/TLS `, 'u'),
  );
  heard.reply(respond(heard.text, '200 OK'));
  const { status, stdout, stderr } = await running.ended();
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(
    stdout,
    new RegExp(`goes to tls:127\\.0\\.0\\.1:${peer.port} from 127\\.0\\.0\\.1:${heard.from.port}\\.`, 'u'),
  );
  await peer.close();
});

test('with its fingerprint a certificate signed by itself is believed, and the sentence without it says which that is', async () => {
  const peer = await tlsPeer(certificates.selfSigned);
  const file = shell.write('pinned.sip', request('OPTIONS', peer.port, { transport: 'TLS' }));
  const to = ['--to', `tls:localhost:${peer.port}`];
  const { stdout } = await shell.run(['send', file, ...to]);
  const fingerprint = /fingerprint (?<hex>[0-9A-F:]{95}) \(/u.exec(stdout)?.groups?.hex ?? '';
  const running = shell.start(['send', file, ...to, '--pin', fingerprint]);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK'));
  assert.equal((await running.ended()).status, 0);
  const wrong = await shell.run(['send', file, ...to, '--pin', otherThan(fingerprint)]);
  assert.match(
    wrong.stdout,
    /is not the one that is pinned: its SHA-256 fingerprint is [0-9A-F:]{95}, so nothing was sent\./u,
  );
  const none = await shell.run(['send', file, ...to, '--pin', fingerprint.slice(3)]);
  assert.deepEqual([none.status, none.stdout], [2, '']);
  assert.match(none.stderr, /is no fingerprint\. Give the SHA-256 of the certificate: 64 hexadecimal digits/u);
  await peer.close();
});

test('without the authority, and with certificates that are bad, nothing leaves', async () => {
  const trusting = ['--ca-file', 'authority.pem'];
  const cases = [
    ['good', [], 'comes from an unknown authority, so nothing was sent. To trust it, name a file with its certificate'],
    ['expired', trusting, 'has expired, so nothing was sent.'],
    [
      'bySipUri',
      trusting,
      'is not for localhost but for other.invalid, sip:sip.test, so nothing was sent (RFC 5922 §7).',
    ],
    ['selfSigned', trusting, 'is signed by itself, and not one that you trust, so nothing was sent.'],
  ] as const;
  for (const [kind, options, sentence] of cases) {
    const peer = await tlsPeer(certificates[kind]);
    const file = shell.write('bad.sip', request('OPTIONS', peer.port, { transport: 'TLS' }));
    const to = ['--to', `tls:localhost:${peer.port}`];
    const { status, stdout } = await shell.run(['send', file, ...to, ...options]);
    assert.equal(status, 2);
    assert.ok(stdout.includes(`The certificate of 127.0.0.1:${peer.port} ${sentence}`), stdout);
    assert.deepEqual(peer.heard.all, []);
    await peer.close();
  }
});

test('a file of authorities that is none is named', async () => {
  const file = shell.write('none.sip', request('OPTIONS', 9, { transport: 'TLS' }));
  shell.write('text.pem', 'no certificate');
  shell.write('half.pem', certificates.authority.replace('MI', 'XX'));
  for (const [path, sentence] of [
    ['missing.pem', 'The file of authorities missing.pem does not exist.'],
    ['.', 'The file of authorities . cannot be read.'],
    ['text.pem', 'The file of authorities text.pem must hold certificates as PEM, all of them whole.'],
    ['half.pem', 'The file of authorities half.pem must hold certificates as PEM, all of them whole.'],
  ] as const) {
    const { status, stderr } = await shell.run(['send', file, '--ca-file', path]);
    assert.deepEqual([status, stderr], [2, `sipwright: ${sentence}\n`]);
  }
});

test('our own certificate is shown to a server that wants one, and the keys are logged for Wireshark', async () => {
  const wanting = { ca: certificates.authority, requestCert: true, rejectUnauthorized: true };
  const peer = await tlsPeer({ ...certificates.good, ...wanting });
  shell.write('client.pem', certificates.client.cert);
  shell.write('client.key', certificates.client.key);
  const file = shell.write('own.sip', request('OPTIONS', peer.port, { transport: 'TLS' }));
  const trusting = ['send', file, '--ca-file', 'authority.pem'];
  const own = ['--cert-file', 'client.pem', '--key-file', 'client.key', '--key-log', 'keys.log'];
  const running = shell.start([...trusting, ...own]);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK'));
  assert.equal((await running.ended()).status, 0);
  const keys = readFileSync(shell.path('keys.log'), 'utf8');
  assert.match(keys, /^CLIENT_(?:HANDSHAKE_TRAFFIC_SECRET|RANDOM) [0-9a-f]{64} [0-9a-f]+$/mu);
  const { status, stdout } = await shell.run(trusting);
  assert.equal(status, 2);
  assert.match(stdout, /wants a certificate of ours, and there is none/u);
  await peer.close();
});

function otherThan(fingerprint: string): string {
  return fingerprint.replace(/^./u, (digit) => (digit === '0' ? '1' : '0'));
}
