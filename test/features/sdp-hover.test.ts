/** Hovers in session descriptions, in both languages. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Hover, hoverAt } from '../../server/src/features/hover.ts';
import { attributeNamed, attributes } from '../../server/src/sip/bodies/sdp/attributes.ts';
import { formats } from '../../server/src/sip/bodies/sdp/format-params.ts';
import { lineType, lineTypes } from '../../server/src/sip/bodies/sdp/lines.ts';
import { termNamed, terms } from '../../server/src/sip/bodies/sdp/terms.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import * as english from '../../server/src/texts/en/sdp.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import * as chinese from '../../server/src/texts/zh-cn/sdp.ts';
import { cursor } from '../support/cursor.ts';

const head = 'INVITE sip:bob@example.com SIP/2.0\nContent-Type: application/sdp\n\n';

function hover(marked: string, language = 'en'): (Hover & { on: string }) | undefined {
  const { text, offset } = cursor(head + marked);
  const found = hoverAt({ block: parseBlock(text), defaults: [] }, inBlock(offset), textsFor(language));
  return found === undefined ? undefined : { ...found, on: text.slice(found.start, found.end) };
}

/** What the hover stands on, and the first line of it. */
function first(marked: string, language = 'en'): string | undefined {
  const found = hover(marked, language);
  return found === undefined ? undefined : `${found.on} → ${found.markdown.split('\n', 1)[0]}`;
}

test('the innermost thing of which something is known answers', () => {
  assert.equal(first('|v=0\n'), 'v=0 → **`v=`** · line of SDP');
  assert.equal(first('o=alice 1 1 I|N IP4 192.0.2.1\n'), 'IN → **`IN`** · network type');
  assert.equal(first('c=IN IP|4 192.0.2.1\n'), 'IP4 → **`IP4`** · address type');
  assert.equal(first('c=IN IP4 192.0|.2.1\n'), '192.0.2.1 → **`192.0.2.1`** · address');
  assert.equal(first('b=A|S:64\n'), 'AS → **`AS`** · bandwidth type');
  assert.equal(first('m=aud|io 1 RTP/AVP 0\n'), 'audio → **`audio`** · kind of media');
  assert.equal(first('m=audio 1 RTP|/AVP 0\n'), 'RTP/AVP → **`RTP/AVP`** · media protocol');
  assert.equal(first('m=audio 1 RTP/AVP 8 0|\n'), '0 → **`0`** · payload type · `PCMU/8000`');
  assert.equal(first('m=application 1 UDP/BFCP 0|\n'), 'm=application 1 UDP/BFCP 0 → **`m=`** · line of SDP');
  assert.equal(first('a=send|only\n'), 'sendonly → **`a=sendonly`** · attribute of SDP');
  assert.equal(first('a=x-od|d\n'), 'a=x-odd → **`a=`** · line of SDP');
});

test('a payload type is what a=rtpmap of its stream says', () => {
  const streams = 'm=audio 1 RTP/AVP 96\na=rtpmap:96 opus/48000/2\nm=video 3 RTP/AVP 96\na=rtpmap:96 VP8/90000\n';
  assert.equal(
    first(streams.replace('AVP 96\na=rtpmap:96 o', 'AVP 9|6\na=rtpmap:96 o')),
    '96 → **`96`** · payload type · `opus/48000/2`',
  );
  assert.equal(first(`${streams}a=fmtp:9|6 x=1\n`), '96 → **`96`** · payload type · `VP8/90000`');
  assert.equal(
    hover(streams.replace('AVP 96\na=rtpmap:96 V', 'AVP 9|6\na=rtpmap:96 V'), 'zh-CN')?.markdown,
    [
      '**`96`** · 负载类型 · `VP8/90000`',
      'VP8 视频。',
      '含义由此处的 a=rtpmap 规定。',
      '[RFC 8866 §6.6](https://www.rfc-editor.org/rfc/rfc8866#section-6.6)',
    ].join('\n\n'),
  );
});

test('an attribute says at which level it stands', () => {
  assert.equal(
    hover('a=rtcp-m|ux\n')?.markdown,
    [
      '**`a=rtcp-mux`** · attribute of SDP',
      'RTP and RTCP share one port.',
      '- Stands at the level of a stream\n- Stands without a value.',
      '[RFC 5761 §5.1.1](https://www.rfc-editor.org/rfc/rfc5761#section-5.1.1)',
    ].join('\n\n'),
  );
});

test('behind the colon, more is known of some values, and the attribute of the others', () => {
  const stream = 'm=audio 1 RTP/AVP 96\na=rtpmap:96 AMR/8000\n';
  assert.equal(first('m=audio 1 RTP/AVP 96\na=rtpmap:96 AM|R/8000\n'), 'AMR → **`AMR`** · encoding of SDP');
  assert.equal(
    first(`${stream}a=fmtp:96 crc=0; octet-al|ign=1\n`),
    'octet-align=1 → **`octet-align`** · parameter of AMR',
  );
  assert.equal(first('t=37309|28400 0\n'), '3730928400 → **`2018-03-25 01:00:00 UTC`** · time of a session');
  assert.equal(first('a=group:BUN|DLE 1\n'), 'BUNDLE → **`BUNDLE`** · what a group is for');
  assert.equal(first('a=group:BUNDLE 1|\n'), 'group:BUNDLE 1 → **`a=group`** · attribute of SDP');
  assert.equal(first('a=setup:act|ive\n'), 'setup:active → **`a=setup`** · attribute of SDP');
  assert.match(hover('a=candi|date:1\n')?.markdown ?? '', /Written as `a=candidate:foundation component/u);
});

test('every attribute, word and parameter has its sentence, in both languages', () => {
  for (const { sdpAttributes, sdpTerms, sdpFormatParams, sdpLines } of [english, chinese]) {
    for (const { name } of attributes) assert.ok(Object.hasOwn(sdpAttributes, name), name);
    for (const { name } of terms) assert.ok(Object.hasOwn(sdpTerms, name), name);
    for (const { letter } of lineTypes) assert.ok(Object.hasOwn(sdpLines, letter), letter);
    for (const { params } of formats)
      for (const { name } of params) assert.ok(Object.hasOwn(sdpFormatParams, name), name);
  }
  const known = new Set(formats.flatMap(({ params }) => params.map(({ name }) => name)));
  for (const name of Object.keys(english.sdpFormatParams)) assert.ok(known.has(name), name);
});

test('each sentence is said of something that is in the tables', () => {
  for (const letter of Object.keys(english.sdpLines)) assert.ok(lineType(letter), letter);
  for (const name of Object.keys(english.sdpAttributes)) assert.ok(attributeNamed(name), name);
  const kinds = ['media', 'proto', 'net-type', 'address-type', 'bandwidth', 'group'] as const;
  for (const name of Object.keys(english.sdpTerms))
    assert.ok(
      kinds.some((kind) => termNamed(kind, name)),
      name,
    );
  for (const letter of 'vosiuepcbtrzkam') assert.ok(Object.hasOwn(english.sdpLines, letter), letter);
});

test('each sentence is shown, in both languages', () => {
  for (const [language, { sdpLines, sdpAttributes, sdpEncodings }] of Object.entries({
    en: english,
    'zh-CN': chinese,
  })) {
    const shows = (marked: string, sentence: string): void => {
      assert.equal(hover(marked, language)?.markdown.split('\n\n')[1], sentence, marked);
    };
    for (const [letter, sentence] of Object.entries(sdpLines)) shows(`|${letter}=x\n`, sentence);
    for (const [name, sentence] of Object.entries(sdpAttributes)) shows(`a=${name}|:x\n`, sentence);
    for (const [name, sentence] of Object.entries(sdpEncodings)) {
      shows(`m=audio 1 RTP/AVP 96|\na=rtpmap:96 ${name}/8000\n`, sentence);
    }
  }
});

test('where no session description stands, nothing is said', () => {
  const { text, offset } = cursor('INVITE sip:bob@example.com SIP/2.0\nContent-Type: text/plain\n\nv=|0\n');
  assert.equal(hoverAt({ block: parseBlock(text), defaults: [] }, inBlock(offset), textsFor('en')), undefined);
});
