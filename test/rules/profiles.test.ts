/** What each profile shows, who comes before whom, and what of a `.siplint.json` counts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from '../../server/src/rules/checker.ts';
import { smallRequest } from '../../server/src/rules/common/examples.ts';
import { registrationAnswer, streamInvite, surveillanceRequest } from '../../server/src/rules/common/surveillance.ts';
import { readJson } from '../../server/src/rules/config/json.ts';
import { layersFor, readLintConfig } from '../../server/src/rules/config/lint-config.ts';
import { matchesPath } from '../../server/src/rules/config/path-pattern.ts';
import { rules } from '../../server/src/rules/index.ts';
import { type LintLayer, lintSettingsOf } from '../../server/src/rules/lint-settings.ts';
import { homeOf, isShownIn, profileNames } from '../../server/src/rules/profiles.ts';
import type { ProfileName } from '../../server/src/rules/rule.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';

function found(text: string, ...layers: readonly Partial<LintLayer>[]) {
  const settings = lintSettingsOf(layers.map((layer) => ({ by: 'config', ...layer })));
  const results = checkFile(parseFile(text), { settings });
  return {
    shown: results.flatMap(({ problems }) => problems.map(({ rule, severity }) => `${rule} ${severity}`)),
    withheld: results.flatMap(({ withheld }) => withheld.map(({ rule, by }) => `${rule} ${by}`)),
  };
}

/** A recommendation is not followed. */
const withoutContentLength = smallRequest.filter((line) => !line.startsWith('Content-Length')).join('\n');
const withoutMaxForwards = smallRequest.filter((line) => !line.startsWith('Max-Forwards')).join('\n');
const gradually = (profile: ProfileName) => found(withoutContentLength, { profile });

test('each profile shows more than the one before, and all shows everything', () => {
  const shownBy = (profile: ProfileName) => rules.filter((rule) => isShownIn(rule, profile)).length;
  assert.ok(shownBy('must') < shownBy('rfc') && shownBy('rfc') <= shownBy('interop'));
  assert.ok(shownBy('interop') < shownBy('ims') && shownBy('interop') < shownBy('gb28181'));
  assert.equal(shownBy('all'), rules.length);
  for (const rule of rules) assert.ok(isShownIn(rule, homeOf(rule)), rule.name);
});

test('what a profile leaves out is counted, and what concerns other networks is not', () => {
  assert.deepEqual(gradually('must'), { shown: [], withheld: ['missing-content-length profile'] });
  assert.deepEqual(gradually('rfc'), { shown: ['missing-content-length hint'], withheld: [] });
  const register = surveillanceRequest('REGISTER');
  assert.deepEqual(found(register), { shown: ['user-in-registrar hint'], withheld: [] });
  assert.deepEqual(found(register, { profile: 'gb28181' }), {
    shown: ['missing-registration-expires warning'],
    withheld: ['user-in-registrar profile'],
  });
  const names = found(register, { profile: 'all' }).shown;
  assert.ok(names.includes('missing-registration-expires warning') && names.includes('missing-path-support warning'));
});

test('the strictest profile takes nothing lightly', () => {
  const ack = withoutMaxForwards
    .replaceAll('OPTIONS', 'ACK')
    .replace('<sip:bob@example.com>', '<sip:bob@example.com>;tag=1');
  assert.deepEqual(found(ack, { profile: 'rfc' }).shown, ['missing-max-forwards hint']);
  assert.deepEqual(found(ack, { profile: 'must' }).shown, ['missing-max-forwards warning']);
});

test('what implementations refuse is shown everywhere but in the strictest profile, what they would rather have in their own', () => {
  const refused = smallRequest.join('\n').replace('<sip:bob@example.com>', '<sip:bob@[2001:db8::10:5070]>');
  const shownIn = (text: string) => profileNames.filter((profile) => found(text, { profile }).shown.length > 0);
  assert.deepEqual(shownIn(refused), ['rfc', 'interop', 'ims', 'gb28181', 'all']);
  const exhausted = smallRequest.join('\n').replace('Max-Forwards: 70', 'Max-Forwards: 0');
  assert.deepEqual(found(exhausted), { shown: [], withheld: ['max-forwards-exhausted profile'] });
  assert.deepEqual(found(exhausted, { profile: 'interop' }).shown, ['max-forwards-exhausted hint']);
});

test('messages of video surveillance are right in their profile', () => {
  const answer = registrationAnswer('Date: 2022-11-27T14:30:00.000');
  assert.deepEqual(found(answer).shown, ['malformed-date error']);
  assert.deepEqual(found(answer, { profile: 'gb28181' }).shown, []);
  assert.deepEqual(found(registrationAnswer('Date: 2022-11-27'), { profile: 'gb28181' }).shown, [
    'malformed-date error',
  ]);
  const invite = streamInvite({ f: 'f=v/2/6/25/1/4000a/1/8/1' });
  assert.deepEqual(found(invite, { profile: 'gb28181' }).shown, []);
});

test('the last layer counts, and within one the last name that fits; select comes before the profile, ignore before all', () => {
  const name = 'missing-max-forwards';
  const told = (...layers: readonly Partial<LintLayer>[]) => found(withoutMaxForwards, ...layers).shown;
  assert.deepEqual(told({ rules: { 'missing-*': 'hint', [name]: 'error' } }), [`${name} error`]);
  assert.deepEqual(told({ rules: { [name]: 'error', 'missing-*': 'hint' } }), [`${name} hint`]);
  assert.deepEqual(told({ rules: { [name]: 'error' } }, { rules: { [name]: 'hint' } }), [`${name} hint`]);
  assert.deepEqual(told({ ignore: [name], rules: { [name]: 'error' } }), []);
  assert.deepEqual(told({ ignore: [name] }, { select: ['missing-*'] }), [`${name} warning`]);
  assert.deepEqual(told({ select: ['malformed-*'] }), []);
  assert.deepEqual(found(withoutContentLength, { profile: 'must' }, { select: ['missing-content-length'] }).shown, [
    'missing-content-length warning',
  ]);
  assert.deepEqual(told({ select: ['malformed-device-id', 'missing-*'] }), [
    `${name} warning`,
    'malformed-device-id warning',
    'malformed-device-id warning',
  ]);
  assert.deepEqual(
    found(surveillanceRequest('REGISTER'), { rules: { 'missing-registration-expires': 'error' } }).shown,
    ['missing-registration-expires error', 'user-in-registrar hint'],
  );
});

test('every name of a profile is one of a rule or of a kind of network', () => {
  for (const { profile, inProfile } of rules) {
    if (profile !== undefined) assert.ok(profileNames.includes(profile));
    for (const name of Object.keys(inProfile ?? {}))
      assert.ok(
        profileNames.some((each) => each === name),
        name,
      );
  }
});

test('patterns stand for paths as shells have it', () => {
  const fits: readonly [string, string][] = [
    ['*.sip', 'a.sip'],
    ['*.sip', 'deep/er/a.sip'],
    ['deep/**', 'deep/er/a.sip'],
    ['deep/**/*.{sip,txt}', 'deep/a.txt'],
    ['**/x/?.sip', 'x/a.sip'],
    ['./a.sip', 'a.sip'],
    ['**', 'any/thing'],
  ];
  const others: readonly [string, string][] = [
    ['./*.sip', 'deep/a.sip'],
    ['deep/*', 'deep/er/a.sip'],
    ['deep/**', 'deeper/a.sip'],
    ['*.{sip,txt}', 'a.md'],
    ['a.sip', 'A.sip'],
  ];
  for (const [pattern, path] of fits) assert.ok(matchesPath(pattern, path), `${pattern} ${path}`);
  for (const [pattern, path] of others) assert.ok(!matchesPath(pattern, path), `${pattern} ${path}`);
});

test('no pattern takes long, whatever it is', () => {
  const started = performance.now();
  matchesPath('*a'.repeat(5000), 'a'.repeat(5000));
  matchesPath('**/'.repeat(5000), 'a/'.repeat(5000));
  matchesPath('{a,b}'.repeat(5000), 'x');
  assert.ok(performance.now() - started < 2000);
});

test('JSON is read as every reader reads it, with the place where it ends being JSON', () => {
  const texts = ['{"a":[1,-2.5e3,true,null,"\\u00e9\\n\\"x"],"b":{}}', ' [ ] ', '""', '0'];
  for (const text of texts) assert.deepEqual(plainOf(readJson(text)), JSON.parse(text));
  const broken: readonly [string, number][] = [
    ['', 0],
    ['{', 1],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['"\t"', 0],
    ['1 2', 2],
    ['{a:1}', 1],
  ];
  for (const [text, at] of broken) {
    assert.throws(() => JSON.parse(text), text);
    assert.deepEqual(readJson(text), { kind: 'broken', at }, text);
  }
  assert.equal(readJson('['.repeat(1_000_000)).kind, 'broken');
});

function plainOf(node: ReturnType<typeof readJson>): unknown {
  if (node.kind === 'array') return node.items.map(plainOf);
  if (node.kind === 'object') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)]));
  return node.kind === 'plain' ? node.value : assert.fail();
}

test('of a file that is partly wrong the rest counts', () => {
  const text =
    '{"profile":"ims","ignore":["missing-*",7],"rules":{"nonsense":"off","cseq-*":"hint"},"overrides":[{"files":["x/*"],"profile":"must"}]}';
  const config = readLintConfig(text);
  assert.deepEqual(
    config.faults.map(({ key, place }) => [key, text.slice(place.start, place.end)]),
    [
      ['unknown-rule', '"nonsense"'],
      ['no-text', '7'],
    ],
  );
  const [whole, ...own] = layersFor(config, 'x/a.sip');
  assert.deepEqual(
    [whole?.profile, whole?.ignore, whole?.rules],
    ['ims', ['missing-*'], { nonsense: 'off', 'cseq-*': 'hint' }],
  );
  assert.deepEqual(
    own.map(({ profile }) => profile),
    ['must'],
  );
  assert.equal(layersFor(config, 'y/a.sip').length, 1);
});
