/** Certificates and keys of our own: as PEM in one file or two, as PFX, locked or not, and what is wrong with them. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type IdentityFiles, readIdentity } from '../../server/src/host/identity.ts';
import { canLogKeys } from '../../server/src/host/key-log.ts';
import { type Certificates, makeCertificates, passphrase } from '../support/certificates.ts';

let certificates: Certificates;
const at = (name: string) => join(certificates.folder, name);

before(() => {
  certificates = makeCertificates();
  writeFileSync(at('both.pem'), `about us\n${certificates.client.key}${certificates.client.cert}`);
  writeFileSync(at('empty.pem'), '');
});

function outcome(files: IdentityFiles): string {
  const found = readIdentity(files);
  if ('fault' in found) return `${found.fault} ${found.file.slice(certificates.folder.length + 1)}`;
  return Object.keys(found.identity).join(' ');
}

test('a certificate with its key in one file, in two, locked, and as PFX', () => {
  const certFile = at('client.pem');
  assert.equal(outcome({ certFile: at('both.pem') }), 'cert key');
  assert.equal(outcome({ certFile, keyFile: at('client.key') }), 'cert key');
  assert.equal(outcome({ certFile, keyFile: at('client-locked.key'), passphrase }), 'cert key');
  assert.equal(outcome({ certFile: at('client.pfx'), passphrase }), 'pfx passphrase');
});

test('what is missing, locked or of another is said, with the file that is to blame', () => {
  const certFile = at('client.pem');
  const keyFile = at('client-locked.key');
  for (const [files, expected] of [
    [{ certFile: at('nowhere') }, 'cert-file-missing nowhere'],
    [{ certFile: certificates.folder }, 'cert-file-unreadable '],
    [{ certFile: at('empty.pem') }, 'cert-file-malformed empty.pem'],
    [{ certFile }, 'key-file-malformed client.pem'],
    [{ certFile, keyFile: at('nowhere') }, 'key-file-missing nowhere'],
    [{ certFile, keyFile: at('good.key') }, 'key-of-another good.key'],
    [{ certFile, keyFile }, 'passphrase-missing client-locked.key'],
    [{ certFile, keyFile, passphrase: 'no' }, 'passphrase-wrong client-locked.key'],
    [{ certFile: at('client.pfx') }, 'passphrase-missing client.pfx'],
    [{ certFile: at('client.pfx'), passphrase: 'no' }, 'passphrase-wrong client.pfx'],
  ] as const) {
    assert.equal(outcome(files), expected);
  }
});

test('a key log is made for its owner alone, and added to', () => {
  assert.equal(canLogKeys(at('keys.log')), true);
  writeFileSync(at('keys.log'), 'line\n', { flag: 'a' });
  assert.equal(canLogKeys(at('keys.log')), true);
  assert.equal(readFileSync(at('keys.log'), 'latin1'), 'line\n');
  assert.equal(canLogKeys(at('nowhere/keys.log')), false);
});
