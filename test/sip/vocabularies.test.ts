/** The vocabularies: each word has its sentence in both languages and is cited, and each vocabulary belongs to a place where its words stand. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { headers } from '../../server/src/sip/headers/index.ts';
import { tokenOf } from '../../server/src/sip/span.ts';
import { uriParam, uriParams } from '../../server/src/sip/uri-params.ts';
import { vocabularies, vocabularyNamed } from '../../server/src/sip/vocabularies/index.ts';
import { entryOf, type Vocabulary } from '../../server/src/sip/vocabularies/vocabulary.ts';
import { vocabularyOf } from '../../server/src/sip/vocabularies/words.ts';
import { vocabularies as english } from '../../server/src/texts/en/vocabularies/index.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { vocabularies as chinese } from '../../server/src/texts/zh-cn/vocabularies/index.ts';

const cited = /^(?:RFC \d+|3GPP TS [\d.]+)(?: §[\dA-Z.]+)?$|^ITU-T Q\.850$/u;
/** What no registry has may come from a firm or an association. */
const elsewhere =
  /^(?:BroadWorks|Cisco|ECMA-323|ETSI TS 183 043|GB\/T 28181|GSMA RCC\.07|IANA|MS-SIPAE|NENA i3|SIP telephones)$/u;

const all = [
  ...vocabularies,
  ...vocabularies.flatMap(({ entries }) => entries.flatMap(({ within }) => (within === undefined ? [] : [within]))),
];

suite('every vocabulary', () => {
  for (const vocabulary of new Set(all)) {
    test(vocabulary.name, () => {
      const { name, texts = name, entries } = vocabulary;
      assert.equal(vocabularyNamed(name), vocabulary);
      for (const language of ['en', 'zh-cn']) {
        const words = textsFor(language);
        assert.match(words('vocabularies', `${texts}/kind`) ?? '', /\S/u, language);
        for (const { name: word, about = word, args } of entries) {
          const sentence = words('vocabularies', `${texts}/entries/${about}`, args) ?? '';
          assert.match(sentence, language === 'en' ? /^[A-Z`].*[.]$/u : /\p{Script=Han}.*。$/u, word);
          assert.ok(!/[{}]/u.test(sentence) && sentence.length <= 300, `${word}: ${sentence}`);
        }
      }
      for (const { name: word, spec } of entries) {
        assert.match(spec, spec.startsWith('RFC') || spec.startsWith('3GPP') ? cited : /./u, word);
        assert.ok(cited.test(spec) || elsewhere.test(spec), `${word}: ${spec}`);
        assert.equal(entryOf(vocabulary, word)?.name, word);
      }
    });
  }
});

test('sentences are about words that there are', () => {
  const known = new Map<string, Set<string>>();
  for (const { name, texts = name, entries } of all) {
    const keys = known.get(texts) ?? new Set();
    for (const entry of entries) keys.add(entry.about ?? entry.name);
    known.set(texts, keys);
  }
  for (const language of [english, chinese]) {
    assert.deepEqual(Object.keys(language).sort(), [...known.keys()].sort());
    for (const [name, { entries }] of Object.entries(language)) {
      assert.deepEqual(Object.keys(entries).sort(), [...(known.get(name) ?? [])].sort(), name);
    }
  }
});

test('somebody draws on each', () => {
  const finders = [
    ...headers.flatMap(({ words, paramNames, params = {} }) => [
      words,
      paramNames,
      ...Object.values(params).map((param) => param.words),
    ]),
    ...uriParams.map(({ name }) => uriParam(name)?.words),
  ];
  const drawn = new Set(finders.flatMap((find) => vocabularyOf(find) ?? []));
  const behind = ['event-templates', 'q850-causes', 'preemption-causes', 'service-labels'];
  const unused = vocabularies.filter((vocabulary) => !drawn.has(vocabulary)).map(({ name }) => name);
  assert.deepEqual(unused.sort(), behind.sort());
});

suite('words are found', () => {
  const cases: readonly [string, string, string, readonly string[]][] = [
    ['Event', 'presence.winfo', '', ['event-packages presence', 'event-templates winfo']],
    ['Privacy', 'id; header ;', '', ['privacy-values id', 'privacy-values header', 'privacy-values ']],
    ['Warning', '305 host "no"', '', ['warning-codes 305']],
    ['Via', 'SIP / 2.0 / UDP host', '', ['transports UDP']],
    ['Via', 'SIP/2.0', '', []],
    ['Resource-Priority', 'dsn.flash', '', ['resource-priorities dsn', 'resource-priorities/dsn flash']],
    ['Resource-Priority', 'odd.1', '', ['resource-priorities odd']],
    ['P-Asserted-Service', 'urn:urn-7:3gpp-service.ims.icsi.mmtel', '', ['service-labels 3gpp-service']],
    ['Reason/cause', '16', 'q.850', ['q850-causes 16']],
    ['Reason/cause', '486', 'SIP', []],
    ['WWW-Authenticate/qop', '"auth, auth-int"', 'Digest', ['qop-values auth', 'qop-values auth-int']],
    ['WWW-Authenticate/algorithm', '"MD5', 'Digest', ['digest-algorithms MD5']],
  ];
  for (const [place, text, head, expected] of cases) {
    test(`${place} ${text}`, () => {
      const [name, param] = place.split('/');
      const header = headers.find((each) => each.name === name);
      const find = param === undefined ? header?.words : header?.params?.[param]?.words;
      const words = find?.(tokenOf(` ${text}`, 1, 1 + text.length), head) ?? [];
      assert.deepEqual(
        words.map((word) => `${(word.vocabulary satisfies Vocabulary).name} ${word.text}`),
        expected,
      );
      for (const word of words) assert.equal(word.text, ` ${text}`.slice(word.start, word.end));
    });
  }
});
