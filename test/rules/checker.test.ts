/** After any edit the same is said as when the whole text is checked anew; and a key does not have all blocks looked at. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlockList } from '../../server/src/lsp/block-list.ts';
import changedCallId from '../../server/src/rules/changed-call-id.ts';
import { Checker, checkFile } from '../../server/src/rules/checker.ts';
import { readExample } from '../../server/src/rules/common/examples.ts';
import dialogMismatch from '../../server/src/rules/dialog-mismatch.ts';
import { speakingIn } from '../../server/src/rules/lint.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { damageOf, seeded, texts } from '../sip/support/texts.ts';
import { callThroughProxies } from './support/call-through-proxies.ts';

const edits = 400;

/** Requests and a response with the same Call-ID and CSeq, names, references and defaults. */
const dialog = `@user = alice
### invite
# @name first
INVITE sip:bob@example.com SIP/2.0
From: <sip:{{user}}@example.com>;tag=a
To: <sip:bob@example.com>
Call-ID: 1@example.com
CSeq: 1 INVITE

### the same request elsewhere
INVITE sip:bob@example.com SIP/2.0
From: <sip:alice@example.com>;tag=b
To: <sip:bob@example.com>
Call-ID: 1@example.com
CSeq: 1 INVITE

### its answer
# @lint off missing-via
SIP/2.0 200 OK
From: <sip:alice@example.com>;tag=a
To: <sip:bob@example.com>;tag={{first.request.headers.To.tag}}
Call-ID: 1@example.com
CSeq: 1 INVITE

### another one
BYE sip:bob@example.com SIP/2.0
From: <sip:alice@example.com>;tag=a
To: <sip:bob@example.com>;tag=c
Call-ID: 1@example.com
CSeq: 2 BYE
`;

test('what is worked out ahead while the text is being edited is what a check of the whole finds', () => {
  const random = seeded(7);
  for (let round = 0; round < 40; round += 1) {
    const blocks = new BlockList(dialog);
    const checker = new Checker();
    let asked = 0;
    const isTimeUp = (): boolean => {
      asked += 1;
      return asked % 2 === 0;
    };
    while (checker.advance(blocks, {}, isTimeUp) === 'begun') {
      if (asked > 6) continue;
      const { start, end, text: put } = damageOf(blocks.getText(), random);
      blocks.replace(blocks.positionAt(start), blocks.positionAt(end), put);
    }
    assert.ok(asked > 1, 'in more than one step');
    assert.deepEqual(checker.check(blocks, {}), checkFile(parseFile(blocks.getText())), blocks.getText());
  }
});

/** Whether the first block that waits does so in vain, the others tell. */
const scene = `### for Bob
# @as bob
# @local 127.0.0.1:5070

### the first
# @as bob
# @recv INVITE
SIP/2.0 180 Ringing

### the second
# @as bob
# @recv ACK

### Carol
# @as carol
# @recv BYE
`;

const ownTexts = [
  { name: 'a dialog', text: dialog },
  { name: 'a scene', text: scene },
];

for (const { name, text } of [...ownTexts, ...texts]) {
  test(`edits of ${name} leave what a check of the whole finds`, () => {
    const random = seeded(name.length * 15_485_863);
    const blocks = new BlockList(text);
    const checker = new Checker();
    for (let count = 0; count < edits; count += 1) {
      const before = blocks.getText();
      const { start, end, text: put } = damageOf(before, random);
      blocks.replace(blocks.positionAt(start), blocks.positionAt(end), put);
      const found = checker.check(blocks, {});
      assert.deepEqual(found, checkFile(parseFile(blocks.getText())), JSON.stringify(blocks.getText()));
      assert.deepEqual(checker.speaking, speakingIn(found), JSON.stringify(blocks.getText()));
    }
  });
}

test('typing in what tells requests apart leaves what a check of the whole finds', () => {
  const random = seeded(8_262);
  const blocks = new BlockList(dialog);
  const checker = new Checker();
  const spots = [...dialog.matchAll(/(?<=tag=|Call-ID: |CSeq: )./gu)].map(({ index }) => blocks.positionAt(index));
  const seen = new Set<string>();
  for (let count = 0; count < edits; count += 1) {
    const at = spots[Math.floor(random() * spots.length)] ?? { line: 0, character: 0 };
    const put = 'abc12'.charAt(Math.floor(random() * 5));
    blocks.replace(at, { line: at.line, character: at.character + 1 }, put);
    const found = checker.check(blocks, {});
    assert.deepEqual(found, checkFile(parseFile(blocks.getText())), blocks.getText());
    assert.deepEqual(checker.speaking, speakingIn(found), blocks.getText());
    for (const { problems } of found) for (const { rule } of problems) seen.add(rule);
  }
  assert.ok(seen.has('changed-from-tag'));
});

test('typing in what messages of a call repeat of each other leaves what a check of the whole finds', () => {
  const text = callThroughProxies
    .filter(({ name }) => name.endsWith('1'))
    .map(({ lines }) => lines.join('\n'))
    .join('###\n');
  const random = seeded(15_061);
  const blocks = new BlockList(text);
  const checker = new Checker();
  const spots = [...text.matchAll(/(?<=branch=z9hG4bK|tag=|CSeq: |Contact: <sip:|Route: <sip:| sip:|Call-ID: )./gu)];
  const seen = new Set<string>();
  for (let count = 0; count < edits / 2; count += 1) {
    const at = blocks.positionAt(spots[Math.floor(random() * spots.length)]?.index ?? 0);
    blocks.replace(at, { line: at.line, character: at.character + 1 }, 'ab12'.charAt(Math.floor(random() * 4)));
    const found = checker.check(blocks, {});
    assert.deepEqual(found, checkFile(parseFile(blocks.getText())), blocks.getText());
    for (const { problems } of found) for (const { rule } of problems) seen.add(rule);
  }
  for (const rule of ['response-via-mismatch', 'wrong-remote-target']) assert.ok(seen.has(rule), rule);
});

test('an edit in a long call is right at once where it was made, and everywhere after some steps', () => {
  const messages = callThroughProxies.map(({ lines }) => lines.join('\n'));
  const text = [...messages, ...messages, ...messages].join('\n###\n');
  const random = seeded(3_261);
  const blocks = new BlockList(text);
  const checker = new Checker();
  checker.check(blocks, {});
  const spots = /(?<=branch=z9hG4bK|tag=|CSeq: |\n)(?=\S)/gu;
  let asked = 0;
  const isTimeUp = (): boolean => {
    asked += 1;
    return asked % 8 === 0;
  };
  let late = 0;
  for (let count = 0; count < 32; count += 1) {
    const places = [...blocks.getText().matchAll(spots)];
    const at = blocks.positionAt(places[Math.floor(random() * places.length)]?.index ?? 0);
    const put = ['a', '2', '###\n', ''][count % 4] ?? '';
    blocks.replace(at, { line: at.line, character: at.character + (put === '###\n' ? 0 : 1) }, put);
    const whole = checkFile(parseFile(blocks.getText()));
    const { index } = blocks.placeAt(at);
    let reach = checker.advance(blocks, {}, () => true);
    assert.deepEqual(checker.results[index], whole[index], 'at once');
    for (const { problems } of checker.results)
      for (const { related } of problems) assert.ok(related === undefined || related.block < blocks.size);
    while (reach !== 'all') {
      reach = checker.advance(blocks, {}, isTimeUp);
      late += 1;
    }
    assert.deepEqual(checker.results, whole, blocks.getText());
  }
  assert.ok(late > 16);
});

test('a result that another message of the call changes is another one', () => {
  const via = 'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\n';
  const answered = dialog.replace(/(?=From: .*\nTo: .*;tag=c)/u, via);
  const response = answered.slice(answered.indexOf('BYE sip')).replace(/^.*\n/u, '###\nSIP/2.0 200 OK\n');
  const blocks = new BlockList(answered + response);
  const checker = new Checker();
  const before = checker.check(blocks, {});
  const at = blocks.positionAt(answered.indexOf('z9hG4bK1') + 7);
  blocks.replace(at, { line: at.line, character: at.character + 1 }, '2');
  const after = checker.check(blocks, {});
  assert.deepEqual(
    after.map((result, index) => result === before[index]),
    [true, true, true, true, false, false],
  );
  const rules = (results: typeof after): string[] => results.at(-1)?.problems.map(({ rule }) => rule) ?? [];
  assert.deepEqual(
    rules(after).filter((rule) => !rules(before).includes(rule)),
    ['response-via-mismatch'],
  );
});

test('a message that names another call is looked at again when that call changes', () => {
  const [text = ''] = dialogMismatch.examples.bad;
  const { text: whole } = readExample(text);
  const blocks = new BlockList(whole);
  const checker = new Checker();
  const rulesOf = (): string[] => checker.check(blocks, {}).flatMap(({ problems }) => problems.map(({ rule }) => rule));
  assert.ok(rulesOf().includes('dialog-mismatch'));
  for (let at = whole.indexOf('9fxced76sl'); at !== -1; at = whole.indexOf('9fxced76sl', at + 1)) {
    const start = blocks.positionAt(at);
    blocks.replace(start, { line: start.line, character: start.character + 10 }, '1928301774');
    assert.deepEqual(checker.check(blocks, {}), checkFile(parseFile(blocks.getText())), blocks.getText());
  }
  assert.ok(!rulesOf().includes('dialog-mismatch'));
});

test('a message with another Call-ID than its dialog is looked at again when the others change', () => {
  const [text = ''] = changedCallId.examples.bad;
  const { text: whole } = readExample(text);
  const blocks = new BlockList(whole);
  const checker = new Checker();
  const rulesOf = (): string[] => checker.check(blocks, {}).flatMap(({ problems }) => problems.map(({ rule }) => rule));
  assert.ok(rulesOf().includes('changed-call-id'));
  for (let at = whole.indexOf('314159'); at !== -1; at = whole.indexOf('314159', at + 1)) {
    const start = blocks.positionAt(at);
    const said: boolean[] = [];
    for (const tag of ['271828', '314159']) {
      blocks.replace(start, { line: start.line, character: start.character + 6 }, tag);
      assert.deepEqual(checker.check(blocks, {}), checkFile(parseFile(blocks.getText())), blocks.getText());
      said.push(rulesOf().includes('changed-call-id'));
    }
    assert.deepEqual(said, [false, true]);
  }
});

test('typing in one block leaves the results of those about other requests', () => {
  const blocks = new BlockList(dialog);
  const checker = new Checker();
  const before = checker.check(blocks, {});
  const at = blocks.positionAt(dialog.indexOf('CSeq: 2') + 6);
  blocks.replace(at, { line: at.line, character: at.character + 1 }, '3');
  const after = checker.check(blocks, {});
  assert.deepEqual(
    after.map((result, index) => result === before[index]),
    [true, true, true, true, false],
  );
});
