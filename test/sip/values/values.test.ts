/** The values of single fields: numbers, words, media types, dates, challenges and credentials. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Allow } from '../../../server/src/sip/headers/allow.ts';
import { AuthenticationInfo } from '../../../server/src/sip/headers/authentication-info.ts';
import { Authorization } from '../../../server/src/sip/headers/authorization.ts';
import { CallId } from '../../../server/src/sip/headers/call-id.ts';
import { ContentDisposition } from '../../../server/src/sip/headers/content-disposition.ts';
import { ContentType } from '../../../server/src/sip/headers/content-type.ts';
import { CSeq } from '../../../server/src/sip/headers/cseq.ts';
import { DateHeader } from '../../../server/src/sip/headers/date.ts';
import { headers } from '../../../server/src/sip/headers/index.ts';
import { MaxForwards } from '../../../server/src/sip/headers/max-forwards.ts';
import { Supported } from '../../../server/src/sip/headers/supported.ts';
import { WwwAuthenticate } from '../../../server/src/sip/headers/www-authenticate.ts';
import { secondsOf } from '../../../server/src/sip/values/date.ts';
import { essenceOf } from '../../../server/src/sip/values/media-type.ts';
import { paramNamed } from '../../../server/src/sip/values/params.ts';
import { checkParts, failuresOf, readingOf, soundValue } from '../support/values.ts';

test('reads the example of every header', () => {
  for (const header of headers) {
    const { values, failures } = readingOf(header, header.example);
    assert.deepEqual(failures, [], `${header.name}: ${header.example}`);
    assert.ok(values.length > 0 || header.mayBeEmpty, header.name);
  }
});

test('reads whole numbers of any length', () => {
  checkParts(MaxForwards, '0070\n^^^^ 0\n^^^^ digits');
  assert.equal(soundValue(MaxForwards, '0070').number, 70);
  assert.ok(soundValue(MaxForwards, '9'.repeat(400)).number > 2 ** 32);
  assert.ok(Number.isNaN(soundValue(MaxForwards, '{{hops}}').number));
  for (const marked of [
    '-1\n^^ !expected-number',
    'seventy\n^^^^^^^ !expected-number',
    '70 hops\n   ^^^^ !left-over',
    '7.5\n ^^ !left-over',
    '\n| !empty-value',
    '(70)\n^ !expected-number',
  ]) {
    checkParts(MaxForwards, marked);
  }
});

test('reads CSeq', () => {
  checkParts(CSeq, '0009\n  INVITE\n  ^^^^^^ method');
  checkParts(CSeq, '4711 INVITE\n^^^^^^^^^^^ 0\n^^^^ number\n     ^^^^^^ method');
  assert.equal(soundValue(CSeq, '0009\n INVITE').number.number, 9);
  for (const marked of [
    'INVITE\n^^^^^^ !expected-number',
    '1\n | !expected-token',
    '1INVITE\n ^ !expected',
    '1 ;\n  ^ !expected-token',
    '1 INVITE x\n         ^ !left-over',
    '1 INVITE, 2 BYE\n        ^^^^^^^ !left-over',
  ]) {
    checkParts(CSeq, marked);
  }
});

test('reads a Call-ID of words, in which quotes and brackets are ordinary', () => {
  for (const text of [
    'a84b4c76e66710@pc33.example.com',
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    'intmeth.word%ZK-!.*_+\'@word`~)(><:\\/"][?}{',
    '"unclosed<@[',
    '{{$callId}}',
    'x{{$guid}}{y@{{host}}',
  ]) {
    assert.equal(soundValue(CallId, text).text, text);
  }
  for (const marked of [
    'a@b@c\n   ^^ !left-over',
    'a,b\n ^^ !left-over',
    'a b\n  ^ !left-over',
    'a;b\n ^^ !left-over',
    '@b\n^ !expected-token',
    'a@\n  | !expected-token',
    'é\n^ !expected-token',
  ]) {
    checkParts(CallId, marked);
  }
});

test('reads media types', () => {
  checkParts(
    ContentType,
    'multipart/mixed ; boundary = "a;b"\n^^^^^^^^^ type\n          ^^^^^ subtype\n                  ^^^^^^^^^^^^^^^^ params.boundary',
  );
  assert.equal(essenceOf(soundValue(ContentType, 'Application / SDP;charset=utf-8')), 'application/sdp');
  checkParts(ContentType, 'application\n           | !expected');
  checkParts(ContentType, 'application/\n            | !expected-token');
  checkParts(ContentType, 'application/sdp;charset\n                       | !expected');
  checkParts(ContentType, 'application/sdp, text/plain\n               ^^^^^^^^^^^^ !left-over');
});

test('reads lists of tokens, in which no element is empty', () => {
  const methods = readingOf(Allow, 'INVITE,ACK , BYE,\n  x%47!').values.map(({ value }) => value.text);
  assert.deepEqual(methods, ['INVITE', 'ACK', 'BYE', 'x%47!']);
  assert.deepEqual(readingOf(Supported, '').values, []);
  assert.deepEqual(failuresOf(Supported, ''), []);
  checkParts(Supported, ',a\n^ !empty-element\n ^ 0');
  checkParts(Supported, 'a,,b\n^ 0\n  ^ !empty-element\n   ^ 1');
  checkParts(Supported, 'a, ,\n^ 0\n   ^ !empty-element\n   ^ !empty-element');
  checkParts(Supported, 'a b,c\n  ^ !left-over\n    ^ 0');
  checkParts(Supported, 'a;x , c\n ^^ !left-over\n      ^ 0');
});

test('reads tokens with parameters', () => {
  checkParts(
    ContentDisposition,
    'session;handling=optional;x="y"\n^^^^^^^ token\n        ^^^^^^^^^^^^^^^^^ params.handling\n                          ^^^^^ params.x',
  );
});

test('reads dates in their one form', () => {
  checkParts(
    DateHeader,
    'Sat, 13 Nov 2010 23:29:00 GMT\n^^^ weekday\n     ^^ day\n        ^^^ month\n            ^^^^ year\n                 ^^^^^^^^ time',
  );
  assert.equal(secondsOf(soundValue(DateHeader, 'Sat, 13 Nov 2010 23:29:00 GMT')), 1289690940);
  assert.ok(Number.isNaN(secondsOf(soundValue(DateHeader, 'Sat, {{day}} Nov 2010 23:29:00 GMT'))));
  soundValue(DateHeader, 'Sat, 31 Dec 2016 23:59:60 GMT');
  for (const marked of [
    'Fri, 01 Jan 2010 16:00:00 EST\n                          ^^^ !bad-date',
    'Fri, 01 Jan 2010 16:00:00 gmt\n                          ^^^ !bad-date',
    'Fri, 01 Jan 2010 16:00:00\n                         | !bad-date',
    'Fri, 01 Jan 2010 16:00:00 +0000\n                          ^ !bad-date',
    'Fri, 1 Jan 2010 16:00:00 GMT\n     ^ !bad-date',
    'Fri, 32 Jan 2010 16:00:00 GMT\n     ^^ !bad-date',
    'Fri, 01 January 2010 16:00:00 GMT\n        ^^^^^^^ !bad-date',
    'Fri, 01 Jan 10 16:00:00 GMT\n            ^^ !bad-date',
    'Fri, 01 Jan 2010 24:00:00 GMT\n                 ^^^^^^^^ !bad-date',
    'Fri, 01 Jan 2010 6:00:00 GMT\n                 ^^^^^^^ !bad-date',
    'Fri 01 Jan 2010 16:00:00 GMT\n   ^ !bad-date',
    'Fri,01 Jan 2010 16:00:00 GMT\n    ^ !bad-date',
    '01 Jan 2010 16:00:00 GMT\n^ !bad-date',
    'Fri, 01 Jan 2010 16:00:00 GMT (x)\n                              ^^^ !left-over',
  ]) {
    checkParts(DateHeader, marked);
  }
});

test('reads challenges and credentials, whose commas separate parameters', () => {
  checkParts(
    WwwAuthenticate,
    'Digest realm="a, b" , nonce = "x",stale=FALSE\n^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0\n^^^^^^ scheme\n       ^^^^^^^^^^^^ params.realm\n                      ^^^^^^^^^^^ params.nonce\n                                        ^^^^^ params.stale.value',
  );
  const credentials = soundValue(
    Authorization,
    'Digest username*=UTF-8\'\'J%C3%A4s,\n uri="sip:example.com", nc=00000001, qop=auth, userhash=true',
  );
  assert.deepEqual(
    credentials.params.map(({ name, value }) => [name.text, value.content]),
    [
      ['username*', "UTF-8''J%C3%A4s"],
      ['uri', 'sip:example.com'],
      ['nc', '00000001'],
      ['qop', 'auth'],
      ['userhash', 'true'],
    ],
  );
  assert.equal(paramNamed(credentials.params, 'nc')?.value.kind, 'token');
  assert.equal(soundValue(Authorization, 'Bearer eyJ.a-b_c+d/~==').token68?.text, 'eyJ.a-b_c+d/~==');
  assert.equal(soundValue(Authorization, 'Bearer realm="x"').params.length, 1);
  assert.equal(soundValue(AuthenticationInfo, 'nextnonce="x", qop=auth').params.length, 2);
});

test('says what is wrong with challenges and credentials', () => {
  for (const marked of [
    'Digest\n      | !expected-token',
    'Digest="x"\n      ^ !expected',
    'Digest realm\n            | !expected',
    'Digest realm=\n       ^^^^^^ !empty-parameter-value',
    'Digest realm=,nonce="x"\n       ^^^^^^ !empty-parameter-value',
    'Digest realm="x" nonce="y"\n                 ^^^^^ !expected',
    'Digest realm="x",,nonce="y"\n                 ^ !empty-element',
    'Digest realm="x",\n                ^ !empty-element',
    'Digest ,realm="x"\n       ^ !empty-element',
    'Digest realm="x\n             ^ !unclosed-quote',
    'Digest realm="x",REALM="y"\n                 ^^^^^ !repeated-parameter',
    'Digest realm="x", Digest realm="y"\n                        ^ !expected',
    'Digest uri=sip:a\n              ^^ !left-over',
  ]) {
    checkParts(WwwAuthenticate, marked);
  }
});
