/** What is typed as one: the cursor is `|`, and each word that follows what is typed stands between guillemets. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkedAt } from '../../server/src/features/linked-editing.ts';
import { inFile } from '../../server/src/sip/span.ts';
import { blockAt } from '../../server/src/sip/syntax/at.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { namesOf } from './support/names.ts';

/** The text with guillemets around whatever is typed as one at the cursor; unchanged where nothing is. */
function linked(text: string, offset: number): string {
  const names = namesOf(text);
  const place = blockAt(parseFile(text), inFile(offset));
  const found = place === undefined ? undefined : linkedAt(names, place.index, place.offset);
  if (found === undefined) return text;
  const words = found.places.map(({ index, span }) => {
    const from = names.placed[index]?.start ?? 0;
    return { start: from + span.start, end: from + span.end };
  });
  assert.ok(words.every(({ start, end }) => new RegExp(`^(?:${found.pattern})$`, 'u').test(text.slice(start, end))));
  return words.reduceRight(
    (marked, { start, end }) => `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`,
    text,
  );
}

/** Whichever of the words the cursor is on, all of them follow. */
function assertOne(marked: string): void {
  const text = marked.replaceAll(/[«»]/gu, '');
  for (const word of placesIn(marked)) assert.equal(linked(text, word), marked);
}

/** All follow the first word, and none follows any other. */
function assertLead(marked: string): void {
  const text = marked.replaceAll(/[«»]/gu, '');
  const [first = 0, ...others] = placesIn(marked);
  assert.ok(others.length > 0);
  assert.equal(linked(text, first), marked);
  for (const other of others) assert.equal(linked(text, other), text);
}

function placesIn(marked: string): readonly number[] {
  return [...marked.matchAll(/«/gu)].map(({ index }, before) => index - 2 * before + 1);
}

test('the method of a request and that of its CSeq, where they agree', () => {
  assertOne('«INVITE» sip:a@b SIP/2.0\nCSeq: 1 «INVITE»\n');
  const other = 'INVITE sip:a@b SIP/2.0\nCSeq: 1 BYE\n';
  assert.equal(linked(other, 2), other);
});

test('the boundary of a multipart body and its delimiters', () => {
  assertOne(
    'INVITE sip:a@b SIP/2.0\nContent-Type: multipart/mixed;boundary=«cut»\n\n--«cut»\n\na\n--«cut»\n\nb\n--«cut»--\n',
  );
});

test('a part and the cid: that refers to it', () => {
  assertOne(
    'INVITE sip:a@b SIP/2.0\nGeolocation: <cid:«here@a.example»>\nContent-Type: multipart/mixed;boundary=cut\n\n--cut\nContent-ID: <«here@a.example»>\n\na\n--cut--\n',
  );
});

const description = 'INVITE sip:a@b SIP/2.0\nContent-Type: application/sdp\n\nv=0\n';

test('a payload type, once something explains it, and the name of a stream', () => {
  assertOne(`${description}m=audio 1 RTP/AVP «96» 97\na=rtpmap:«96» opus/48000/2\na=fmtp:97 apt=«96»\n`);
  assertOne(`${description}a=group:BUNDLE «1»\nm=audio 1 RTP/AVP 0\na=mid:«1»\n`);
  const fixed = `${description}m=audio 1 RTP/AVP 0\na=fmtp:0 x=1\n`;
  assert.equal(linked(fixed, fixed.indexOf('AVP 0') + 5), fixed);
});

test('a variable follows the line that sets it, also into other messages', () => {
  assertLead('@«callee» = bob\n### one\nINVITE sip:{{«callee»}}@a SIP/2.0\n### two\nBYE sip:{{«callee»}}@a SIP/2.0\n');
});

test('two lines that set one variable are not typed as one', () => {
  const text = '@x = 1\n@x = 2\nINVITE sip:{{x}}@a SIP/2.0\n';
  assert.equal(linked(text, 1), text);
});

test('a block’s name is followed by whatever refers to it', () => {
  assertLead(
    '### «call»\nINVITE sip:a@b SIP/2.0\n###\n# @ref «call»\nBYE {{«call».response.headers.Contact.uri}} SIP/2.0\n',
  );
});

test('a Call-ID, a tag and a branch are followed where other messages repeat them, and a copy can be changed alone', () => {
  const message = (method: string, callId: string) =>
    `### ${method}\n${method} sip:a@b SIP/2.0\nVia: SIP/2.0/UDP c;branch=z9hG4bK1\nFrom: <sip:a@b>;tag=7\nCall-ID: ${callId}\n`;
  const lead = `${message('INVITE', '«1@host»')}${message('ACK', '«1@host»')}${message('BYE', '«1@host»')}`;
  assertLead(lead);
  assertLead(lead.replaceAll(/[«»]/gu, '').replaceAll('tag=7', 'tag=«7»'));
  assertLead(lead.replaceAll(/[«»]/gu, '').replaceAll('z9hG4bK1', '«z9hG4bK1»'));
  // In another case it is the same tag, but not the same text.
  assertLead(
    `${message('INVITE', '1').replace('=7', '=«a7»')}${message('BYE', '1').replace('=7', '=A7')}${message('ACK', '1').replace('=7', '=«a7»')}`,
  );
});

test('RAck follows RSeq', () => {
  assertLead(
    'SIP/2.0 183 Session Progress\nCall-ID: 1\nRSeq: «5»\n###\nPRACK sip:a@b SIP/2.0\nCall-ID: 1\nRAck: «5» 1 INVITE\n',
  );
});

test('nothing is typed as one under # @raw, where a word stands for itself, and in a log with more of them than anybody sees', () => {
  for (const text of ['# @raw\nINVITE sip:a@b SIP/2.0\nCSeq: 1 INVITE\n', 'INVITE sip:a@b SIP/2.0\nCall-ID: 1\n'])
    for (let offset = 0; offset < text.length; offset += 1) assert.equal(linked(text, offset), text);
  const log = 'INVITE sip:a@b SIP/2.0\nCall-ID: 1@host\n\n###\n'.repeat(600);
  assert.equal(linked(log, log.indexOf('1@host')), log);
});
