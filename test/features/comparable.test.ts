/** What is left of two answers to one request when all that always differs is taken out, rule by rule. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { comparable } from '../../server/src/features/compare/comparable.ts';
import { volatiles } from '../../server/src/features/compare/volatile.ts';

/** A response with a line in its head, or in its session description. */
function around(line: string): string {
  return /^[a-z]=/u.test(line)
    ? `SIP/2.0 200 OK\nContent-Type: application/sdp\n\nv=0\n${line}\n`
    : `SIP/2.0 200 OK\n${line}\n\n`;
}

test('the manual names all that is left out', () => {
  const manual = readFileSync(new URL('../../docs/sending.md', import.meta.url), 'utf8');
  const named = new Set(Array.from(manual.matchAll(/⟨(?<name>[\w-]+)⟩/gu), ({ groups }) => groups?.name));
  assert.deepEqual([...named].toSorted(), [...new Set(volatiles.map(({ name }) => name))].toSorted());
});

suite('each rule', () => {
  for (const { name, example, spec } of volatiles) {
    const [line, left] = example;
    test(`${name} in ${line}`, () => {
      assert.equal(comparable(around(line)), around(left));
      assert.ok(left.includes(`⟨${name}⟩`));
      assert.match(spec, /^RFC \d+ §[\d.]+/u);
    });
  }

  test('says nothing of other fields and lines', () => {
    const text = `SIP/2.0 200 OK
Server: branch=1;tag=2
Contact: <sip:a@192.0.2.1:5060;tag=3>;expires=60
Content-Type: application/sdp

v=0
s=o=- 1 2
m=audio 0 RTP/AVP 0
a=fingerprint:sha-256 12:DF
a=rtpmap:0 PCMU/8000
`;
    assert.equal(comparable(text), text);
  });

  test('holds in a description that is a part of a body, and its boundary goes where it stands', () => {
    assert.equal(
      comparable(`SIP/2.0 200 OK
Content-Type: multipart/mixed;boundary=unique-1

--unique-1
Content-Type: application/sdp

o=- 1 2 IN IP4 a

--unique-1--
`),
      `SIP/2.0 200 OK
Content-Type: multipart/mixed;boundary=⟨boundary⟩

--⟨boundary⟩
Content-Type: application/sdp

o=- ⟨session⟩ IN IP4 a

--⟨boundary⟩--
`,
    );
  });
});

const answer = (branch: string, tag: string, port: number, more = '') => `SIP/2.0 200 OK
Via: SIP/2.0/UDP 127.0.0.1:${port};branch=${branch};received=127.0.0.1;rport=${port}
Record-Route: <sip:192.0.2.9;lr;ftag=${tag};did=5.1>
From: <sip:a@b>;tag=${tag}
To: <sip:a@b>;tag=${tag}-far
Contact: <sip:a@127.0.0.1:${port}>;expires=60${more}

`;

test('two answers to one request come to the same, and what really differs is left', () => {
  const one = comparable(answer('z9hG4bK1a', 'tag-of-one', 40001), '127.0.0.1:40001');
  const other = comparable(answer('z9hG4bK2b', 'another-tag', 40002), '127.0.0.1:40002');
  assert.equal(one, other);
  assert.match(one, /ftag=⟨tag⟩;did=5\.1/u);
  assert.match(one, /Contact: <sip:a@127\.0\.0\.1:⟨port⟩>;expires=60/u);
  assert.notEqual(other, comparable(answer('z9hG4bK2b', 'x', 1, ', <sip:c@d>')));
  // A port that is somebody else's stays.
  assert.match(comparable(answer('b', 'short', 40001), '127.0.0.1:4000'), /a@127\.0\.0\.1:40001>/u);
});

test('a value that is short is left where another may mean something else by it', () => {
  assert.match(comparable(answer('z9hG4bK1a', '1', 5)), /lr;ftag=1;did=5\.1/u);
});

test('what is no message, or broken, is left or looked through as far as it goes', () => {
  for (const text of ['', 'garbage', 'garbage\n\n', '# @x\n', 'SIP/2.0 200 OK', '\n\n###\n'])
    assert.equal(comparable(text), text);
  assert.equal(
    comparable('SIP/2.0 200 OK\nTo: <sip:a;;tag=x;=\nFrom: "a;tag=y\nVia: ;branch=\nVia: ,branch=b\n\n'),
    'SIP/2.0 200 OK\nTo: <sip:a;;tag=⟨tag⟩;=\nFrom: "a;tag=y\nVia: ;branch=\nVia: ,branch=⟨branch⟩\n\n',
  );
});

test('a long line takes no time', () => {
  const started = performance.now();
  for (const piece of ['"', '\\"', 'tag=', ';tag', 'tag ', '=', 'o=', 'abcdef']) {
    const long = piece.repeat(Math.ceil(100_000 / piece.length));
    comparable(
      `SIP/2.0 200 OK\nTo: ${long}\nFrom: <a>;tag=abcdef\nContent-Type: application/sdp\n\no=${long}\n`,
      'abcdef:1',
    );
  }
  assert.ok(performance.now() - started < 2000);
});
