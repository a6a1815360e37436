/** The values of a whole message: by definition, in order, read once, with templates in them, and behind faults. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Contact } from '../../../server/src/sip/headers/contact.ts';
import { CSeq } from '../../../server/src/sip/headers/cseq.ts';
import { From } from '../../../server/src/sip/headers/from.ts';
import type { HeaderDefinition } from '../../../server/src/sip/headers/header.ts';
import { MaxForwards } from '../../../server/src/sip/headers/max-forwards.ts';
import { Via } from '../../../server/src/sip/headers/via.ts';
import {
  fieldsOf,
  placedValuesOf,
  readField,
  readingOf,
  readingsOf,
  valuesOf,
} from '../../../server/src/sip/values-of.ts';
import { messageWith, readingOf as readValue } from '../support/values.ts';

test('finds the values of a header in all its rows, long and compact, in any case', () => {
  const message = messageWith(
    'v: SIP/2.0/UDP a',
    'X-Other: SIP/2.0/UDP x',
    'VIA: SIP/2.0/TCP b, SIP/2.0/TLS c',
    'Via :',
    '  SIP/2.0/SCTP',
    '  d',
  );
  assert.deepEqual(
    valuesOf(message, Via).map(({ transport, sentBy }) => `${transport.text} ${sentBy.host.text}`),
    ['UDP a', 'TCP b', 'TLS c', 'SCTP d'],
  );
  assert.deepEqual(
    placedValuesOf(message, Via).map(({ start, end }) => message.source.slice(start, end)),
    ['SIP/2.0/UDP a', 'SIP/2.0/TCP b', 'SIP/2.0/TLS c', 'SIP/2.0/SCTP\n  d'],
  );
  assert.deepEqual(
    fieldsOf(message, Via).map(({ name }) => name.text),
    ['v', 'VIA', 'Via'],
  );
  assert.deepEqual(valuesOf(message, CSeq), []);
  assert.deepEqual(fieldsOf(message, CSeq), []);
});

test('reads a message once', () => {
  const message = messageWith('CSeq: 1 INVITE', 'X-Unknown: 1');
  assert.equal(readingsOf(message), readingsOf(message));
  assert.equal(valuesOf(message, CSeq)[0], valuesOf(message, CSeq)[0]);
  const [known, unknown] = message.fields;
  assert.ok(known !== undefined && unknown !== undefined);
  assert.equal(readingOf(message, known)?.definition, CSeq);
  assert.equal(readingOf(message, unknown), undefined);
});

test('gives no value that could not be read, and goes on behind it', () => {
  const message = messageWith('Contact: <sip:a@b>, "x, <sip:c@d>', 'Contact: < sip:e@f>, <sip:g@h', 'm: <sip:i@j>');
  assert.deepEqual(
    valuesOf(message, Contact).map(({ start, end }) => message.source.slice(start, end)),
    ['<sip:a@b>', '<sip:i@j>'],
  );
  assert.deepEqual(
    readingsOf(message).flatMap(({ failures }) => failures.map(({ key }) => key)),
    ['unclosed-quote', 'blank-in-uri', 'unclosed-angle'],
  );
});

test('finds the next value outside of quotes, angle brackets and templates', () => {
  for (const [text, values] of [
    ['"a, \\"b," <sip:x, y@z>;, <sip:c@d>', ['<sip:c@d>']],
    ['<sip:a@b, <sip:c@d>', ['<sip:c@d>']],
    ['<sip:a b, c>, <sip:c@d>', ['<sip:c@d>']],
    ['x{{f a, b}} y, <sip:c@d>', ['<sip:c@d>']],
    ['x{{f a, b, <sip:c@d>', ['<sip:c@d>']],
    ['a b, <sip:c@d>, e f', ['<sip:c@d>']],
  ] as const) {
    const { source, values: found } = readValue(Contact, text);
    assert.deepEqual(
      found.map(({ start, end }) => source.slice(start, end)),
      values,
      text,
    );
  }
});

test('does not complain about what a template stands for', () => {
  for (const text of [
    '{{from}}',
    '<{{uri}}>;tag={{$tag}}',
    '"{{name}}" <sip:{{user}}@{{domain}}:{{port}};{{params}}>{{tag}}',
    '{{a}} {{b}} é <sip:c@d>',
    'sip:{{user}}@{{domain}};;',
  ]) {
    const { failures, templated } = readValue(From, text);
    assert.deepEqual(failures, [], text);
    assert.equal(templated, true, text);
  }
  assert.deepEqual(
    readValue(From, 'é <sip:{{user}}@example.com>').failures.map(({ key }) => key),
    ['bad-display-name'],
  );
  for (const text of ['"a\\{{x}}" <sip:a@b', '{{x <sip:a@b', '{{x\n }} <sip:a@b']) {
    assert.equal(readValue(From, text).templated, false, text);
    assert.equal(readValue(From, text).failures.length, 1, text);
  }
});

test('gives values through templates, whose numbers are not known', () => {
  const { values } = readValue(Via, 'SIP/2.0/{{$transport}} {{$localIp}}:{{$localPort}};branch={{$branch}};rport');
  const [via] = values;
  assert.equal(via?.value.transport.text, '{{$transport}}');
  assert.equal(via.value.sentBy.host.kind, 'template');
  assert.ok(Number.isNaN(via.value.sentBy.port?.number));
  assert.deepEqual(readValue(CSeq, '1{{n}} {{method}}').values[0]?.value.method.text, '{{method}}');
  assert.ok(Number.isNaN(readValue(MaxForwards, '7{{n}}').values[0]?.value.number));
});

test('lets no other exception pass for a fault of the text', () => {
  const broken: HeaderDefinition = {
    ...MaxForwards,
    parse() {
      throw new TypeError('a fault of the program');
    },
  };
  const message = messageWith('Max-Forwards: 70');
  const [field] = message.fields;
  assert.ok(field);
  assert.throws(() => readField(message.source, field, broken), TypeError);
});
