/** What a place in a value is, in whole values and in those being typed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeInBareUri, placeInValue, type Shape, type ValuePlace } from '../../server/src/features/value-place.ts';
import { spanOf } from '../../server/src/sip/span.ts';
import { seeded } from '../sip/support/texts.ts';
import { cursor } from '../support/cursor.ts';

function at(marked: string, shape?: Shape): string {
  const { text, offset } = cursor(marked);
  return printed(placeInValue(text, spanOf(0, text.length), offset, shape));
}

function atUri(marked: string): string {
  const { text, offset } = cursor(marked);
  return printed(placeInBareUri(text, spanOf(0, text.length), offset));
}

function printed(place: ValuePlace): string {
  const base = `${place.kind} ${JSON.stringify(place.token.text)}`;
  if (!('param' in place)) return base;
  return `${base} of ${place.of} ${place.param.name.text} (${place.params.map(({ name }) => name.text).join(' ')})`;
}

test('the head of a value, and each of its parameters', () => {
  assert.equal(at('SIP/2.0/U|DP a;branch=b;rport'), 'head "SIP/2.0/UDP a"');
  assert.equal(at('SIP/2.0/UDP a;br|anch=b;rport'), 'param-name "branch" of field branch (branch rport)');
  assert.equal(at('SIP/2.0/UDP a;branch=|b;rport'), 'param-value "b" of field branch (branch rport)');
  assert.equal(at('SIP/2.0/UDP a;branch|=b;rport'), 'param-name "branch" of field branch (branch rport)');
  assert.equal(at('SIP/2.0/UDP a;branch=b;rport|'), 'param-name "rport" of field rport (branch rport)');
  assert.equal(at('SIP/2.0/UDP a ; branch = |b'), 'param-value "b" of field branch (branch)');
});

test('what is not typed yet is an empty part', () => {
  assert.equal(at('|'), 'head ""');
  assert.equal(at('a;|'), 'param-name "" of field  ()');
  assert.equal(at('a; |'), 'param-name "" of field  ()');
  assert.equal(at('a;tag=|'), 'param-value "" of field tag (tag)');
  assert.equal(at('a;x;|;y'), 'param-name "" of field  (x  y)');
  assert.equal(at('100rel, |'), 'head ""');
});

test('commas separate elements, but not within quotes, brackets, comments or templates', () => {
  assert.equal(at('100rel, ti|mer'), 'head "timer"');
  assert.equal(at('"A, B;c" <sip:a,b@c>;tag=|x'), 'param-value "x" of field tag (tag)');
  assert.equal(at('"A \\" , B" <sip:a@c>;tag=|x'), 'param-value "x" of field tag (tag)');
  assert.equal(at('a (b; c, d);du|r'), 'param-name "dur" of field dur (dur)');
  assert.equal(at('{{a;b,c}};x=|'), 'param-value "" of field x (x)');
});

test('a URI in angle brackets has parameters of its own', () => {
  assert.equal(at('A <sip:a|@b;lr>;tag=1'), 'uri "sip:a@b"');
  assert.equal(at('A <sip:a@b;l|r>;tag=1'), 'param-name "lr" of uri lr (lr)');
  assert.equal(at('A <sip:a@b;transport=|tcp;lr>;tag=1'), 'param-value "tcp" of uri transport (transport lr)');
  assert.equal(at('A <sip:a;x@b;l|r?Subject=a;b>'), 'param-name "lr" of uri lr (lr)');
  assert.equal(at('A <sip:a@b;transport=|'), 'param-value "" of uri transport (transport)');
  assert.equal(at('sip:a@b;ta|g=1'), 'param-name "tag" of field tag (tag)');
});

test('a bare URI, as in a request line', () => {
  assert.equal(atUri('sip:a|@b;lr'), 'uri "sip:a@b"');
  assert.equal(atUri('sip:a@b;|'), 'param-name "" of uri  ()');
  assert.equal(atUri('sip:a@b;transport=|udp?x=;y'), 'param-value "udp" of uri transport (transport)');
  assert.equal(atUri('|'), 'uri ""');
});

test('credentials have a scheme, and parameters between commas', () => {
  assert.equal(at('Dig|est realm="a, b", nonce=x', 'auth'), 'head "Digest"');
  assert.equal(at('Digest rea|lm="a, b", nonce=x', 'auth'), 'param-name "realm" of field realm (realm nonce)');
  assert.equal(at('Digest realm="a|, b", nonce=x', 'auth'), 'param-value "\\"a, b\\"" of field realm (realm nonce)');
  assert.equal(at('Digest realm="a", |', 'auth'), 'param-name "" of field  (realm )');
  assert.equal(at('Digest |', 'auth'), 'param-name "" of field  ()');
  assert.equal(at('|', 'auth'), 'head ""');
});

test('every place of any text is something, within the value', () => {
  const random = seeded(3);
  const signs = ['"', '<', '>', ';', ',', '=', '(', ')', '{{', '}}', ' ', 'a', '@', '?', '\\', 'sip:', '\r\n '];
  for (let count = 0; count < 3000; count += 1) {
    const length = Math.floor(random() * 12);
    const text = Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join('');
    for (let offset = 0; offset <= text.length; offset += 1) {
      for (const place of [
        placeInValue(text, spanOf(0, text.length), offset),
        placeInValue(text, spanOf(0, text.length), offset, 'auth'),
        placeInBareUri(text, spanOf(0, text.length), offset),
      ]) {
        assert.ok(
          place.token.start >= 0 && place.token.end <= text.length && place.token.start <= place.token.end,
          text,
        );
        assert.equal(text.slice(place.token.start, place.token.end), place.token.text);
      }
    }
  }
});
