/** The worked examples of RFC 2617 §3.5, RFC 7616 §3.9 and what RFC 8760 asks of a client. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { challengesOf, digestOf, strongest } from '../../server/src/ua/auth/challenge.ts';
import { credentials } from '../../server/src/ua/auth/credentials.ts';
import { type DigestInput, digestResponse, userHash } from '../../server/src/ua/auth/digest.ts';
import { bytesOf, wireText } from '../../server/src/ua/bytes.ts';
import { asRequest } from '../../server/src/ua/client.ts';
import { readMessage } from '../../server/src/ua/received.ts';

const nothing = new Uint8Array();

const rfc2617: DigestInput = {
  algorithm: 'MD5',
  quality: 'auth',
  user: 'Mufasa',
  realm: 'testrealm@host.com',
  password: 'Circle Of Life',
  nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
  clientNonce: '0a4f113b',
  nonceCount: 1,
  method: 'GET',
  uri: '/dir/index.html',
  body: nothing,
};

const rfc7616: DigestInput = {
  ...rfc2617,
  realm: 'http-auth@example.org',
  password: 'Circle of Life',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

test('RFC 2617 §3.5', () => {
  assert.equal(digestResponse(rfc2617), '6629fae49393a05397450978507c4ef1');
});

test('RFC 7616 §3.9.1, MD5 and SHA-256', () => {
  assert.equal(digestResponse(rfc7616), '8ca523f5e9506fed4657c9700eebdbec');
  assert.equal(
    digestResponse({ ...rfc7616, algorithm: 'SHA-256' }),
    '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
  );
});

test('RFC 7616 §3.9.2 with erratum 4897, SHA-512-256 and a hashed user name', () => {
  const user = wireText('Jäsøn Doe');
  const realm = 'api@example.org';
  assert.equal(
    userHash('SHA-512-256', user, realm),
    '793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b',
  );
  const response = digestResponse({
    ...rfc7616,
    algorithm: 'SHA-512-256',
    user,
    realm,
    password: 'Secret, or not?',
    nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
    clientNonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
    uri: '/doe.json',
  });
  assert.equal(response, '3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5');
});

test('RFC 2069 §2.4: without qop there is neither client nonce nor count; the example with its erratum 749', () => {
  const input: DigestInput = { ...rfc2617, quality: undefined, password: 'CircleOfLife' };
  assert.equal(digestResponse(input), '1949323746fe6a43ef61f9606e7febea');
  assert.equal(digestResponse({ ...input, clientNonce: 'other', nonceCount: 9 }), digestResponse(input));
});

test('a session algorithm binds the secret to the nonces, auth-int the body: values worked out with md5sum and openssl', () => {
  const body = bytesOf('body');
  assert.equal(digestResponse({ ...rfc2617, algorithm: 'MD5-sess' }), '8e3825c57e897f5a0dec6c2d4e5059d0');
  assert.equal(digestResponse({ ...rfc2617, quality: 'auth-int', body }), 'f93d61f87864e6c8c6a46b339ad998de');
  assert.equal(
    digestResponse({ ...rfc2617, algorithm: 'SHA-512-256-sess', quality: 'auth-int', nonceCount: 2, body }),
    'bb3b262dbb13ff86e16485b5fa5f7097f6bdbec9328d57156903b99376c0dd79',
  );
  assert.equal(digestResponse({ ...rfc2617, body }), digestResponse(rfc2617));
});

test('HA1 stands for the password', () => {
  const { password: _, ...withoutPassword } = rfc2617;
  assert.equal(
    digestResponse({ ...withoutPassword, ha1: '939E7578ED9E3C518A452ACEE763BCE9' }),
    digestResponse(rfc2617),
  );
});

/**
 * RFC 8760 brings SHA-256 and SHA-512/256 to SIP, but no numbers: its examples have none that could be worked out again.
 * So each algorithm, session and quality is worked out here a second time, by the formulas of RFC 7616 §3.4 alone.
 */
test('RFC 8760 §2.1: what SIP may choose from agrees with the formulas, worked out by themselves', () => {
  const body = 'v=0\r\n';
  const parts = { user: 'alice', realm: 'example.com', password: 'secret', nonce: 'f84f1cec', clientNonce: '0a4f113b' };
  const { user, realm, password, nonce, clientNonce } = parts;
  const [method, uri] = ['REGISTER', 'sip:example.com'];
  for (const [algorithm, hashName] of [
    ['MD5', 'md5'],
    ['SHA-256', 'sha256'],
    ['SHA-512-256', 'sha512-256'],
  ] as const) {
    const h = (text: string) => createHash(hashName).update(text, 'latin1').digest('hex');
    const secret = h(`${user}:${realm}:${password}`);
    for (const [name, ha1] of [
      [algorithm, secret],
      [`${algorithm}-sess`, h(`${secret}:${nonce}:${clientNonce}`)],
    ] as const)
      for (const quality of [undefined, 'auth', 'auth-int'] as const) {
        const ha2 = h(quality === 'auth-int' ? `${method}:${uri}:${h(body)}` : `${method}:${uri}`);
        const counted = quality === undefined ? nonce : `${nonce}:0000000a:${clientNonce}:${quality}`;
        const input: DigestInput = {
          ...parts,
          algorithm: name,
          quality,
          method,
          uri,
          nonceCount: 10,
          body: bytesOf(body),
        };
        assert.equal(digestResponse(input), h(`${ha1}:${counted}:${ha2}`), `${name} ${quality}`);
      }
  }
});

test('RFC 8760 §2.2: MD5 has 32 hexadecimal digits, the SHAs 64', () => {
  for (const [algorithm, length] of [
    ['MD5', 32],
    ['SHA-256', 64],
    ['SHA-512-256', 64],
  ] as const) {
    assert.match(digestResponse({ ...rfc7616, algorithm }), new RegExp(`^[0-9a-f]{${length}}$`));
  }
});

test('challenges are read in any spelling, several to a field too', () => {
  const challenges = challengesIn(
    'WWW-Authenticate: Digest realm="a, \\"b\\"", nonce="n=1" , qop = "auth,auth-int",\r\n stale=TRUE, algorithm=sha-256',
    'Proxy-Authenticate: digest nonce="2",realm="c", Basic realm="d", Negotiate, Digest realm="e", nonce="3", opaque=""',
  );
  assert.deepEqual(
    challenges.map(({ asker, scheme, params }) => [asker, scheme, Object.fromEntries(params)]),
    [
      [
        'www',
        'Digest',
        { realm: 'a, \\"b\\"', nonce: 'n=1', qop: 'auth,auth-int', stale: 'TRUE', algorithm: 'sha-256' },
      ],
      ['proxy', 'digest', { nonce: '2', realm: 'c' }],
      ['proxy', 'Basic', { realm: 'd' }],
      ['proxy', 'Negotiate', {}],
      ['proxy', 'Digest', { realm: 'e', nonce: '3', opaque: '' }],
    ],
  );
});

test('of each realm the strongest offer is taken, whatever its order', () => {
  const offers = (...algorithms: string[]) =>
    algorithms.map((each) => `WWW-Authenticate: Digest realm="a", nonce="${each}", algorithm=${each}`);
  assert.deepEqual(names(strongest(challengesIn(...offers('MD5', 'SHA-256', 'SHA-512-256')))), ['SHA-512-256']);
  assert.deepEqual(names(strongest(challengesIn(...offers('SHA-256', 'MD5')))), ['SHA-256']);
  assert.deepEqual(names(strongest(challengesIn(...offers('MD5-sess', 'MD5')))), ['MD5']);
  assert.deepEqual(names(strongest(challengesIn(...offers('WHIRLPOOL')))), []);
  const realms = challengesIn(
    'WWW-Authenticate: Digest realm="a", nonce="1"',
    'Proxy-Authenticate: Digest realm="a", nonce="2"',
    'WWW-Authenticate: Digest realm="b", nonce="3"',
  );
  assert.deepEqual(
    strongest(realms).map(({ nonce }) => nonce),
    ['1', '3', '2'],
  );

  function names(chosen: ReturnType<typeof strongest>): string[] {
    return chosen.map(({ algorithm }) => algorithm);
  }
});

test('Basic, an unknown quality, and a challenge without nonce or realm cannot be answered', () => {
  for (const value of [
    'Basic realm="a"',
    'Digest realm="a", nonce="1", qop="other"',
    'Digest realm="a"',
    'Digest nonce="1"',
    '',
    ',,',
    '"',
    '=',
    'Digest =',
  ]) {
    const [challenge] = challengesIn(`WWW-Authenticate: ${value}`);
    assert.equal(challenge === undefined ? undefined : digestOf(challenge), undefined, value);
  }
});

test('credentials say what the challenge said, and no more', () => {
  const request = asRequest('REGISTER sip:example.com SIP/2.0\r\n\r\n');
  const written = (challenge: string) => {
    const [digest] = strongest(challengesIn(`WWW-Authenticate: ${challenge}`));
    assert.ok(digest !== undefined);
    return credentials(digest, { user: 'al"ice', password: 'secret' }, request, 'cn', 10);
  };
  assert.match(
    written('Digest realm="r", nonce="n", qop="auth", opaque="o", algorithm=SHA-256'),
    /^Digest username="al\\"ice", realm="r", nonce="n", uri="sip:example.com", response="[0-9a-f]{64}", algorithm=SHA-256, cnonce="cn", qop=auth, nc=0000000a, opaque="o"$/,
  );
  assert.match(
    written('Digest realm="r", nonce="n"'),
    /^Digest username="al\\"ice", realm="r", nonce="n", uri="sip:example.com", response="[0-9a-f]{32}"$/,
  );
  assert.match(written('Digest realm="r", nonce="n", algorithm=MD5-sess'), /, cnonce="cn"$/);
  assert.match(written('Digest realm="r", nonce="n", qop="auth-int"'), /, qop=auth-int, nc=0000000a$/);
  assert.match(
    written('Digest realm="r", nonce="n", userhash=true'),
    /^Digest username="[0-9a-f]{32}", .*, userhash=true$/,
  );
});

function challengesIn(...lines: string[]) {
  return challengesOf(readMessage(['SIP/2.0 401 Unauthorized', ...lines, '', ''].join('\r\n')));
}
