/** Completion of parts of earlier messages: from what was sent and received, else from what stands in the file. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/complete.ts';
import type { Conversation } from '../../server/src/sip/references.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import type { Message } from '../../server/src/sip/syntax/tree.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { cursor } from '../support/cursor.ts';

const words = textsFor('en');

const invite = `# @name invite
INVITE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9
From: <sip:alice@example.com>;tag=9fxced
To: <sip:bob@example.com>
Call-ID: 3848276298220188511@example.com
CSeq: 1 INVITE
`;

const ok = `SIP/2.0 200 OK
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9
From: <sip:alice@example.com>;tag=9fxced
To: "Bob" <sip:bob@example.com>;tag=8321234356
Call-ID: 3848276298220188511@example.com
CSeq: 1 INVITE
X-Trace: 4711
Contact: <sip:bob@192.0.2.4>
Content-Type: application/sdp

v=0
o=bob 1 1 IN IP4 192.0.2.4
s=-
c=IN IP4 192.0.2.4
t=0 0
m=audio 3456 RTP/AVP 0
`;

const ringing = ok.replace('200 OK', '180 Ringing').replace('X-Trace: 4711\n', 'RSeq: 5\n');

function message(text: string): Message {
  const { message: found } = parseBlock(text);
  assert.ok(found !== undefined);
  return found;
}

interface Given {
  readonly conversation?: Conversation;
  readonly file?: readonly string[];
}

/** What is offered, with what it says. */
function offered(typed: string, { conversation, file = [invite] }: Given = {}): string[] {
  const { text, offset } = cursor(`BYE sip:bob@example.com SIP/2.0\nTo: {{${typed}|}}\n`);
  const others = file.map(parseBlock);
  const { items } = completionsAt({
    block: parseBlock(text),
    defaults: [],
    offset: inBlock(offset),
    blockNames: () => ['invite'],
    blockNamed: (name) => (name === 'invite' ? others[0] : undefined),
    others: () => others,
    conversationOf: (name) => (name === 'invite' ? conversation : undefined),
    words,
  });
  return items.map(({ label, detail }) => (detail === undefined ? label : `${label} = ${detail}`));
}

const answered: Given = { conversation: { request: message(invite), responses: [message(ringing), message(ok)] } };

test('of an answer that came its fields stand first, with what they say, and then those that another may have', () => {
  const found = offered('invite.response.headers.', answered);
  assert.deepEqual(found.slice(0, 4), [
    'Via = SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9',
    'From = <sip:alice@example.com>;tag=9fxced',
    'To = "Bob" <sip:bob@example.com>;tag=8321234356',
    'Call-ID = 3848276298220188511@example.com',
  ]);
  assert.ok(found.includes('X-Trace = 4711'));
  assert.ok(found.includes('RSeq'), 'of an early response, and not of the final one');
  assert.ok(found.includes('Min-Expires'));
});

test('an early response is asked for by its status', () => {
  assert.deepEqual(offered('invite.', answered), ['request', 'response', 'response[180]', 'routeSet']);
  assert.ok(offered('invite.response[180].headers.', answered).includes('RSeq = 5'));
});

test('a value is taken apart', () => {
  assert.deepEqual(offered('invite.response.headers.To.', answered).slice(0, 1), ['tag = 8321234356']);
  const parts = offered('invite.response.headers.To.', answered);
  for (const part of ['displayName = Bob', 'uri = sip:bob@example.com'])
    assert.ok(parts.includes(part), parts.join('; '));
  const inUri = offered('invite.response.headers.To.uri.', answered);
  assert.deepEqual(inUri, ['scheme = sip', 'user = bob', 'host = example.com']);
  assert.ok(!parts.some((part) => part.startsWith('port')), 'there is none');
  assert.ok(offered('invite.response.', answered).includes('status = 200'));
  assert.ok(offered('invite.response.body.sdp.media[0].', answered).includes('port = 3456'));
});

test('of a request that was not sent the fields of the file are offered, and of its answers those that stand there', () => {
  assert.deepEqual(
    offered('invite.request.headers.').map((each) => each.split(' =')[0]),
    ['Via', 'From', 'To', 'Call-ID', 'CSeq'],
  );
  assert.ok(offered('invite.response.headers.').includes('To'));
  const inFile = offered('invite.response.headers.To.', { file: [invite, ok.replace('1 INVITE', '2 INVITE'), ok] });
  assert.equal(inFile[0], 'tag = 8321234356');
  const elsewhere = offered('invite.response.headers.To.', { file: [invite, ok.replace('1 INVITE', '2 INVITE')] });
  assert.deepEqual(elsewhere.slice(0, 1), ['tag']);
});

test('nothing is offered where no message can be', () => {
  assert.deepEqual(offered('nobody.request.headers.').slice(0, 1), ['Via']);
  assert.deepEqual(offered('invite.response.status.', answered), []);
});
