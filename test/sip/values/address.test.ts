/** Addresses of From, To, Contact and Route: display names, angle brackets, and which parameters belong to whom. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Contact } from '../../../server/src/sip/headers/contact.ts';
import { From } from '../../../server/src/sip/headers/from.ts';
import { Route } from '../../../server/src/sip/headers/route.ts';
import { To } from '../../../server/src/sip/headers/to.ts';
import type { Address } from '../../../server/src/sip/values/name-addr.ts';
import { paramNamed } from '../../../server/src/sip/values/params.ts';
import { checkParts, failuresOf, readingOf, soundValue } from '../support/values.ts';

function nameOf({ address }: Address): string | undefined {
  return address.kind === 'name-addr' ? address.displayName?.content : undefined;
}

test('has a span for every part of a name-addr', () => {
  checkParts(
    To,
    `\
"J. Rosenberg" <sip:jdrosen:pw@example.com:5061;lr?Subject=a>  ; tag = x ;y
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ address
^^^^^^^^^^^^^^ address.displayName
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ address.uri
                ^^^ address.uri.scheme
                    ^^^^^^^ address.uri.user
                            ^^ address.uri.password
                               ^^^^^^^^^^^ address.uri.host
                                           ^^^^ address.uri.port
                                                ^^ address.uri.params.lr
                                                   ^^^^^^^^^ address.uri.headers.0
                                                           ^ address.uri.headers.Subject.value
                                                                 ^^^^^^^ params.tag
                                                                       ^ params.tag.value
                                                                          ^ params.y`,
  );
  assert.equal(nameOf(soundValue(To, '"J Rosenberg \\\\\\"" <sip:a@b>')), 'J Rosenberg \\"');
});

test('leaves to the header field what stands behind a bare URI', () => {
  checkParts(
    From,
    `\
sip:alice@example.com;transport=tcp;tag=1
^^^^^^^^^^^^^^^^^^^^^ address
^^^^^^^^^^^^^^^^^^^^^ address.uri
                      ^^^^^^^^^^^^^ params.transport
                                    ^^^^^ params.tag`,
  );
  const { address } = soundValue(From, 'sip:alice@example.com;transport=tcp');
  assert.equal(address.kind, 'addr-spec');
});

test('takes every display name that RFC 3261 has', () => {
  const names: readonly (readonly [string, string | undefined])[] = [
    ['<sip:a@b>', undefined],
    ['"" <sip:a@b>', ''],
    ['Bob<sip:a@b>', 'Bob'],
    ['Bob  Smith <sip:a@b>', 'Bob  Smith'],
    ['Bob\n Smith\n <sip:a@b>', 'Bob Smith'],
    ["a!.b%20*_+`'~ <sip:a@b>", "a!.b%20*_+`'~"],
    ['"<sip:x@y>;tag=1," <sip:a@b>', '<sip:x@y>;tag=1,'],
    ['"Jörg 李" <sip:a@b>', 'Jörg 李'],
    ['"a\\\u0000\\"b" <sip:a@b>', 'a\u0000"b'],
    ['* x <sip:a@b>', '* x'],
    ['{{name}} <sip:a@b>', '{{name}}'],
    ['"{{$x "y"}} z" <sip:a@b>', '{{$x "y"}} z'],
  ];
  for (const [text, name] of names) assert.equal(nameOf(soundValue(To, text)), name, text);
});

test('says what is wrong, and where', () => {
  for (const marked of [
    'Bell, Alexander <sip:a@b>;tag=43\n^^^^^^^^^^^^^^^ !bad-display-name',
    'Jörg\t  <sip:a@b>\n^^^^ !bad-display-name',
    'a@b <sip:a@b>\n^^^ !bad-display-name',
    '"Bob" the <sip:a@b>\n^^^^^^^^^ !bad-display-name',
    '"Bob" "x"<sip:a@b>\n^^^^^^^^^ !bad-display-name',
    '"Mr. J. User <sip:j.user@example.com>\n^ !unclosed-quote',
    '"a\u0007b" <sip:a@b>\n  ^ !bad-quoted-character',
    '"a\\é" <sip:a@b>\n  ^^ !bad-quoted-character',
    '"a\\\n  ^^ !bad-quoted-character\n b" <sip:a@b>',
    '"Bob" sip:a@b\n      ^ !expected',
    '"Bob"\n     | !expected',
    'alice@example.com\n^^^^^^^^^^^^^^^^^ !expected-uri',
    'alice;tag=1\n^^^^^ !expected-uri',
    '<alice@example.com>\n ^^^^^^^^^^^^^^^^^ !expected-uri',
    '<>\n^^ !expected-uri',
    '<\n^ !expected-uri',
    '< sip:a@b>\n ^ !blank-in-uri',
    '<sip:a@b >\n        ^ !blank-in-uri',
    '<sip:a@b; lr>\n         ^ !blank-in-uri',
    '<sip: a@b>\n     ^ !blank-in-uri',
    '<sip:a@b;tag=1\n^ !unclosed-angle',
    '<sip:a@b, <sip:c@d>\n^ !unclosed-angle',
    '< sip:a@b\n^ !unclosed-angle',
    '<sip:a@b>>\n         ^ !left-over',
    '<sip:a@b>;tag=a@b\n               ^^ !left-over',
    '<sip:a@b> x\n          ^ !left-over',
    '<sip:a@b>, <sip:c@d>\n         ^^^^^^^^^^^ !left-over',
  ]) {
    checkParts(To, marked);
  }
  checkParts(To, '<sip:a@b>;\n         ^ !empty-parameter');
  checkParts(To, '<sip:a@b>;=x\n          ^ !expected-token');
  checkParts(To, '<sip:a@b>;tag=;x\n          ^^^^ !empty-parameter-value');
  checkParts(To, '<sip:a@b>;tag="x\n              ^ !unclosed-quote');
});

test('gives rules the whole of an unbracketed URI that ought to be bracketed', () => {
  for (const [text, uri] of [
    ['sip:user@example.com?Route=%3Csip:sip.example.com%3E', 'sip:user@example.com?Route=%3Csip:sip.example.com%3E'],
    ['sip:user,x@example.com;tag=1', 'sip:user,x@example.com'],
    ['sip:user;par=u@example.com;tag=1', 'sip:user;par=u@example.com'],
    ['http://www.example.com/?a=b,c;tag=1', 'http://www.example.com/?a=b,c'],
  ] as const) {
    const { source, values } = readingOf(To, text);
    const address = values[0]?.value.address;
    assert.equal(address?.kind, 'addr-spec');
    assert.equal(source.slice(address.uri.start, address.uri.end), uri);
  }
});

test('takes a comma of a Contact for the end of a value', () => {
  checkParts(
    Contact,
    `\
sip:a.example.com,sip:b@example.com;q=0.5, "x,y" <sip:c,d@e>;expires=1
^^^^^^^^^^^^^^^^^ 0
                  ^^^^^^^^^^^^^^^^^^^^^^^ 1
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2
                                                  ^^^^^^^^^ 2.address.uri`,
  );
});

test('takes * alone for all contacts', () => {
  assert.deepEqual(
    readingOf(Contact, '*').values.map(({ value }) => value.kind),
    ['wildcard'],
  );
  assert.deepEqual(failuresOf(Contact, '*;q=1'), ['left-over']);
  assert.deepEqual(
    readingOf(Contact, '* , <sip:a@b>').values.map(({ value }) => value.kind),
    ['wildcard', 'address'],
  );
  assert.equal(soundValue(Contact, '*<sip:a@b>').kind, 'address');
});

test('takes parameters of every kind', () => {
  const contact = soundValue(Contact, '<sip:a@b>;+sip.instance="<urn:uuid:0>" ;Q=0.7;host=[::1]; isfocus;h=a.b');
  assert.equal(contact.kind, 'address');
  assert.deepEqual(
    contact.params.map(({ name, value }) => [name.text, value?.kind, value?.content]),
    [
      ['+sip.instance', 'quoted-string', '<urn:uuid:0>'],
      ['Q', 'token', '0.7'],
      ['host', 'host', '[::1]'],
      ['isfocus', undefined, undefined],
      ['h', 'token', 'a.b'],
    ],
  );
  assert.equal(paramNamed(contact.params, 'q')?.value?.text, '0.7');
  assert.equal(paramNamed(contact.params, 'expires'), undefined);
});

test('finds a repeated parameter among few and among many', () => {
  const many = Array.from({ length: 40 }, (_, index) => `p${index}`).join(';');
  checkParts(To, '<sip:a@b>;tag=1;TAG=2\n                ^^^ !repeated-parameter');
  assert.deepEqual(failuresOf(To, `<sip:a@b>;${many}`), []);
  assert.deepEqual(failuresOf(To, `<sip:a@b>;${many};P3`), ['repeated-parameter']);
  assert.deepEqual(failuresOf(To, '<sip:a@b>;{{x}};{{x}}'), []);
});

test('wants the brackets of a Route', () => {
  checkParts(
    Route,
    `\
<sip:p1.example.com;lr>,
 <sip:p2.example.com;lr>;x=1
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1
  ^^^^^^^^^^^^^^^^^^^^^ 1.address.uri`,
  );
  checkParts(Route, 'sip:p1.example.com;lr\n^^^^^^^^^^^^^^^^^^ !expected');
});
