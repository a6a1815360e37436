/** The certificate that is made on the spot: what it says of itself, and that Node's TLS takes it at both ends. */

import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { makeSelfSigned } from '../../server/src/host/self-signed.ts';

test('it is for loopback, valid for a month, signed by its own key, and no authority', () => {
  const now = Date.UTC(2026, 10, 27, 12);
  const { identity, fingerprint } = makeSelfSigned(now);
  const certificate = new X509Certificate(identity.cert);
  assert.equal(certificate.subjectAltName, 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
  assert.equal(certificate.checkHost('localhost'), 'localhost');
  assert.equal(certificate.checkIP('::1'), '::1');
  assert.equal(certificate.checkHost('example.com'), undefined);
  assert.equal(certificate.ca, false);
  assert.deepEqual(certificate.keyUsage, ['1.3.6.1.5.5.7.3.1']);
  assert.equal(certificate.validFromDate.getTime(), now - 24 * 3600 * 1000);
  assert.equal(certificate.validToDate.getTime(), now + 30 * 24 * 3600 * 1000);
  assert.ok(certificate.verify(certificate.publicKey));
  assert.ok(certificate.checkPrivateKey(createPrivateKey(identity.key)));
  assert.equal(certificate.fingerprint256, fingerprint);
  assert.equal(certificate.subject, 'CN=Sipwright local server');
});

test('it is for one address more where that is heard, in whatever form', () => {
  for (const [address, written] of [
    ['127.0.0.2', '127.0.0.2'],
    ['192.168.1.20', '192.168.1.20'],
    ['fe80::1:2%lo', 'fe80::1:2'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1:2:3:4:5'],
    ['2001:db8::', '2001:db8::'],
    ['::', '::'],
  ] as const) {
    const certificate = new X509Certificate(makeSelfSigned(Date.now(), address).identity.cert);
    assert.equal(certificate.checkIP(written), written);
    assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
  }
});

test('each is another, and each can be read', () => {
  const all = Array.from({ length: 100 }, () => makeSelfSigned(Date.now()));
  assert.equal(new Set(all.map(({ fingerprint }) => fingerprint)).size, all.length);
  assert.equal(new Set(all.map(({ identity }) => new X509Certificate(identity.cert).serialNumber)).size, all.length);
});
