/** What the settings say of sending, as it comes about on the wire. */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { TlsOptions } from 'node:tls';
import type { CodeLens } from 'vscode-languageserver';
import { type Certificates, makeCertificates } from '../support/certificates.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { tlsPeer, udpPeer } from '../support/loopback.ts';
import { type Editor, request, respond, startEditor, uri } from '../support/sending-editor.ts';
import { heardAs } from '../ua/phone.ts';

const bundles = bundlesForFile('server.js', 'worker.js');
let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

function editorWith(settings: object, password?: string): Promise<Editor> {
  return startEditor(bundles.folder, { settings, ...(password === undefined ? {} : { password }) });
}

/** What becomes of a request over TLS: the status, or why there is none. */
async function overTls(tls: object, options: TlsOptions = certificates.good): Promise<number | string | undefined> {
  const peer = await tlsPeer(options);
  const { client, send, until, events, stop } = await editorWith({ tls });
  await client.open(uri, request(peer.port, { transport: 'TLS' }));
  void peer.heard.next().then((heard) => heard.reply(respond(heard, '200 OK')));
  await send(1);
  const { status } = await until('done');
  await stop();
  await peer.close();
  return status ?? events.find(({ event }) => event === 'failed')?.note;
}

function at(name: string): string {
  return join(certificates.folder, name);
}

test('sip.response.autoAnswer off: an OPTIONS within a registration waits for a click, and on it is granted', async () => {
  for (const autoAnswer of [false, true]) {
    const peer = await udpPeer();
    const { client, send, until, stop } = await editorWith({ response: { autoAnswer } });
    await client.open(uri, request(peer.port, { method: 'REGISTER' }));
    await send(1);
    const register = await peer.heard.next();
    const contact = /^Contact: <(.*?)>\r$/mu.exec(register.text)?.[1] ?? '';
    register.reply(respond(register, '200 OK', `Contact: <${contact}>;expires=60\r\n`));
    await until('done');
    const via = 'Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKoptions;rport';
    const ends = ['From: <sip:carol@127.0.0.1>;tag=carol', 'To: <sip:alice@127.0.0.1>', 'Call-ID: in-1'];
    const asked = [`OPTIONS ${contact} SIP/2.0`, via, ...ends, 'CSeq: 1 OPTIONS', 'Content-Length: 0', '', ''];
    register.reply(asked.join('\r\n'));
    await until('request');
    const lenses = await client.about<CodeLens[]>('codeLens', uri);
    const offered = lenses.some(({ command }) => command?.title === 'Answer the OPTIONS: 200 OK');
    assert.equal(offered, !autoAnswer, lenses.map(({ command }) => command?.title).join(', '));
    if (autoAnswer) assert.match((await peer.heard.next()).text, /^SIP\/2\.0 200 OK\r\n/u);
    else assert.equal(peer.heard.all.length, 1);
    await stop();
    await peer.close();
  }
});

test('sip.response.autoAck off: a 2xx to INVITE is not acknowledged while the call goes on', async () => {
  for (const autoAck of [true, false]) {
    const peer = await udpPeer();
    const { client, send, until, stop } = await editorWith({ response: { autoAck } });
    await client.open(uri, request(peer.port, { method: 'INVITE' }));
    await send(1);
    const invite = await peer.heard.next();
    invite.reply(respond(invite, '200 OK', `Contact: <sip:bob@127.0.0.1:${peer.port}>\r\n`));
    await until('done');
    if (autoAck) await heardAs(peer, 'ACK');
    else assert.deepEqual(peer.heard.all, [invite]);
    await client.request('workspace/executeCommand', { command: 'sip.server.cancel' });
    const bye = await heardAs(peer, 'BYE');
    bye.reply(respond(bye, '200 OK'));
    await stop();
    await peer.close();
  }
});

test('sip.localAddress is where a message leaves from', async () => {
  const peer = await udpPeer();
  const { client, send, until, stop } = await editorWith({ localAddress: '127.0.0.2' });
  await client.open(uri, request(peer.port));
  await send(1);
  const heard = await peer.heard.next();
  assert.equal(heard.from.address, '127.0.0.2');
  assert.match(heard.text, /\r\nVia: SIP\/2\.0\/UDP 127\.0\.0\.2:\d+;/u);
  heard.reply(respond(heard, '200 OK'));
  await until('done');
  await stop();
  await peer.close();
});

test('sip.auth.minimumAlgorithm: a challenge by a weaker algorithm is not answered, and nobody is asked', async () => {
  for (const [algorithm, isAnswered] of [
    ['MD5', false],
    ['SHA-256', true],
  ] as const) {
    const peer = await udpPeer();
    const settings = { auth: { minimumAlgorithm: 'SHA-256' } };
    const { client, send, until, asked, stop } = await editorWith(settings, 'wonderland');
    await client.open(uri, request(peer.port, { preamble: '# @auth alice {{$secret pbx}}\n' }));
    await send(2);
    const first = await peer.heard.next();
    const challenge = `WWW-Authenticate: Digest realm="r", nonce="n", algorithm=${algorithm}, qop="auth"\r\n`;
    first.reply(respond(first, '401 Unauthorized', challenge));
    if (isAnswered) {
      const second = await peer.heard.next();
      assert.match(second.text, /\r\nAuthorization: Digest .*algorithm=SHA-256/u);
      second.reply(respond(second, '200 OK'));
    }
    assert.equal((await until('done')).status, isAnswered ? 200 : 401);
    assert.equal(asked.length, isAnswered ? 1 : 0);
    await stop();
    await peer.close();
  }
});

test('sip.tls.certFile and sip.tls.keyFile: who we are, to a server that wants to know', async () => {
  const options = { ...certificates.good, ca: certificates.authority, requestCert: true, rejectUnauthorized: true };
  const caFile = at('authority.pem');
  assert.equal(await overTls({ caFile, certFile: at('client.pem'), keyFile: at('client.key') }, options), 200);
  assert.match(String(await overTls({ caFile }, options)), /wants a certificate of ours/u);
});

test('sip.tls.pinned: the one certificate that a place may have', async () => {
  const fingerprint = (cert: string) => new X509Certificate(cert).fingerprint256;
  const { selfSigned, good } = certificates;
  assert.equal(await overTls({ pinned: { '127.0.0.1': fingerprint(selfSigned.cert) } }, selfSigned), 200);
  const other = await overTls({ pinned: { '127.0.0.1': fingerprint(good.cert) } }, selfSigned);
  assert.match(String(other), /is not the one that is pinned/u);
});

test('sip.tls.keyLogFile: the keys of a connection, as Wireshark reads them', async () => {
  const keyLogFile = at('keys.log');
  assert.equal(await overTls({ caFile: at('authority.pem'), keyLogFile }), 200);
  assert.match(
    readFileSync(keyLogFile, 'utf8'),
    /^CLIENT_(?:HANDSHAKE_TRAFFIC_SECRET|RANDOM) [0-9a-f]{64} [0-9a-f]+$/mu,
  );
  const unwritable = join(certificates.folder, 'nowhere', 'keys.log');
  const peer = await tlsPeer(certificates.good);
  const { client, send, stop } = await editorWith({ tls: { keyLogFile: unwritable } });
  await client.open(uri, request(peer.port, { transport: 'TLS' }));
  assert.deepEqual(await send(1), { refused: `The key log ${unwritable} cannot be written.` });
  await stop();
  await peer.close();
});
