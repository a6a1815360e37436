/** The lines of a message that was sent stay with it while the file is edited. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { blockStart, follow, foundAt, lastWrittenLine, startLine } from '../../client/src/send/place.ts';

/** A message on the lines 10 to 19 after text was put in place of what lies between two places, as `line:character`. */
function after(from: string, to: string, text: string): string {
  const [start, end] = [placeOf(from), placeOf(to)];
  const { lines, isGone } = follow({ start: 10, end: 20 }, { range: { start, end }, text });
  return `${lines.start}-${lines.end}${isGone ? ' gone' : ''}`;
}

function placeOf(written: string): { line: number; character: number } {
  const [line = 0, character = 0] = written.split(':').map(Number);
  return { line, character };
}

suite('follow', () => {
  test('what is below stays out of it', () => {
    assert.equal(after('20:0', '20:0', 'x'), '10-20');
    assert.equal(after('25:3', '30:0', ''), '10-20');
  });

  test('what is above pushes it', () => {
    assert.equal(after('3:0', '3:0', '\n\n'), '12-22');
    assert.equal(after('3:0', '5:0', ''), '8-18');
    assert.equal(after('3:1', '3:4', 'abc'), '10-20');
    assert.equal(after('10:0', '10:0', '# a comment\n'), '11-21');
    assert.equal(after('9:0', '10:0', ''), '9-19');
  });

  test('what is within changes its end alone', () => {
    assert.equal(after('10:0', '10:0', 'X'), '10-20');
    assert.equal(after('12:4', '12:4', '\n'), '10-21');
    assert.equal(after('12:0', '14:0', ''), '10-18');
    assert.equal(after('19:0', '19:0', '\n'), '10-21');
  });

  test('a start line that is joined with the line above goes with it', () => {
    assert.equal(after('9:5', '10:0', ''), '9-19');
  });

  test('what goes over its end takes the end along', () => {
    assert.equal(after('15:0', '22:0', ''), '10-16');
    assert.equal(after('15:0', '22:0', 'a\nb'), '10-17');
  });

  test('what goes over its beginning leaves the rest', () => {
    assert.equal(after('5:0', '12:0', ''), '5-13');
    assert.equal(after('5:0', '12:0', 'a\n'), '6-14');
  });

  test('it is gone once nothing of it is left', () => {
    assert.match(after('10:0', '20:0', ''), /gone$/u);
    assert.match(after('2:0', '25:0', ''), /gone$/u);
    assert.doesNotMatch(after('10:0', '20:0', 'x\n'), /gone$/u);
  });
});

const file = [
  '@a = 1',
  '### one',
  '# @target x',
  '@b = 2',
  '',
  'OPTIONS sip:a SIP/2.0',
  'To: <sip:a>',
  '',
  '',
  '### two',
];
const textOf = (line: number): string => file[line] ?? '';

test('a block begins with its separator, the first one with the file', () => {
  assert.equal(blockStart(7, textOf), 1);
  assert.equal(blockStart(0, textOf), 0);
  assert.equal(blockStart(9, textOf), 9);
});

test('the message begins below comments, directives, variables and blank lines', () => {
  assert.equal(startLine(1, file.length, textOf), 5);
  assert.equal(startLine(6, file.length, textOf), 5);
});

test('a block without a message is itself the place', () => {
  assert.equal(startLine(9, file.length, textOf), 9);
});

test('the last line with something on it is found, the start line at least', () => {
  assert.equal(lastWrittenLine({ start: 5, end: 9 }, textOf), 6);
  assert.equal(lastWrittenLine({ start: 7, end: 9 }, textOf), 7);
});

suite('foundAt', () => {
  const text = [
    '# a comment',
    'OPTIONS sip:a@b SIP/2.0',
    '',
    '### second',
    '# @timeout 1',
    'BYE sip:a@b SIP/2.0',
    '',
    '### third',
  ];
  const [first, second] = [{ lines: { start: 1, end: 3 } }, { lines: { start: 5, end: 7 } }];
  const at = (line: number, all = [first, second]) => foundAt(all, line, (each) => text[each] ?? '');

  test('from the lines of a message, and from what stands above it in its block', () => {
    assert.deepEqual(
      [0, 1, 2].map((line) => at(line)),
      [first, first, first],
    );
    assert.deepEqual(
      [3, 4, 5, 6].map((line) => at(line)),
      [second, second, second, second],
    );
  });

  test('nothing in a block of which there is none', () => {
    assert.equal(at(7), undefined);
    assert.equal(at(0, [second]), undefined);
  });

  test('what the line itself stands in comes before what is only in its block', () => {
    const refused = { lines: { start: 4, end: 5 } };
    assert.equal(at(5, [refused, second]), second);
    assert.equal(at(3, [refused, second]), refused);
  });
});
