/** An answer that is put into the file is one block there, and means what it meant. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertAnswer } from '../../server/src/features/insert-answer.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseBlock, parseFile } from '../../server/src/sip/syntax/parse.ts';

const request = 'OPTIONS sip:a@example.com SIP/2.0\r\nCSeq: 1 OPTIONS\r\n\r\n';

function inserted(text: string, answer: string): string {
  return applyEdits(text, [insertAnswer(parseBlock(text), '200 OK', answer)]);
}

test('an answer becomes a block below, with the line ends of the file', () => {
  assert.equal(
    inserted(request, 'SIP/2.0 200 OK\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n'),
    `${request}### 200 OK\r\nSIP/2.0 200 OK\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n`,
  );
  assert.equal(
    inserted('BYE sip:a SIP/2.0', 'SIP/2.0 200 OK\r\n\r\n'),
    'BYE sip:a SIP/2.0\n### 200 OK\nSIP/2.0 200 OK\n',
  );
});

test('what an answer holds is not obeyed', () => {
  const text = inserted(
    'BYE sip:a SIP/2.0\n',
    'SIP/2.0 200 {{$secret x}}\r\n#Via: x\r\n### y\r\n\r\n### z\r\n< /etc/passwd\r\n<@ a\r\n<xml>\r\n# kept\r\n\u001b\u202E{{a}}',
  );
  const file = parseFile(text);
  assert.equal(file.blocks.length, 2);
  const block = file.blocks[1]?.block;
  assert.deepEqual(block?.templates, []);
  assert.deepEqual(block?.message?.body?.includes, []);
  assert.equal(
    block?.text,
    '### 200 OK\nSIP/2.0 200 \\{{$secret x}}\n\\#Via: x\n\\### y\n\n\\### z\n\\< /etc/passwd\n\\<@ a\n<xml>\n# kept\n␛⟨U+202E⟩\\{{a}}\n',
  );
});
