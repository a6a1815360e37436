/** What was copied out of a log becomes messages where it is pasted, and what is none stays as it is. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanedText, pastedText } from '../../server/src/features/clean-text.ts';
import { smallRequest, smallResponse } from '../../server/src/rules/common/examples.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { texts } from '../sip/support/texts.ts';
import { cursor } from '../support/cursor.ts';

const request = `${smallRequest.join('\n')}`;
const response = `${smallResponse.join('\n')}`;
const capture = 'U 2026/11/27 10:00:00.000000 192.0.2.1:5060 -> 192.0.2.2:5060';

function dotted(text: string): string {
  return text.replaceAll(/^(.*)$/gmu, '$1.');
}

/** The block after something was pasted at the cursor. */
function pasted(marked: string, text: string): string {
  const { text: block, offset } = cursor(marked);
  const clean = pastedText(text, parseBlock(block), offset) ?? text;
  return block.slice(0, offset) + clean + block.slice(offset);
}

test('a capture becomes a message, with the line that was above it as a comment', () => {
  assert.equal(cleanedText(`${capture}\n${dotted(request)}`), `# ${capture}\n${request}`);
});

test('several messages of a log become a block each', () => {
  const log = `<--- SIP read from UDP:192.0.2.1:5060 --->\n${request}\n<--- Transmitting (no NAT) to 192.0.2.1:5060 --->\n${response}\n<------------>\n`;
  const messages = (cleanedText(log) ?? '').split('###\n');
  assert.equal(messages.length, 2);
  assert.ok(messages[0]?.includes(request.trim()) && messages[1]?.includes(response.trim()));
});

test('what is clean, and what holds no message, is left alone', () => {
  for (const text of [request, response, '', 'a\n b\n c\n', ' To: x\n From: y\n Via: z\n', 'Dear Bob.\nHello.\n.\n'])
    assert.equal(cleanedText(text), undefined, text);
  for (const { name, text } of texts)
    if (name !== 'excerpt.sip' && name !== 'log.sip') assert.equal(cleanedText(text), undefined, name);
});

test('a message that is pasted below another gets a block of its own', () => {
  assert.equal(pasted(`${request}|`, response), `${request}###\n${response}`);
  assert.equal(pasted('OPTIONS sip:a@b SIP/2.0\nTo: x|', response), `OPTIONS sip:a@b SIP/2.0\nTo: x\n###\n${response}`);
  assert.equal(pasted('### one\n|', response), `### one\n${response}`);
  assert.equal(pasted(`|${request}`, 'x'), `x${request}`);
  assert.equal(pasted(`${request}|`, `### other\n${response}`), `${request}### other\n${response}`);
  assert.equal(pasted(`${request}|`, 'plain text'), `${request}plain text`);
});
