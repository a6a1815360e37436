/** What is said behind a Content-Length of the body that it counts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyHint } from '../../server/src/features/body-hint.ts';
import { contextOf } from '../../server/src/rules/analyse.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../server/src/texts/texts.ts';

function hint(length: string, body: string, type = 'text/plain', language = 'en'): string | undefined {
  const text = `MESSAGE sip:a@b SIP/2.0\nContent-Type: ${type}\nContent-Length: ${length}\n\n${body}`;
  const block = parseBlock(text);
  const found = bodyHint(block, contextOf('utf8', undefined, [block]), textsFor(language));
  assert.ok(
    found === undefined || found.offset === text.indexOf(length, text.indexOf('Content-Length')) + length.length,
  );
  return found?.label;
}

test('which of the line ends at its end a body has is told where it has any', () => {
  assert.equal(hint('5', 'hello'), undefined);
  assert.equal(hint('5', 'hello\n'), 'without its final line end');
  assert.equal(hint('7', 'hello\n'), 'with its final line end');
  assert.equal(hint('9', 'hello\n\n'), 'with 2 final line ends');
  assert.equal(hint('9', 'hello\n\n', 'text/plain', 'zh-CN'), '含 2 个末尾换行');
  assert.equal(hint('7', 'one\ntwo\n'), 'its lines end in LF');
});

test('a size that is made when the message is sent is told', () => {
  assert.equal(hint('{{$contentLength}}', 'hello'), '= 5');
  assert.equal(hint('{{$contentLength}}', 'v=0\n', 'application/sdp'), '= 5 · with its final line end');
  assert.equal(hint('{{$contentLength}}', 'a {{$uuid}}'), undefined);
});

test('the size of a body without Content-Length is told on the empty line above it', () => {
  const hintOf = (body: string, language: string): unknown =>
    bodyHint(parseBlock(`MESSAGE sip:a@b SIP/2.0\n\n${body}`), contextOf('utf8'), textsFor(language));
  assert.deepEqual(hintOf('hello\n', 'en'), { offset: 24, label: 'body: 5 bytes' });
  assert.deepEqual(hintOf('a', 'en'), { offset: 24, label: 'body: 1 byte' });
  assert.deepEqual(hintOf('早安', 'zh-CN'), { offset: 24, label: '消息体 6 字节' });
  assert.equal(hintOf('{{$uuid}}', 'en'), undefined);
  assert.equal(hintOf('\n', 'en'), undefined);
});

test('where nothing is hidden nothing is said', () => {
  assert.equal(hint('0', '\n\n'), undefined);
  assert.equal(hint('99', 'hello\n'), undefined);
  const twice = parseBlock('MESSAGE sip:a@b SIP/2.0\nl: 5\nl: 5\n\nhello\n');
  assert.equal(bodyHint(twice, contextOf('utf8'), textsFor('en')), undefined);
  const defaults = parseBlock('@a = b\n');
  assert.equal(bodyHint(defaults, contextOf('utf8'), textsFor('en')), undefined);
});
