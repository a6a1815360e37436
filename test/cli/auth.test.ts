/** `sipwright auth`: credentials checked against a password, and computed; the password is nowhere in what is said. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { Shell } from './support/run.ts';

let shell: Shell;
const password = 'Circle of Life';

before(() => {
  shell = new Shell();
  shell.write('ask.sip', message('753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'));
  shell.write('wrong.sip', message('8ca523f5e9506fed4657c9700eebdbec'));
  shell.write('open.sip', message(''));
});

inTheEnd(() => shell.remove());

/** The example of RFC 7616 §3.9.1, whose method and URI are HTTP's. */
function message(response: string): string {
  return `@realm = http-auth@example.org
GET /dir/index.html SIP/2.0
Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK1
Authorization: Digest username="Mufasa", realm="{{realm}}", uri="/dir/index.html", algorithm=SHA-256,
 nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, qop=auth,
 cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", response="${response}", opaque="FQhe"
`;
}

test('the example of RFC 7616 is right, by standard input and by the environment', async () => {
  for (const how of [{ input: `${password}\n` }, { env: { SIPWRIGHT_PASSWORD: password } }]) {
    const { status, stdout, stderr } = await shell.run(['auth', 'check', 'ask.sip'], how);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(
      stdout,
      /^Mufasa for http-auth@example\.org: The response is right\.\n {2}HA1 = SHA-256\(Mufasa:http-auth@example\.org:password\)/u,
    );
    assert.match(
      stdout,
      /HA2 = H\(GET:\/dir\/index\.html\) = 9a3fdae9a622fe8de177c24fa9c070f2b181ec85e15dcbdc32e10c82ad450b04/u,
    );
    assert.ok(!stdout.includes(password));
  }
});

test('a wrong one is said to be wrong, and what it would be right for', async () => {
  const { status, stdout } = await shell.run(['auth', 'check', 'wrong.sip'], { input: password });
  assert.equal(status, 1);
  assert.match(
    stdout,
    /The response is wrong for this password\.\n {2}It is right for MD5: algorithm does not say what it was computed with\./u,
  );
  const other = await shell.run(['auth', 'check', 'ask.sip'], { input: 'canary-password' });
  assert.equal(other.status, 1);
  assert.ok(!`${other.stdout}${other.stderr}`.includes('canary'));
});

test('it is computed, whatever stands there; H(A1) does instead of the password', async () => {
  const { status, stdout } = await shell.run(['auth', 'compute', 'open.sip'], { input: password });
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^Authorization: Digest username="Mufasa", .* response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", opaque="FQhe"\n$/u,
  );
  const ha1 = '7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232';
  assert.equal((await shell.run(['auth', 'check', 'ask.sip', '--ha1'], { input: ha1 })).status, 0);
});

test('what is missing is said in one line', async () => {
  shell.write('none.sip', 'OPTIONS sip:a@b SIP/2.0\n\n');
  for (const [args, said] of [
    [['auth'], /^sipwright: Say what to do with the credentials: check, compute\./u],
    [['auth', 'check'], /^sipwright: Say which file/u],
    [['auth', 'check', 'none.sip'], /^sipwright: none\.sip holds no Digest credentials\.\n$/u],
    [
      ['auth', 'check', 'ask.sip'],
      /^sipwright: http-auth@example\.org asks for a password: set SIPWRIGHT_PASSWORD\.\n$/u,
    ],
  ] as const) {
    const { status, stderr } = await shell.run(args);
    assert.equal(status, 2);
    assert.match(stderr, said);
  }
});
