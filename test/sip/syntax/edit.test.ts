/** Edits of a message keep its line ends and leave everything else alone. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Edit } from '../../../server/src/sip/problem.ts';
import {
  applyEdits,
  deleteLine,
  insertAfter,
  insertBefore,
  insertField,
  lineEndOf,
  replaceValue,
} from '../../../server/src/sip/syntax/edit.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';
import type { Field, Message } from '../../../server/src/sip/syntax/tree.ts';
import { usualPlace } from '../../../server/src/sip/usual-order.ts';

test('the line end is the one the message is written with', () => {
  assert.equal(lineEndOf(messageOf('ACK sip:a SIP/2.0\r\nTo: b\n')), '\r\n');
  assert.equal(lineEndOf(messageOf('### x\r\nACK sip:a SIP/2.0')), '\r\n');
  assert.equal(lineEndOf(messageOf('ACK sip:a SIP/2.0\rTo: b\r')), '\r');
  assert.equal(lineEndOf(messageOf('ACK sip:a SIP/2.0')), '\n');
});

test('a value is replaced', () => {
  check('To: b  \n', (_, to) => replaceValue(to, 'c'), 'To: c  \n');
  check('To : b\n ;d\n', (_, to) => replaceValue(to, 'c'), 'To : c\n');
  check('To:\n', (_, to) => replaceValue(to, 'c'), 'To: c\n');
  check('To: \n', (_, to) => replaceValue(to, 'c'), 'To: c\n');
  check('To:', (_, to) => replaceValue(to, 'c'), 'To: c');
});

test('a line is deleted with its line end', () => {
  check('To: b\r\n ;d\r\nFrom: a\r\n', (_, to) => deleteLine(to), 'From: a\r\n');
});

test('a line is inserted beside another', () => {
  check('To: b\r\n\r\n', (message, to) => insertAfter(message, to, 'From: a'), 'To: b\r\nFrom: a\r\n\r\n', '\r\n');
  check('To: b', (message, to) => insertAfter(message, to, 'From: a'), 'To: b\nFrom: a');
  check('To: b', (message, to) => insertBefore(message, to, 'From: a'), 'From: a\nTo: b');
  check('To: b\n', (message) => insertAfter(message, message.startLine, 'From: a'), 'From: a\nTo: b\n');
});

test('a field is inserted where it usually stands', () => {
  const put = (name: string) => (message: Message) => insertField(message, name, '1', usualPlace);
  const head = 'v: x\nFrom: a\nCall-ID: c\nX-Own: y\nContent-Length: 0\n\n';
  check(head, put('Via'), head.replace('From', 'Via: 1\nFrom'));
  check(head, put('CSeq'), head.replace('X-Own', 'CSeq: 1\nX-Own'));
  check(head, put('X-Other'), head.replace('Content-Length', 'X-Other: 1\nContent-Length'));
  check(head, put('Content-Type'), head.replace('Content-Length', 'Content-Type: 1\nContent-Length'));
  check('Content-Length: 0\n\n', put('To'), 'To: 1\nContent-Length: 0\n\n');
  check('', put('To'), '\nTo: 1', '');
  check('To: b', (message) => insertField(message, 'Supported', '', usualPlace), 'To: b\nSupported:');
});

test('edits are applied in the order of their places, insertions at one place in their own order', () => {
  const edit = (start: number, end: number, text: string): Edit => ({ start, end, text }) as Edit;
  assert.equal(applyEdits('abc', [edit(2, 3, 'C'), edit(0, 0, '1'), edit(0, 0, '2'), edit(0, 1, 'A')]), '12AbC');
  assert.equal(applyEdits('abc', []), 'abc');
});

function check(head: string, editOf: (message: Message, first: Field) => Edit, expected: string, lineEnd = '\n'): void {
  const startLine = `ACK sip:a SIP/2.0${head === '' ? '' : lineEnd}`;
  const message = messageOf(startLine + head);
  const [first] = message.fields;
  assert.ok(head === '' || first !== undefined);
  const edited = applyEdits(message.source, [editOf(message, first as Field)]);
  assert.equal(edited, startLine + expected);
}

function messageOf(text: string): Message {
  const { message } = parseBlock(text);
  assert.ok(message !== undefined);
  return message;
}
