/** Streams that share a transport: what is agreed about it stands in one of them (RFC 9143 §7.1.3), but in a first offer in each. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed, responseTo } from '../../server/src/rules/common/examples.ts';
import { bye, invite } from '../../server/src/rules/common/small-call.ts';
import { report } from './support/example.ts';

const description = [
  'v=0',
  'o=- 1 2 IN IP4 192.0.2.1',
  's=-',
  'c=IN IP4 192.0.2.1',
  't=0 0',
  'a=group:BUNDLE 0 1',
  'm=audio 4000 UDP/TLS/RTP/SAVPF 0',
  'a=mid:0',
  'a=rtcp-mux',
  'a=setup:active',
  'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB',
  'm=video 4000 UDP/TLS/RTP/SAVPF 31',
  'a=mid:1',
].join('\n');

const size = description.replaceAll('\n', '\r\n').length + 2;
const carried = `Content-Type: application/sdp\nContent-Length: ${size}\n\n${description}\n`;
const again = changed(bye, {
  start: 'INVITE sip:bob@server.example.net SIP/2.0',
  CSeq: 'CSeq: 2 INVITE',
  Contact: 'Contact: <sip:alice@client.example.com>',
});

function said(message: string): readonly string[] {
  const text = message.replace('Content-Length: 0\n\n', carried).trimEnd();
  return report(`${text}\n`).map(({ problem }) => problem.rule);
}

test('in an answer once', () => {
  const contact = 'Contact: <sip:bob@server.example.net>';
  assert.deepEqual(said(responseTo('INVITE', '200 OK', contact)), []);
});

test('in a later offer once', () => assert.deepEqual(said(again.join('\n')), []));

test('in a first offer for each stream, which leaves open who begins', () => {
  assert.deepEqual(said(invite.join('\n')), ['fixed-setup', 'missing-fingerprint', 'missing-rtcp-mux']);
});
