/** Completion of what other messages of the file say: addresses, calls, tags, branches, numbers, and the fields that a request has. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/complete.ts';
import type { Completion } from '../../server/src/features/completion/item.ts';
import { nameOf } from '../../server/src/sip/directives/read.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { cursor } from '../support/cursor.ts';

const before = `### invite
INVITE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
From: "Alice" <sip:alice@example.com>;tag=a1
To: <sip:bob@example.com>
Call-ID: 7@host
CSeq: 4 INVITE
Contact: <sip:alice@192.0.2.1;ob>, <sip:alice@{{$localIp}}>
### ringing
SIP/2.0 180 Ringing
To: <sip:bob@example.com>;tag=b9
Call-ID: 7@host
CSeq: 4 INVITE
RSeq: 33
### `;

function itemsIn(marked: string): readonly Completion[] {
  const { text, offset } = cursor(before + marked);
  const file = parseFile(text);
  const blocks = file.blocks.map(({ block }) => block);
  const placed = file.blocks.findLast(({ start }) => start <= offset) ?? assert.fail();
  return completionsAt({
    block: placed.block,
    defaults: [],
    offset: inBlock(offset - placed.start),
    blockNames: () => [],
    blockNamed: (name) => blocks.find((block) => nameOf(block) === name),
    others: () => blocks.filter((block) => block !== placed.block),
    words: textsFor('en'),
  }).items;
}

function labels(marked: string): string[] {
  return itemsIn(marked).map(({ label }) => label);
}

test('addresses of other messages, in start lines and in header fields', () => {
  const uris = ['sip:bob@example.com', 'sip:alice@example.com', 'sip:alice@192.0.2.1;ob'];
  for (const marked of ['\nBYE | SIP/2.0\n', '\nBYE sip:al| SIP/2.0\n', '\nBYE sip:x@y SIP/2.0\nTo: <sip:|>\n'])
    assert.deepEqual(
      labels(marked).filter((label) => label.includes('@')),
      uris,
      marked,
    );
  const item = itemsIn('\nBYE sip:ol|d;lr SIP/2.0\n').find(({ label }) => label === 'sip:bob@example.com');
  assert.equal(item === undefined ? undefined : item.span.end - item.span.start, 'sip:old;lr'.length);
});

test('calls, tags and branches', () => {
  assert.equal(labels('\nBYE sip:a SIP/2.0\nCall-ID: |\n')[0], '7@host');
  assert.deepEqual(labels('\nBYE sip:a SIP/2.0\nTo: <sip:a>;tag=|\n'), ['b9', 'a1']);
  assert.deepEqual(labels('\nCANCEL sip:a SIP/2.0\nVia: SIP/2.0/UDP a;branch=|\n'), ['z9hG4bK1', '{{$branch}}']);
  assert.ok(labels('\nINVITE sip:a SIP/2.0\nReplaces: 7@host;to-tag=|\n').includes('b9'));
  assert.equal(labels('\nINVITE sip:a SIP/2.0\nIn-Reply-To: |\n')[0], '7@host');
});

test('the number that a request of the call takes (RFC 3261 §12.2.1.1, §9.1), and the response that a PRACK names', () => {
  const request = (method: string): string => `\n${method} sip:a SIP/2.0\nCall-ID: 7@host\nCSeq: |\n`;
  assert.equal(labels(request('BYE'))[0], '5 BYE');
  assert.equal(labels(request('CANCEL'))[0], '4 CANCEL');
  assert.equal(labels(request('ACK'))[0], '4 ACK');
  assert.equal(labels(request('BYE').replace('7@host', 'other'))[0], '1 BYE');
  assert.equal(labels('\nPRACK sip:a SIP/2.0\nRAck: |\n')[0], '33 4 INVITE');
});

test('of a request the fields that it has can be referred to, of an answer all', () => {
  assert.deepEqual(labels('\nBYE sip:a SIP/2.0\nCall-ID: {{invite.request.headers.|}}\n'), [
    'Via',
    'From',
    'To',
    'Call-ID',
    'CSeq',
    'Contact',
  ]);
  assert.ok(labels('\nBYE sip:a SIP/2.0\nCall-ID: {{invite.response.headers.|}}\n').includes('Record-Route'));
  assert.ok(labels('\nBYE sip:a SIP/2.0\nCall-ID: {{odd.request.headers.|}}\n').includes('Record-Route'));
});

test('compact names come below all others, and only where the field may still stand', () => {
  const found = itemsIn('\nINVITE sip:a SIP/2.0\nf: <sip:a>\n|\n');
  const ranked = found.toSorted((one, other) => ((one.rank ?? '') < (other.rank ?? '') ? -1 : 1));
  const first = ranked.findIndex(({ label }) => label.length === 1);
  assert.ok(first > 0 && ranked.slice(first).every(({ label }) => label.length === 1));
  const to = found.find(({ label }) => label === 't');
  assert.deepEqual([to?.text, to?.detail], ['t: ', 'compact form of To']);
  assert.ok(!found.some(({ label }) => label === 'f' || label === 'From'));
});
