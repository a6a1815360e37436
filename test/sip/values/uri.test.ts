/** URIs: SIP, SIPS, tel and others, as a Request-URI and within header fields. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanOf } from '../../../server/src/sip/span.ts';
import { Cursor, Failure } from '../../../server/src/sip/values/cursor.ts';
import { isIpv4, isIpv6, withoutThirdColon } from '../../../server/src/sip/values/host.ts';
import { paramNamed } from '../../../server/src/sip/values/params.ts';
import { requestUri } from '../../../server/src/sip/values/start-line.ts';
import { schemeOf, type Uri, unescaped } from '../../../server/src/sip/values/uri.ts';
import { requestUriOf, startLineReadingOf } from '../../../server/src/sip/values-of.ts';
import { labelled } from '../../support/marked.ts';
import { messageOf } from '../support/values.ts';

function read(text: string): Uri {
  return requestUri(new Cursor(text, 0, text.length));
}

/** The URI in parts, for comparison at a glance. */
function partsOf(uri: Uri): readonly (string | number | undefined)[] {
  if (uri.kind === 'tel-uri') return [uri.kind, uri.number.text, paramsOf(uri.params)];
  if (uri.kind === 'absolute-uri') return [uri.kind, uri.scheme.text, uri.rest.text];
  const { user, password, host, port, params, headers } = uri;
  const headerTexts = headers.map(({ name, value }) => `${name.text}=${value.text}`).join('&');
  return [user?.text, password?.text, `${host.kind} ${host.text}`, port?.number, paramsOf(params), headerTexts];
}

function paramsOf(params: readonly { name: { text: string }; value?: { text: string } | undefined }[]): string {
  return params.map(({ name, value }) => (value === undefined ? name.text : `${name.text}=${value.text}`)).join(' ');
}

const none = undefined;

test('reads SIP and SIPS URIs part by part', () => {
  const cases: readonly (readonly [string, readonly (string | number | undefined)[]])[] = [
    ['sip:example.com', [none, none, 'hostname example.com', none, '', '']],
    ['SIPS:alice@example.com:5061', ['alice', none, 'hostname example.com', 5061, '', '']],
    ['sip:alice:secret$,@h', ['alice', 'secret$,', 'hostname h', none, '', '']],
    ['sip:alice:@h', ['alice', '', 'hostname h', none, '', '']],
    ['sip:host:5060', [none, none, 'hostname host', 5060, '', '']],
    ['sip:192.0.2.1', [none, none, 'ipv4 192.0.2.1', none, '', '']],
    ['sip:[2001:db8::10]:5070;lr', [none, none, 'ipv6 [2001:db8::10]', 5070, 'lr', '']],
    ['sip:a@3402000000', ['a', none, 'hostname 3402000000', none, '', '']],
    [
      'sip:user;par=u%40example.net@example.com',
      ['user;par=u%40example.net', none, 'hostname example.com', none, '', ''],
    ],
    [
      "sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@e.com",
      [
        "1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*",
        "&it+has=1,weird!*pas$wo~d_too.(doesn't-it)",
        'hostname e.com',
        none,
        '',
        '',
      ],
    ],
    [
      'sip:+358-555-1234567;postd=pp22;isub=1411@example.com;user=phone',
      ['+358-555-1234567;postd=pp22;isub=1411', none, 'hostname example.com', none, 'user=phone', ''],
    ],
    [
      'sip:a@h;transport=TCP;LR;maddr=[::1];gr=urn:uuid:1&2?Subject=a%20b&Route=%3Csip:x%3E&Call-Info=',
      [
        'a',
        none,
        'hostname h',
        none,
        'transport=TCP LR maddr=[::1] gr=urn:uuid:1&2',
        'Subject=a%20b&Route=%3Csip:x%3E&Call-Info=',
      ],
    ],
    ['sip:%61lice%00@h', ['%61lice%00', none, 'hostname h', none, '', '']],
    ['sip:h?a=?/', [none, none, 'hostname h', none, '', 'a=?/']],
    ['sip:{{user}}@{{host}}:{{port}};{{x}}', ['{{user}}', none, 'template {{host}}', Number.NaN, '{{x}}', '']],
    ['sip:a@[{{ip}}]', ['a', none, 'template [{{ip}}]', none, '', '']],
    ['sip:a@10.0.0.{{n}}', ['a', none, 'template 10.0.0.{{n}}', none, '', '']],
  ];
  for (const [text, parts] of cases) assert.deepEqual(partsOf(read(text)), parts, text);
});

test('reads tel and other URIs', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['tel:+1-201-555-0123', ['tel-uri', '+1-201-555-0123', '']],
    ['TEL:7042;phone-context=example.com', ['tel-uri', '7042', 'phone-context=example.com']],
    ['tel:(*#A)-1;ext=2;x', ['tel-uri', '(*#A)-1', 'ext=2 x']],
    ['tel:*21%23;phone-context=example.com', ['tel-uri', '*21%23', 'phone-context=example.com']],
    ['tel:{{number}}', ['tel-uri', '{{number}}', '']],
    ['urn:service:sos', ['absolute-uri', 'urn', 'service:sos']],
    ['http://www.example.com:80/a%20b?c=d,e;f', ['absolute-uri', 'http', '//www.example.com:80/a%20b?c=d,e;f']],
    ['aaa://host.example.com:6666;transport=tcp', ['absolute-uri', 'aaa', '//host.example.com:6666;transport=tcp']],
    ['nobodyKnowsThisScheme:totallyopaquecontent', ['absolute-uri', 'nobodyKnowsThisScheme', 'totallyopaquecontent']],
  ];
  for (const [text, parts] of cases) assert.deepEqual(partsOf(read(text)), parts, text);
});

test('says what is wrong, and where', () => {
  for (const marked of [
    '<sip:a@b>\n^ !expected-uri',
    'alice@example.com\n^^^^^^^^^^^^^^^^^ !expected-uri',
    '1sip:a@b\n^^^^^^^^ !expected-uri',
    'sip:\n    | !expected-host',
    'sip:@h\n    ^ !expected-host',
    'sip:alice@\n          | !expected-host',
    'sip://h\n    ^ !expected-host',
    'sip:a@b@c\n       ^ !bad-uri-character',
    'sip:a b@c\n     ^ !blank-in-uri',
    'sip:a@b; lr\n        ^ !blank-in-uri',
    'sip:a@b ;lr\n       ^ !blank-in-uri',
    'sip: a@b\n    ^ !blank-in-uri',
    'sip:бo@b\n    ^ !bad-uri-character',
    'sip:a#1@b\n     ^ !bad-uri-character',
    'sip:a"b@c\n     ^ !bad-uri-character',
    'sip:😀@c\n    ^^ !bad-uri-character',
    'sip:a@b\\c\n       ^ !bad-uri-character',
    'sip:a@b/c\n       ^ !bad-uri-character',
    'sip:a%4@b\n     ^^ !bad-escape',
    'sip:a%zz@b\n     ^^^ !bad-escape',
    'sip:a@b;x=%\n          ^ !bad-escape',
    'sip:a@b?x=%4g\n          ^^^ !bad-escape',
    'http://b/%z\n         ^^ !bad-escape',
    'sip:2001:db8::10\n         ^^^ !bad-port',
    'sip:a@b:\n       ^ !bad-port',
    'sip:a@b:99999\n        ^^^^^ !bad-port',
    'sip:a@b;;x\n       ^ !empty-parameter',
    'sip:a@b;\n       ^ !empty-parameter',
    'sip:a@b;?x=y\n       ^ !empty-parameter',
    'sip:a@b;x=\n        ^^ !empty-parameter-value',
    'sip:a@b;lr;LR\n           ^^ !repeated-parameter',
    'sip:a@b;=x\n        ^ !bad-uri-character',
    'sip:a@b?\n        | !expected-token',
    'sip:a@b?x\n         | !expected',
    'sip:a@b?x=y&\n            | !expected-token',
    'sip:a@b?x=y;z\n           ^ !bad-uri-character',
    'tel:\n    | !expected-number',
    'tel:+\n    ^ !bad-uri-character',
    'tel:1+2\n    ^^^ !bad-uri-character',
    'tel:---\n    ^^^ !bad-uri-character',
    'tel:1%41\n    ^^^^ !bad-uri-character',
    'tel:+1*2\n    ^^^^ !bad-uri-character',
    'tel:+123@example.com\n        ^ !bad-uri-character',
    'urn:\n^^^^ !expected-uri',
    'http://h/^\n         ^ !bad-uri-character',
    'sip:a@h.example..com\n      ^^^^^^^^^^^^^^ !bad-host',
    'sip:a@.com\n      ^^^^ !bad-host',
    'sip:a@1.2.3.4.5\n      ^^^^^^^^^ !bad-ipv4',
    'sip:a@[1.2.3.4]\n      ^^^^^^^^^ !bad-ipv6',
    'sip:a@[]\n      ^^ !bad-ipv6',
    'sip:a@[::1\n      ^^^^ !bad-ipv6',
  ]) {
    const { text, marks } = labelled(marked);
    const [mark] = marks;
    assert.ok(mark, marked);
    assert.throws(
      () => read(text),
      (failure) => {
        assert.ok(failure instanceof Failure, text);
        assert.deepEqual([`!${failure.key}`, failure.span], [mark.label, spanOf(mark.start, mark.end)], text);
        return true;
      },
    );
  }
});

test('tells the character that is in the way and the escape that is none', () => {
  const argumentsOf = (text: string): unknown => {
    try {
      return read(text);
    } catch (failure) {
      return failure instanceof Failure ? failure.args : failure;
    }
  };
  assert.deepEqual(argumentsOf('sip:😀@c'), { character: '😀' });
  assert.deepEqual(argumentsOf('sip:a%4@b'), { escape: '%4' });
});

test('knows IPv6 addresses as RFC 5954 has them', () => {
  for (const address of [
    '::',
    '::1',
    '1::',
    '2001:db8::9:255',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '::ffff:192.0.2.1',
    '1:2:3:4:5:6:192.0.2.1',
    'FE80::ABCD',
  ]) {
    assert.equal(isIpv6(address), true, address);
  }
  for (const address of [
    '',
    ':',
    ':::',
    '1',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '::1::2',
    '2001:db8:::192.0.2.1',
    '12345::',
    'g::',
    '192.0.2.1::',
    '::192.0.2.1:1',
    '::192.0.2.256',
    '1:2:3:4:5:6:7:192.0.2.1',
    '::1:',
    ':1::',
    '1.2.3.4',
  ]) {
    assert.equal(isIpv6(address), false, address);
  }
});

test('knows IPv4 addresses', () => {
  for (const address of ['0.0.0.0', '255.255.255.255', '010.1.1.1']) assert.equal(isIpv4(address), true, address);
  for (const address of [
    '1.2.3',
    '1.2.3.',
    '.1.2.3',
    '1..2.3',
    '1.2.3.256',
    '1.2.3.0001',
    '1.2.3.x',
    '1.2.3.4.5',
    '',
  ]) {
    assert.equal(isIpv4(address), false, address);
  }
});

test('compares schemes and parameter names without case, and undoes escapes', () => {
  const uri = read('SIPs:a@b;Transport=UDP');
  assert.equal(schemeOf(uri), 'sips');
  assert.equal(uri.kind === 'sip-uri' && paramNamed(uri.params, 'transport')?.value?.text, 'UDP');
  assert.equal(unescaped('alice'), 'alice');
  assert.equal(unescaped('%61lice%40%C3%a9%zz'), 'alice@é%zz');
  assert.equal(unescaped('%ff%61'), '%ff%61');
});

test('reads the Request-URI of a request once', () => {
  const message = messageOf('INVITE sip:bob@example.com;lr SIP/2.0\n\n');
  const uri = requestUriOf(message);
  assert.equal(uri?.kind, 'sip-uri');
  assert.equal(message.source.slice(uri.start, uri.end), 'sip:bob@example.com;lr');
  assert.equal(requestUriOf(message), uri);
  assert.equal(requestUriOf(messageOf('SIP/2.0 200 OK\n\n')), undefined);
});

test('reports a wrong Request-URI, unless a template stands before the fault', () => {
  const failuresOf = (uri: string): readonly string[] =>
    startLineReadingOf(messageOf(`INVITE ${uri} SIP/2.0\n\n`)).failures.map(({ key }) => key);
  assert.deepEqual(failuresOf('sip:bob@exa_mple..com'), ['bad-host']);
  assert.deepEqual(failuresOf('sip:bob@a b'), ['blank-in-uri']);
  assert.deepEqual(failuresOf('{{uri}}'), []);
  assert.deepEqual(failuresOf('sip:{{user}}@a..b'), []);
  assert.deepEqual(failuresOf('sip:a..b;x={{x}}'), ['bad-host']);
});

test('takes a third colon out of an address where an IPv4 address follows, and nowhere else: RFC 5118 §4.10', () => {
  assert.equal(withoutThirdColon('2001:db8:::192.0.2.1'), '2001:db8::192.0.2.1');
  for (const address of ['2001:db8::192.0.2.1', '2001:db8:::1', '1:::2:3', ':::', ':::192.0.2']) {
    assert.equal(withoutThirdColon(address), address);
  }
});
