/** SIP over TLS: nothing leaves before the peer has proved who it is, and each way in which it does not has its sentence. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { connect, type TlsOptions } from 'node:tls';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import type { Note, Trust } from '../../server/src/ua/outgoing.ts';
import { connectPatience } from '../../server/src/ua/transport/stream-endpoint.ts';
import { type Certificate, type Certificates, makeCertificates, passphrase } from '../support/certificates.ts';
import { endWithFile } from '../support/leftovers.ts';
import { type TcpPeer, tcpPeer, tlsPeer } from '../support/loopback.ts';
import { failureAt, opened, optionsTo, wholeCall } from './connected.ts';
import { request, send, stage } from './exchange.ts';

let certificates: Certificates;

before(() => {
  certificates = makeCertificates();
});

const answer = 'SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n';

function open(trust: Trust = { authorities: certificates.authority }) {
  return opened('tls', trust);
}

function failure(peer: TcpPeer, { name, trust }: { readonly name?: string; readonly trust?: Trust } = {}) {
  const believed = trust ?? { authorities: certificates.authority };
  return failureAt(peer, 'tls', believed, name === undefined ? {} : { name });
}

test('bytes go there and back, by an address and by a name', async () => {
  for (const name of [undefined, 'sip.test', 'SIP.Test', 'localhost']) {
    const peer = await tlsPeer(certificates.good);
    const { endpoint, clock, arrivals } = await open();
    const to = { address: peer.address, port: peer.port, ...(name === undefined ? {} : { name }) };
    endpoint.send(bytesOf('one \0\xff'), to);
    const heard = await peer.heard.next();
    assert.equal(heard.text, 'one \0\xff');
    heard.reply(answer);
    const arrival = await arrivals.next();
    assert.deepEqual([arrival.transport, textOf(arrival.bytes)], ['tls', answer]);
    assert.deepEqual(arrival.local, { address: '127.0.0.1', port: heard.from.port });
    assert.deepEqual(endpoint.local(to), arrival.local);
    await Promise.all([endpoint.close(), peer.close()]);
    assert.equal(clock.running, 0);
  }
});

test('a name goes along as the server name, an address does not', async () => {
  const asked: string[] = [];
  for (const name of ['sip.test', undefined]) {
    const peer = await tlsPeer({
      ...certificates.good,
      SNICallback: (servername, done) => {
        asked.push(servername);
        done(null);
      },
    });
    const { endpoint } = await open();
    endpoint.send(bytesOf('hello'), {
      address: peer.address,
      port: peer.port,
      ...(name === undefined ? {} : { name }),
    });
    await peer.heard.next();
    await Promise.all([endpoint.close(), peer.close()]);
  }
  assert.deepEqual(asked, ['sip.test']);
});

test('a certificate that names the domain by a SIP URI is for it', async () => {
  const peer = await tlsPeer(certificates.bySipUri);
  const { endpoint } = await open();
  endpoint.send(bytesOf('hello'), { address: peer.address, port: peer.port, name: 'sip.test' });
  assert.equal((await peer.heard.next()).text, 'hello');
  await Promise.all([endpoint.close(), peer.close()]);
});

test('T23: a bad certificate stops everything, and what is bad about it is said', async (t) => {
  const cases: readonly (readonly [keyof Certificates, Note['key']])[] = [
    ['expired', 'certificate-expired'],
    ['early', 'certificate-not-yet-valid'],
    ['forAnother', 'certificate-for-another'],
    ['selfSigned', 'certificate-self-signed'],
  ];
  for (const [kind, key] of cases) {
    const note = await failure(await tlsPeer(certificates[kind] as Certificate), { name: 'sip.test' });
    assert.equal(note.key, key);
    if (kind === 'forAnother')
      assert.deepEqual(
        [note.args.name, note.args.names],
        ['sip.test', 'other.invalid, sip:alice@sip.test, sip:else.invalid'],
      );
  }
  t.diagnostic(`nothing was sent to: ${cases.map(([kind, key]) => `${kind} (${key})`).join(', ')}`);
});

test('an authority that nobody named is unknown', async () => {
  const note = await failure(await tlsPeer(certificates.good), { trust: {} });
  assert.equal(note.key, 'certificate-of-unknown-authority');
});

test('a good certificate is good for no other name, and no other address', async () => {
  const byName = await failure(await tlsPeer(certificates.good), { name: 'example.com' });
  assert.deepEqual([byName.key, byName.args.name], ['certificate-for-another', 'example.com']);
  const byAddress = await failure(await tlsPeer(certificates.bySipUri));
  assert.deepEqual([byAddress.key, byAddress.args.name], ['certificate-for-another', '127.0.0.1']);
});

test('a certificate signed by itself is good once it is named as an authority', async () => {
  const peer = await tlsPeer(certificates.selfSigned);
  const { endpoint } = await open({ authorities: certificates.selfSigned.cert });
  endpoint.send(bytesOf('hello'), peer);
  assert.equal((await peer.heard.next()).text, 'hello');
  await Promise.all([endpoint.close(), peer.close()]);
});

test('a pinned certificate is good whoever has signed it, and no other is, whoever has', async () => {
  const fingerprint = (certificate: Certificate) => new X509Certificate(certificate.cert).fingerprint256;
  const right = fingerprint(certificates.selfSigned);
  const pinsOf = (pin: string, port: number) => [
    { [`127.0.0.1:${port}`]: pin },
    { 'SIP.test': pin.replaceAll(':', '').toLowerCase() },
    { '*': pin },
  ];
  for (const index of [0, 1, 2]) {
    const peer = await tlsPeer(certificates.selfSigned);
    const { endpoint } = await open({ pins: pinsOf(right, peer.port)[index] ?? {} });
    endpoint.send(bytesOf('hello'), { address: peer.address, port: peer.port, name: 'sip.test' });
    assert.equal((await peer.heard.next()).text, 'hello');
    await Promise.all([endpoint.close(), peer.close()]);
  }
  const { authority } = certificates;
  for (const index of [0, 1, 2]) {
    for (const verify of [true, false]) {
      const peer = await tlsPeer(certificates.good);
      const trust = { authorities: authority, verify, pins: pinsOf(right, peer.port)[index] ?? {} };
      const note = await failure(peer, { name: 'sip.test', trust });
      assert.deepEqual([note.key, note.args.fingerprint], ['certificate-not-pinned', fingerprint(certificates.good)]);
    }
  }
  // A pin for another place says nothing here, but the sentence about the certificate tells what could be pinned.
  const note = await failure(await tlsPeer(certificates.selfSigned), {
    trust: { pins: { 'a.test': right, '': right } },
  });
  assert.deepEqual([note.key, note.args.fingerprint], ['certificate-self-signed', right]);
});

test('without a check any certificate will do', async () => {
  for (const kind of ['expired', 'forAnother', 'selfSigned'] as const) {
    const peer = await tlsPeer(certificates[kind]);
    const { endpoint } = await open({ verify: false });
    endpoint.send(bytesOf('hello'), { address: peer.address, port: peer.port, name: 'sip.test' });
    assert.equal((await peer.heard.next()).text, 'hello');
    await Promise.all([endpoint.close(), peer.close()]);
  }
});

test('a connection that was proved for one name does not serve another', async () => {
  const peer = await tlsPeer(certificates.good);
  const { endpoint, broken } = await open();
  const { address, port } = peer;
  endpoint.send(bytesOf('one'), { address, port, name: 'sip.test' });
  await peer.heard.next();
  endpoint.send(bytesOf('two'), { address, port, name: 'other.invalid' });
  assert.equal((await broken.next()).note.key, 'certificate-for-another');
  // By its address alone it is whoever it has proved to be.
  endpoint.send(bytesOf('three'), { address, port });
  assert.equal((await peer.heard.next()).text, 'three');
  await Promise.all([endpoint.close(), peer.close()]);
});

test('T23: TLS older than 1.2 is not spoken', async () => {
  const note = await failure(
    await tlsPeer({ ...certificates.good, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  );
  assert.equal(note.key, 'tls-too-old');
});

test('T23: a server that would encrypt nothing, or prove nothing, is refused', async (t) => {
  const refused: string[] = [];
  for (const cipher of ['ECDHE-ECDSA-NULL-SHA', 'AECDH-NULL-SHA', 'AECDH-AES128-SHA']) {
    const ciphers = `${cipher}:@SECLEVEL=0`;
    const options: TlsOptions = { ...certificates.good, ciphers, maxVersion: 'TLSv1.2' };
    // It does speak so with who asks for it.
    const willing = await tlsPeer(options);
    const socket = connect({ port: willing.port, host: willing.address, ciphers, rejectUnauthorized: false });
    await once(socket, 'secureConnect');
    assert.equal(socket.getCipher().name, cipher);
    socket.destroy();
    await willing.close();
    for (const verify of [true, false]) {
      const trust = { authorities: certificates.authority, verify };
      assert.equal((await failure(await tlsPeer(options), { trust })).key, 'tls-broken-off', cipher);
    }
    refused.push(cipher);
  }
  t.diagnostic(`refused, also where nothing is verified: ${refused.join(', ')}`);
});

test('a peer without TLS answers in clear text, or hangs up', async () => {
  for (const [act, key] of [
    ['write', 'tls-not-spoken'],
    ['end', 'tls-closed'],
    ['resetAndDestroy', 'tls-closed'],
  ] as const) {
    const peer = await tcpPeer();
    // The first words of TLS are here.
    const acted = peer.heard.next().then(async () => {
      const socket = await peer.connections.next();
      if (act === 'write') socket.write(answer);
      else socket[act]();
    });
    assert.equal((await failure(peer)).key, key, act);
    await acted;
  }
});

test('a peer that is silent when TLS is due is given up', async () => {
  const peer = await tcpPeer();
  const { endpoint, broken, clock } = await open();
  endpoint.send(bytesOf('hello'), peer);
  // The first words of TLS are here, and nothing answers them.
  await peer.heard.next();
  clock.turn(connectPatience.handshake);
  assert.equal((await broken.next()).note.key, 'tls-timeout');
  await Promise.all([endpoint.close(), peer.close()]);
  assert.equal(clock.running, 0);
});

test('closing does not wait for a handshake that goes on', async () => {
  const peer = await tcpPeer();
  const { endpoint, clock } = await open();
  endpoint.send(bytesOf('hello'), peer, () => assert.fail('it left'));
  await peer.heard.next();
  const closing = endpoint.close();
  clock.turn(connectPatience.closing);
  await closing;
  await peer.close();
  assert.equal(clock.running, 0);
});

test('a peer that wants a certificate of ours is understood', async () => {
  const peer = await tlsPeer({
    ...certificates.good,
    requestCert: true,
    rejectUnauthorized: true,
    ca: certificates.authority,
  });
  const { endpoint, broken } = await open();
  endpoint.send(bytesOf('hello'), peer);
  assert.equal((await broken.next()).note.key, 'tls-wants-certificate');
  await Promise.all([endpoint.close(), peer.close()]);
});

test('a peer that wants a certificate of ours is shown one, as PEM or as PFX', async () => {
  const mutual = { ...certificates.good, requestCert: true, rejectUnauthorized: true, ca: certificates.authority };
  const pfx = new Uint8Array(readFileSync(join(certificates.folder, 'client.pfx')));
  for (const identity of [certificates.client, { pfx, passphrase }]) {
    const peer = await tlsPeer(mutual);
    const { endpoint } = await open({ authorities: certificates.authority, identity });
    endpoint.send(bytesOf('hello'), peer);
    assert.equal((await peer.heard.next()).text, 'hello');
    await Promise.all([endpoint.close(), peer.close()]);
  }
});

/** A server of the program `openssl` that wants a certificate of ours, which the authority has signed. Node's own tells nobody why it hangs up. */
async function demandingServer(
  ...more: readonly string[]
): Promise<{ readonly port: number; readonly stop: () => void }> {
  const own = ['-cert', 'good.pem', '-key', 'good.key', '-CAfile', 'authority.pem'];
  const demand = ['-Verify', '1', '-verify_return_error', ...more];
  const server = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', ...own, ...demand], {
    cwd: certificates.folder,
  });
  const done = endWithFile(() => server.kill('SIGKILL'));
  const port = await new Promise<number>((resolve) => {
    server.stdout.on('data', (text) => {
      const found = /ACCEPT .*:(\d+)/.exec(String(text))?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  const stop = () => {
    server.kill('SIGKILL');
    done();
  };
  return { port, stop };
}

test('a peer that does not believe our certificate says so, whatever it finds wrong with it', async () => {
  for (const identity of [certificates.selfSigned, certificates.expired]) {
    const { port, stop } = await demandingServer();
    const { endpoint, broken } = await open({ authorities: certificates.authority, identity });
    endpoint.send(bytesOf('hello'), { address: '127.0.0.1', port });
    assert.equal((await broken.next()).note.key, 'tls-refuses-certificate');
    await endpoint.close();
    stop();
  }
});

test('by TLS 1.2 a peer that wants a certificate of ours breaks off, and what that may mean is said', async () => {
  const { port, stop } = await demandingServer('-tls1_2');
  const { endpoint, broken } = await open();
  endpoint.send(bytesOf('hello'), { address: '127.0.0.1', port });
  assert.equal((await broken.next()).note.key, 'tls-broken-off');
  await endpoint.close();
  stop();
});

test('keys are logged where a file is named, in the form of Wireshark, and nowhere else', async () => {
  const keyLog = join(certificates.folder, 'keys.log');
  const peer = await tlsPeer(certificates.good);
  for (const more of [{}, { keyLog }]) {
    assert.equal(existsSync(keyLog), false);
    const { endpoint } = await open({ authorities: certificates.authority, ...more });
    endpoint.send(bytesOf('hello'), peer);
    await peer.heard.next();
    await endpoint.close();
  }
  const lines = readFileSync(keyLog, 'latin1').trimEnd().split('\n');
  assert.ok(lines.length >= 4);
  for (const line of lines) assert.match(line, /^[A-Z0-9_]+ [0-9a-f]{64} [0-9a-f]{64,96}$/);
  assert.equal(statSync(keyLog).mode & 0o77, 0);
  await peer.close();
});

test('OPTIONS over TLS is answered once, and sent once', async () => {
  await optionsTo(await tlsPeer(certificates.good), 'tls', { authorities: certificates.authority });
});

test('a whole call over one TLS connection: INVITE, ACK and BYE', async () => {
  await wholeCall(await tlsPeer(certificates.good), 'tls', 'tls', { authorities: certificates.authority });
});

test('a request to a peer whose certificate is bad fails at once, with the sentence', async () => {
  const peer = await tlsPeer(certificates.expired);
  const { sender, clock } = stage();
  const trust = { authorities: certificates.authority };
  const { until, story } = send({ sender }, request('OPTIONS'), peer, { transport: 'tls', trust });
  const { note } = await until('failed');
  assert.deepEqual([note?.key, note?.args.peer], ['certificate-expired', `127.0.0.1:${peer.port}`]);
  await until('done');
  assert.deepEqual(story(), ['failed certificate-expired', 'done']);
  await sender.close();
  await peer.close();
  assert.equal(clock.running, 0);
});
