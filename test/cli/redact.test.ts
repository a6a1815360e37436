/** What is taken out of what is printed, and that lengths stay true in bytes. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskedBytes } from '../../server/src/cli/redact.ts';
import { withoutSecrets } from '../../server/src/proofs.ts';

function masked(text: string, secrets: readonly string[] = [], charset = 'utf8'): string {
  const bytes = maskedBytes(Buffer.from(text, 'utf8'), secrets, charset);
  assert.equal(bytes.length, Buffer.byteLength(text));
  return Buffer.from(bytes).toString('utf8');
}

test('of a digest the proof goes and the rest stays, quoted or not, folded or not', () => {
  assert.equal(
    masked('Authorization: Digest username="a", nonce="n",\r\n response="0123abcd", qop=auth\r\nTo: <sip:a>\r\n'),
    'Authorization: Digest username="a", nonce="n",\r\n response="********", qop=auth\r\nTo: <sip:a>\r\n',
  );
  assert.equal(
    masked('proxy-authorization : Digest RESPONSE=abc\r\n'),
    'proxy-authorization : Digest RESPONSE=***\r\n',
  );
  assert.equal(masked('Authentication-Info: rspauth="ab", nc=1'), 'Authentication-Info: rspauth="**", nc=1');
  assert.equal(
    withoutSecrets('Authorization: Digest realm="r", response="0123"\nTo: a', []),
    'Authorization: Digest realm="r", response="⟨…⟩"\nTo: a',
  );
});

test('of another scheme nothing stays; challenges do', () => {
  assert.equal(masked('Authorization: Basic YWxpY2U6\r\nX: y'), 'Authorization: Basic ********\r\nX: y');
  const challenge = 'WWW-Authenticate: Digest realm="response=1", nonce="n"\r\n';
  assert.equal(masked(challenge), challenge);
});

test('keys of media and secrets go wherever they stand, in the charset of the message', () => {
  assert.equal(masked('a=crypto:1 X inline:keykey|2^20\r\n'), 'a=crypto:1 X inline:******|2^20\r\n');
  assert.equal(masked('k=clear:keykey\r\nk=prompt\r\n'), 'k=clear:******\r\nk=prompt\r\n');
  assert.equal(masked('X: swordfish=swordfish', ['swordfish', '']), 'X: *********=*********');
  assert.equal(masked('X: schön', ['schön']), 'X: ******');
  const bytes = Uint8Array.of(0x73, 0xf6, 0x0a);
  assert.deepEqual([...maskedBytes(bytes, ['sö'], 'latin1')], [0x2a, 0x2a, 0x0a]);
  assert.equal(withoutSecrets('a swordfish', ['swordfish']), 'a ⟨…⟩');
});
