/** What `# @lint off` and settings withhold, and that the rest of the file is still checked. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from '../../server/src/rules/checker.ts';
import { smallRequest } from '../../server/src/rules/common/examples.ts';
import { lintSettingsOf } from '../../server/src/rules/lint-settings.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';

/** Without Max-Forwards, and with a CSeq of another method. */
const request = smallRequest
  .filter((line) => !line.startsWith('Max-Forwards'))
  .map((line) => line.replace('1 OPTIONS', '1 INVITE'))
  .join('\n');
const both = ['missing-max-forwards', 'cseq-method-mismatch'];

test('above a start line it counts for that message', () => {
  assert.deepEqual(rulesIn(`# @lint off cseq-method-mismatch\n${request}###\n${request}`), [
    ['missing-max-forwards'],
    both,
  ]);
});

test('several rules, in one line or in several, with commas or without', () => {
  assert.deepEqual(rulesIn(`# @lint off missing-max-forwards, cseq-method-mismatch\n${request}`), [[]]);
  assert.deepEqual(rulesIn(`# @lint off missing-max-forwards\n# @lint off cseq-method-mismatch\n${request}`), [[]]);
});

test('without a rule it switches all off', () => {
  assert.deepEqual(rulesIn(`# @lint off\n${request}`), [[]]);
  assert.deepEqual(rulesIn(`# @lint off all\n${request}`), [[]]);
});

test('in a block without a message it counts for the file', () => {
  const blocks = rulesIn(`# @lint off cseq-method-mismatch\n###\n${request}###\n${request}`);
  assert.deepEqual(blocks, [[], ['missing-max-forwards'], ['missing-max-forwards']]);
});

test('what is withheld is counted', () => {
  const results = checkFile(parseFile(`# @lint off cseq-method-mismatch\n${request}###\n${request}`));
  assert.deepEqual(
    results.map(({ withheld }) => withheld),
    [[{ rule: 'cseq-method-mismatch', by: 'comment' }], []],
  );
});

test('a setting switches a rule off or changes how strictly it is taken', () => {
  const rules = { 'missing-max-forwards': 'off', 'cseq-method-mismatch': 'hint' } as const;
  const [result] = checkFile(parseFile(request), { settings: lintSettingsOf([{ by: 'settings', rules }]) });
  assert.deepEqual(
    result?.problems.map(({ rule, severity }) => [rule, severity]),
    [['cseq-method-mismatch', 'hint']],
  );
  assert.deepEqual(result?.withheld, [{ rule: 'missing-max-forwards', by: 'settings' }]);
});

function rulesIn(text: string): string[][] {
  return checkFile(parseFile(text)).map(({ problems }) => problems.map(({ rule }) => rule));
}
