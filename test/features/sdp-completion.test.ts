/** Completion in session descriptions: by level, by what is there already, and by what the stream is. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../server/src/features/completion/complete.ts';
import type { Completion } from '../../server/src/features/completion/item.ts';
import { describeSubject } from '../../server/src/features/describe.ts';
import { subjectNamed } from '../../server/src/features/named.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import { cursor } from '../support/cursor.ts';

const head = 'INVITE sip:bob@example.com SIP/2.0\nContent-Type: application/sdp\n\n';
const session = 'v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n';
const words = textsFor('en');

function offered(marked: string, before = head): readonly Completion[] {
  const { text, offset } = cursor(before + marked);
  const place = { block: parseBlock(text), defaults: [], offset: inBlock(offset), blockNames: () => [], words };
  return completionsAt(place).items;
}

function labels(marked: string): readonly string[] {
  return offered(marked).map(({ label }) => label);
}

/** The body after an item was taken. */
function taken(marked: string, label: string): string {
  const { text } = cursor(head + marked);
  const item = offered(marked).find((each) => each.label === label);
  assert.ok(item !== undefined, `${label} is not offered in: ${marked}: ${labels(marked).join(' ')}`);
  return (text.slice(0, item.span.start) + item.text + text.slice(item.span.end)).slice(head.length);
}

test('lines are offered that may stand there and are not there yet', () => {
  assert.deepEqual(
    labels(`v=0\ns=-\n|\n`).map((label) => label.slice(0, 2)),
    [
      'o=',
      'o=',
      't=',
      'i=',
      'u=',
      'e=',
      'p=',
      'c=',
      'c=',
      'c=',
      'b=',
      'r=',
      'z=',
      'a=',
      'm=',
      'm=',
      'm=',
      'm=',
      'y=',
      'f=',
    ],
  );
  assert.deepEqual(
    labels(`${session}m=audio 1 RTP/AVP 0\n|`).map((label) => label.slice(0, 2)),
    ['a=', 'm=', 'm=', 'm=', 'm=', 'i=', 'c=', 'c=', 'c=', 'b=', 'y=', 'f='],
  );
  assert.equal(taken(`${session.replace('t=0 0\n', '')}|`, 't=0 0'), session.trimEnd());
  assert.equal(taken(`v=0\nc|\n`, 'c=IN IP4 192.0.2.1'), 'v=0\nc=IN IP4 192.0.2.1\n');
});

test('attributes are offered by level, without those that stand once and are there', () => {
  const inSession = labels(`${session}a=|\n`);
  assert.ok(inSession.includes('group') && !inSession.includes('rtpmap'));
  const inMedia = labels(`${session}m=audio 1 RTP/AVP 0\na=ptime:20\na=rtpmap:0 PCMU/8000\na=|\n`);
  assert.deepEqual(inMedia.slice(0, 3), ['rtpmap', 'fmtp', 'sendrecv']);
  assert.ok(!inMedia.includes('ptime') && !inMedia.includes('group'));
  assert.equal(taken(`${session}m=audio 1 RTP/AVP 0\na=rtp|\n`, 'rtpmap').split('\n').at(-2), 'a=rtpmap:');
  assert.equal(taken(`${session}a=sen|\n`, 'sendonly').split('\n').at(-2), 'a=sendonly');
  assert.equal(taken(`${session}m=audio 1 RTP/AVP 0\na=pt|:20\n`, 'ptime').split('\n').at(-2), 'a=ptime:20');
});

test('payload types and encodings are those of the stream', () => {
  assert.deepEqual(labels(`${session}m=audio 1 RTP/AVP 0 |\na=rtpmap:96 opus/48000/2\n`).slice(0, 3), ['96', '8', '9']);
  assert.deepEqual(labels(`${session}m=video 1 RTP/AVP |\n`), ['96', '25', '26', '28', '31', '32', '33', '34']);
  assert.deepEqual(labels(`${session}m=audio 1 RTP/AVP 0 96 101\na=rtpmap:96 opus/48000/2\na=rtpmap:|\n`), [
    '0',
    '101',
  ]);
  assert.ok(labels(`${session}m=audio 1 RTP/AVP 96\na=rtpmap:96 |\n`).includes('telephone-event/8000'));
  assert.ok(!labels(`${session}m=audio 1 RTP/AVP 96\na=rtpmap:96 |\n`).includes('H264/90000'));
  assert.equal(
    taken(`${session}m=audio 1 RTP/AVP 96\na=rtpmap:96 op|\n`, 'opus/48000/2').split('\n').at(-2),
    'a=rtpmap:96 opus/48000/2',
  );
});

test('parameters of a format, and their values, are those of its encoding', () => {
  const stream = `${session}m=audio 1 RTP/AVP 96\na=rtpmap:96 AMR/8000\n`;
  assert.ok(labels(`${stream}a=fmtp:96 |\n`).includes('octet-align'));
  assert.ok(!labels(`${stream}a=fmtp:96 octet-align=1;|\n`).includes('octet-align'));
  assert.deepEqual(labels(`${stream}a=fmtp:96 octet-align=|\n`), ['0', '1']);
  assert.equal(
    taken(`${stream}a=fmtp:96 octet-align=1; mode|\n`, 'mode-set').split('\n').at(-2),
    'a=fmtp:96 octet-align=1; mode-set=',
  );
  const events = `${session}m=audio 1 RTP/AVP 96\na=rtpmap:96 telephone-event/8000\n`;
  assert.deepEqual(labels(`${events}a=fmtp:96 |\n`), ['0-15', '0-16']);
});

test('words of other lines and attributes', () => {
  assert.deepEqual(labels('c=|\n'), ['IN', 'TN', 'ATM', 'PSTN']);
  assert.deepEqual(labels('c=IN |\n').slice(0, 2), ['IP4', 'IP6']);
  assert.deepEqual(labels('o=- 1 1 IN |\n').slice(0, 2), ['IP4', 'IP6']);
  assert.equal(taken('b=A|\n', 'AS'), 'b=AS:\n');
  assert.ok(labels('m=|\n').includes('audio'));
  assert.ok(labels('m=audio 1 |\n').includes('RTP/AVP'));
  assert.deepEqual(labels(`${session}a=setup:|\n`), ['actpass', 'active', 'passive', 'holdconn']);
  assert.deepEqual(labels(`${session}a=group:|\n`).slice(0, 3), ['BUNDLE', 'LS', 'FID']);
  assert.deepEqual(labels(`${session}a=group:BUNDLE |\nm=audio 1 RTP/AVP 0\na=mid:1\n`), ['1']);
  assert.deepEqual(labels(`${session}m=audio 1 RTP/AVP 0\na=curr:qos |\n`), ['local', 'remote', 'e2e']);
});

test('more is known of what is offered', () => {
  for (const marked of [`${session}|`, `${session}a=|\n`, 'm=|\n', `${session}m=audio 1 RTP/AVP 96\na=rtpmap:96 |\n`]) {
    for (const { about, label } of offered(marked)) {
      if (about === undefined) continue;
      const subject = subjectNamed(about);
      assert.ok(subject !== undefined && describeSubject(subject, words).length > 1, label);
    }
  }
});

test('in a part of a body as well, and in no other body', () => {
  const mixed =
    'INVITE sip:bob@example.com SIP/2.0\nContent-Type: multipart/mixed;boundary=b\n\n--b\nContent-Type: application/sdp\n\n';
  assert.ok(offered(`${session}a=sen|\n--b--\n`, mixed).some(({ label }) => label === 'sendrecv'));
  assert.deepEqual(offered('v=0\na=|\n', 'MESSAGE sip:bob@example.com SIP/2.0\nContent-Type: text/plain\n\n'), []);
});

test('feedback of two words takes the place of the word that is there', () => {
  const stream = 'v=0\nm=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\n';
  assert.equal(taken(`${stream}a=rtcp-fb:96 nack |`, 'nack pli'), `${stream}a=rtcp-fb:96 nack pli`);
});

test('of each parameter of a format it is told what it is', () => {
  const stream = 'v=0\nm=video 9 RTP/AVP 0 96\na=rtpmap:96 H264/90000\n';
  for (const at of ['a=fmtp:96 |', 'a=fmtp:96 packetization-mode=|', 'a=fmtp:|', 'a=setup:|', 'b=|', 'c=IN IP4 |'])
    for (const { label, about } of offered(stream + at)) {
      const subject = about === undefined ? undefined : subjectNamed(about);
      assert.ok(subject !== undefined && describeSubject(subject, words).length > 1, `${at} ${label}`);
    }
});
