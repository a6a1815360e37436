/** Every header field that IANA registers is known, rightly named, explained in both languages, and shown by an example that is run. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import type { HeaderDefinition } from '../server/src/sip/headers/header.ts';
import { headerNamed, headers } from '../server/src/sip/headers/index.ts';
import { methodNamed } from '../server/src/sip/methods.ts';
import { parseBlock } from '../server/src/sip/syntax/parse.ts';
import { readingsBy } from '../server/src/sip/values-of.ts';
import { headerParams as enParams } from '../server/src/texts/en/header-params.ts';
import { headers as en } from '../server/src/texts/en/headers.ts';
import { textsFor } from '../server/src/texts/texts.ts';
import { headerParams as zhCnParams } from '../server/src/texts/zh-cn/header-params.ts';
import { headers as zhCn } from '../server/src/texts/zh-cn/headers.ts';

/** The Header Fields registry of IANA's SIP Parameters, as of 2026-01-07. */
const registered = `
  Accept
  Accept-Contact
  Accept-Encoding
  Accept-Language
  Accept-Resource-Priority
  Additional-Identity
  Alert-Info
  AlertMsg-Error
  Allow
  Allow-Events
  Answer-Mode
  Attestation-Info
  Authentication-Info
  Authorization
  Call-ID
  Call-Info
  Cellular-Network-Info
  Contact
  Content-Disposition
  Content-Encoding
  Content-ID
  Content-Language
  Content-Length
  Content-Type
  CSeq
  Date
  DC-Info
  Encryption
  Error-Info
  Event
  Expires
  Feature-Caps
  Flow-Timer
  From
  Geolocation
  Geolocation-Error
  Geolocation-Routing
  Hide
  History-Info
  Identity
  Identity-Info
  Info-Package
  In-Reply-To
  Join
  Max-Breadth
  Max-Forwards
  MIME-Version
  Min-Expires
  Min-SE
  Organization
  Origination-Id
  P-Access-Network-Info
  P-Answer-State
  P-Asserted-Identity
  P-Asserted-Service
  P-Associated-URI
  P-Called-Party-ID
  P-Charge-Info
  P-Charging-Function-Addresses
  P-Charging-Vector
  P-DCS-Trace-Party-ID
  P-DCS-OSPS
  P-DCS-Billing-Info
  P-DCS-LAES
  P-DCS-Redirect
  P-Early-Media
  P-Media-Authorization
  P-Preferred-Identity
  P-Preferred-Service
  P-Private-Network-Indication
  P-Profile-Key
  P-Refused-URI-List
  P-Served-User
  P-User-Database
  P-Visited-Network-ID
  Path
  Permission-Missing
  Policy-Contact
  Policy-ID
  Priority
  Priority-Share
  Priority-Verstat
  Priv-Answer-Mode
  Privacy
  Proxy-Authenticate
  Proxy-Authorization
  Proxy-Require
  RAck
  Reason
  Reason-Phrase
  Record-Route
  Recv-Info
  Refer-Events-At
  Refer-Sub
  Refer-To
  Referred-By
  Reject-Contact
  Relayed-Charge
  Replaces
  Reply-To
  Request-Disposition
  Require
  Resource-Priority
  Resource-Share
  Response-Key
  Response-Source
  Restoration-Info
  Retry-After
  Route
  RSeq
  Security-Client
  Security-Server
  Security-Verify
  Server
  Service-Interact-Info
  Service-Route
  Session-Expires
  Session-ID
  SIP-ETag
  SIP-If-Match
  Subject
  Subscription-State
  Supported
  Suppress-If-Match
  Target-Dialog
  Timestamp
  To
  Trigger-Consent
  Unsupported
  User-Agent
  User-to-User
  Via
  Warning
  WWW-Authenticate
`
  .trim()
  .split(/\s+/u);

/** The registry's compact forms. RFC 8224 §13.1 withdrew `n`. */
const compactForms: Readonly<Record<string, string>> = {
  a: 'Accept-Contact',
  b: 'Referred-By',
  c: 'Content-Type',
  d: 'Request-Disposition',
  e: 'Content-Encoding',
  f: 'From',
  i: 'Call-ID',
  j: 'Reject-Contact',
  k: 'Supported',
  l: 'Content-Length',
  m: 'Contact',
  o: 'Event',
  r: 'Refer-To',
  s: 'Subject',
  t: 'To',
  u: 'Allow-Events',
  v: 'Via',
  x: 'Session-Expires',
  y: 'Identity',
};

/** Those of RFC 2543 and RFC 4474 that later RFCs removed, and a name that is only reserved. */
const historic = [
  'Diversion',
  'Encryption',
  'Hide',
  'Identity-Info',
  'Reason-Phrase',
  'Remote-Party-ID',
  'Response-Key',
];

const inEnglish = textsFor('en');
const inChinese = textsFor('zh-CN');

const folder = new URL('../server/src/sip/headers/', import.meta.url);
const section =
  /^(?:RFC \d{4} §(?:[A-Z]|\d+(?:\.\d+)*)|3GPP TS 33\.203 §H|3GPP TS 24\.229(?: §7\.2A?\.\d+)?|draft-ietf-sip-privacy-04)$/u;

/** RFC 5806, and a draft that never became an RFC. */
const unregistered = ['Diversion', 'Remote-Party-ID'];

test('knows the registered header fields, and of others only two that are described somewhere and that everybody sends', () => {
  assert.equal(registered.length, 134);
  assert.deepEqual(headers.map(({ name }) => name).toSorted(), [...registered, ...unregistered].toSorted());
  assert.deepEqual(
    headers
      .filter((header) => header.historic)
      .map(({ name }) => name)
      .toSorted(),
    historic,
  );
});

test('has one file for each, of the same name', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/^(?:header|index)\.ts$/u.test(name));
  assert.deepEqual(files.toSorted(), headers.map(({ name }) => `${name.toLowerCase()}.ts`).toSorted());
  for (const file of files) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const [, constant = '', name = ''] =
      /export const (\w+) = defineHeader\(\{\n {2}name: '([\w-]+)'/u.exec(source) ?? [];
    assert.equal(`${name.toLowerCase()}.ts`, file);
    // A constant named Date would hide the one of the language.
    const expected = name === 'Date' ? 'dateheader' : name.replaceAll('-', '').toLowerCase();
    assert.equal(constant.toLowerCase(), expected, file);
  }
});

test('knows the compact forms', () => {
  const found = headers.flatMap(({ name, compact }) => (compact === undefined ? [] : [[compact, name]]));
  assert.deepEqual(Object.fromEntries(found), compactForms);
  assert.equal(found.length, Object.keys(compactForms).length);
});

test('finds a definition by name and compact form, in any case', () => {
  for (const header of headers) {
    for (const name of [header.name, header.compact ?? header.name]) {
      assert.equal(headerNamed(name), header);
      assert.equal(headerNamed(name.toLowerCase()), header);
      assert.equal(headerNamed(name.toUpperCase()), header);
    }
  }
  for (const name of ['', 'n', 'Vía', 'X-Via', 'constructor', '__proto__']) assert.equal(headerNamed(name), undefined);
});

for (const header of headers) {
  suite(header.name, () => {
    test('cites the section that defines it and its parameters', () => {
      assert.match(header.spec, section);
      for (const [name, { spec, values }] of Object.entries(header.params ?? {})) {
        // RFC 9410 and 9796 define one parameter set each, and many a feature tag has a document of its own.
        const isWhole = /^RFC 9(?:410|796)$/u.test(spec) || name.startsWith('+');
        assert.match(spec, isWhole ? /^(?:RFC \d+|3GPP TS [\d.]+)(?: §[\dA-Z.]+)?$/u : section, name);
        assert.equal(new Set(values).size, values?.length ?? 0, name);
      }
    });
    test('says of known methods, once in each row, whether it may stand in them', () => checkRows(header));
    test('has an example that is right', () => checkExample(header, header.example));
    test('is explained in both languages, briefly', () => {
      checkTexts('headers', header.name, 400);
      for (const name of Object.keys(header.params ?? {})) checkTexts('headerParams', `${header.name}/${name}`, 250);
    });
  });
}

test('explains no header field and no parameter that is none', () => {
  for (const texts of [en, zhCn])
    assert.deepEqual(Object.keys(texts).toSorted(), [...registered, ...unregistered].toSorted());
  for (const texts of [enParams, zhCnParams]) {
    for (const [name, params] of Object.entries(texts)) {
      assert.deepEqual(Object.keys(params).toSorted(), Object.keys(headerNamed(name)?.params ?? {}).toSorted(), name);
    }
  }
});

test('takes an empty value where the grammar has one, and only there', () => {
  const empty = headers.filter((header) => readExample(header, '').failures.length === 0).map(({ name }) => name);
  assert.deepEqual(empty.toSorted(), [
    'Accept',
    'Accept-Encoding',
    'Accept-Language',
    'Accept-Resource-Priority',
    'Allow',
    'Organization',
    'P-Associated-URI',
    'P-Early-Media',
    'Recv-Info',
    'Subject',
    'Supported',
  ]);
});

function checkRows({ where, historic }: HeaderDefinition): void {
  const rows = Object.entries(where);
  assert.ok(rows.length > 0 || historic);
  for (const [place, row = {}] of rows) {
    const names = Object.values(row).flatMap((methods) => methods.split(' '));
    assert.ok(names.length > 0);
    for (const name of names) assert.notEqual(methodNamed(name), undefined, `${place}: ${name}`);
    assert.equal(new Set(names).size, names.length, place);
    for (const methods of Object.values(row)) assert.equal(methods, methods.split(' ').toSorted().join(' '), place);
  }
}

/** Reads all of the example without complaint, under the long name and under the compact one. */
function checkExample(header: HeaderDefinition, example: string): void {
  for (const name of [header.name, header.compact ?? header.name]) {
    const { values, failures, templated, field } = readExample(header, example, name);
    assert.deepEqual(failures, []);
    assert.equal(templated, false);
    assert.ok(values.length > 0);
    assert.equal(values[0]?.start, field.value.start);
    assert.equal(values.at(-1)?.end, field.value.end);
  }
}

function readExample(header: HeaderDefinition, value: string, name = header.name) {
  const { message } = parseBlock(`OPTIONS sip:bob@example.com SIP/2.0\n${name}: ${value}\n\n`);
  assert.ok(message);
  const [reading] = readingsBy(message, header);
  assert.ok(reading);
  return reading;
}

/** There is a sentence in English, and one of its own in Chinese. */
function checkTexts(family: string, key: string, limit: number): void {
  const english = inEnglish(family, key) ?? '';
  const chinese = inChinese(family, key) ?? '';
  assert.match(english, /^[^\p{Script=Han}]{5,}[.…]$/u, key);
  assert.match(chinese, /\p{Script=Han}.*。$/u, key);
  assert.ok(english.length <= limit && chinese.length <= limit, key);
}
