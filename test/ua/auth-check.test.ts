/** Credentials in a message: what they would be right for, and what is odd about them, with the vectors of RFC 7616 as the measure. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCredentials, credentialsIn, withResponse } from '../../server/src/ua/auth/check.ts';
import { algorithms, type DigestInput, digestResponse } from '../../server/src/ua/auth/digest.ts';
import { bytesOf } from '../../server/src/ua/bytes.ts';
import type { Account } from '../../server/src/ua/outgoing.ts';

const input: DigestInput = {
  algorithm: 'SHA-256',
  quality: 'auth',
  user: 'alice',
  realm: 'example.com',
  password: 'secret',
  nonce: 'n1',
  clientNonce: 'c1',
  nonceCount: 1,
  method: 'REGISTER',
  uri: 'sip:example.com',
  body: bytesOf('hello'),
};

function message(
  response: string,
  params = 'qop=auth, nc=00000001, cnonce="c1", algorithm=SHA-256',
  uri = 'sip:example.com',
): Uint8Array {
  return bytesOf(
    `REGISTER sip:example.com SIP/2.0\r\nAuthorization: Digest username="alice", realm="example.com", nonce="n1", uri="${uri}", ${params}, response="${response}"\r\n\r\nhello`,
  );
}

function keysOf(bytes: Uint8Array, account: Account = { user: 'alice', password: 'secret' }): readonly string[] {
  const [found] = credentialsIn(bytes);
  assert.ok(found !== undefined);
  const finding = checkCredentials(bytes, found, account);
  if ('key' in finding) return [finding.key];
  assert.ok(!JSON.stringify(finding.notes).includes('secret'));
  return finding.notes.map(({ key }) => key);
}

test('every algorithm and quality, right', () => {
  for (const algorithm of algorithms)
    for (const quality of ['auth', 'auth-int'] as const) {
      const params = `qop=${quality}, nc=00000001, cnonce="c1", algorithm=${algorithm}`;
      const keys = keysOf(message(digestResponse({ ...input, algorithm, quality }), params));
      assert.equal(keys[0], 'auth-right', `${algorithm} ${quality}`);
      assert.equal(keys.includes('auth-ha1-session'), algorithm.endsWith('-sess'));
      assert.equal(keys.includes('auth-body'), quality === 'auth-int');
    }
});

test('what a wrong one would be right for', () => {
  const cases: readonly (readonly [Partial<DigestInput>, string])[] = [
    [{ algorithm: 'MD5' }, 'auth-right-for-algorithm'],
    [{ quality: 'auth-int' }, 'auth-right-for-quality'],
    [{ quality: undefined }, 'auth-right-without-quality'],
    [{ method: 'INVITE' }, 'auth-right-for-method'],
    [{ user: 'alice@example.com' }, 'auth-right-for-user'],
  ];
  for (const [other, key] of cases)
    assert.deepEqual(keysOf(message(digestResponse({ ...input, ...other }))).slice(0, 2), ['auth-wrong', key]);
  const byOtherUri = digestResponse({ ...input, uri: 'sip:example.com' });
  assert.deepEqual(keysOf(message(byOtherUri, undefined, 'sip:other')).slice(0, 3), [
    'auth-wrong',
    'auth-right-for-uri',
    'auth-uri-differs',
  ]);
  const ha1 = '0'.repeat(64);
  const account = { user: 'alice', password: ha1 };
  assert.deepEqual(keysOf(message(digestResponse({ ...input, ha1 })), account).slice(0, 2), [
    'auth-wrong',
    'auth-right-for-ha1',
  ]);
  assert.equal(
    keysOf(message(digestResponse({ ...input, password: 'other' }))).indexOf('auth-ha1'),
    1,
    'else nothing is guessed',
  );
});

test('what cannot be worked out is said', () => {
  assert.deepEqual(keysOf(message('', 'algorithm=SHA-1')), ['auth-unknown-algorithm']);
  assert.deepEqual(keysOf(message('', 'qop=auth-conf')), ['auth-unknown-quality']);
  assert.deepEqual(keysOf(message('', 'qop=auth, nc=00000001')), ['auth-lacks']);
  assert.ok(keysOf(message('', 'qop=auth, nc=1, cnonce="c"')).includes('auth-count-malformed'));
  assert.deepEqual(credentialsIn(bytesOf('OPTIONS sip:a SIP/2.0\r\nAuthorization: Basic YTpi\r\n\r\n')), []);
});

test('RFC 7616 §3.4.4: a user name that is hashed says nobody', () => {
  const userOf = (params?: string) => credentialsIn(message('', params))[0]?.user;
  assert.equal(userOf('userhash=true'), undefined);
  assert.equal(userOf('userhash=false'), 'alice');
  assert.equal(userOf(), 'alice');
});

test('a response is put where it belongs, and added where there is none', () => {
  const bytes = message('old');
  const [found] = credentialsIn(bytes);
  assert.ok(found !== undefined);
  assert.match(withResponse(bytes, found, 'new'), /^Authorization: Digest username="alice", .*, response="new"$/);
  const without = bytesOf(Buffer.from(bytes).toString('latin1').replace(', response="old"', ''));
  assert.match(withResponse(without, found, 'new'), /algorithm=SHA-256, response="new"$/);
});
