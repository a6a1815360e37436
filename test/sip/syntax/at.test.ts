/** What stands under a place: `|` in a text, the part and the token out. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFile } from '../../../server/src/sip/span.ts';
import { blockAt, elementAt, fileOffset } from '../../../server/src/sip/syntax/at.ts';
import { parseFile } from '../../../server/src/sip/syntax/parse.ts';

test('the parts of a start line', () => {
  check('|OPTIONS sip:a SIP/2.0', 'method OPTIONS');
  check('OPTIONS| sip:a SIP/2.0', 'method OPTIONS');
  check('OPTIONS |sip:a SIP/2.0', 'uri sip:a');
  check('OPTIONS sip:a SIP/2|.0', 'version SIP/2.0');
  check('OPTIONS sip:a SIP/2.0|\r\n', 'version SIP/2.0');
  check('SIP/2.|0 200 OK', 'version SIP/2.0');
  check('SIP/2.0 |', 'code ');
  check('SIP/2.0 200| OK', 'code 200');
  check('SIP/2.0 200 |OK', 'reason OK');
  check('INV|', 'broken INV');
});

test('the parts of the head', () => {
  check('ACK sip:a SIP/2.0\nT|o: b', 'field-name To');
  check('ACK sip:a SIP/2.0\nTo|: b', 'field-name To');
  check('ACK sip:a SIP/2.0\nTo:| b', 'field-value b');
  check('ACK sip:a SIP/2.0\nTo: b\n ;c|\n', 'field-value b\n ;c');
  check('ACK sip:a SIP/2.0\nTo: |', 'field-value ');
  check('ACK sip:a SIP/2.0\nTo|', 'stray To');
  check('ACK sip:a SIP/2.0\n#T|o: b\n', 'remark');
  check('ACK sip:a SIP/2.0\n|', 'head-line');
  check('ACK sip:a SIP/2.0\nTo: b\n|', 'head-line');
  check('ACK sip:a SIP/2.0\nTo: b\n|\nbody', 'head-line');
  check('ACK sip:a SIP/2.0\r\nTo: b|\r\n\r\nbody', 'field-value b');
});

test('the body and what is included in it', () => {
  check('ACK sip:a SIP/2.0\n\n|', 'body ');
  check('ACK sip:a SIP/2.0\n\nv=|0\n', 'body v=0\n');
  check('ACK sip:a SIP/2.0\n\n< ./a|.bin\n', 'include ./a.bin');
});

test('the preamble', () => {
  check('|', 'preamble-line');
  check('a|', 'broken a');
  check('### ti|tle\n', 'title title');
  check('### title\n|', 'preamble-line');
  check('# com|ment\nACK sip:a SIP/2.0', 'comment');
  check('# @ti|meout 5s', 'directive-key timeout');
  check('# @timeout |', 'directive-value ');
  check('# @timeout 5|s', 'directive-value 5s');
  check('@na|me = value', 'variable-name name');
  check('@name = va|lue', 'variable-value value');
  check('@na|me', 'decoration @name');
  check('\n|\nACK sip:a SIP/2.0', 'preamble-line');
});

test('the template around a place', () => {
  check('ACK sip:{{us|er}} SIP/2.0', 'uri sip:{{user}} in user');
  check('ACK sip:|{{user}} SIP/2.0', 'uri sip:{{user}}');
  check('@a = {{|b}}', 'variable-value {{b}} in b');
});

test('places in a file and in its blocks', () => {
  const file = parseFile('one\n### two\n### three');
  const found = [-1, 0, 3, 4, 12, 99].map((offset) => {
    const at = blockAt(file, inFile(offset));
    return at && [at.index, at.offset, fileOffset(at.place, at.offset)];
  });
  assert.deepEqual(found, [
    [0, 0, 0],
    [0, 0, 0],
    [0, 3, 3],
    [1, 0, 4],
    [2, 0, 12],
    [2, 9, 21],
  ]);
  assert.equal(blockAt({ blocks: [] }, inFile(0)), undefined);
});

function check(marked: string, expected: string): void {
  const offset = marked.indexOf('|');
  const file = parseFile(marked.slice(0, offset) + marked.slice(offset + 1));
  const at = blockAt(file, inFile(offset));
  assert.ok(at !== undefined);
  const element = elementAt(at.block, at.offset);
  const token = 'token' in element ? ` ${element.token.text}` : '';
  const template = element.template === undefined ? '' : ` in ${element.template.expression.text}`;
  assert.equal(`${element.part}${token}${template}`, expected, marked);
}
