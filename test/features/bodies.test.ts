/** Bodies of several parts in hovers, outline, folds and names. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldsOf } from '../../server/src/features/folding.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { namesakesOf } from '../../server/src/features/namesakes.ts';
import { newNameFault, renameFault } from '../../server/src/features/new-name.ts';
import type { OutlineEntry } from '../../server/src/features/outline-entry.ts';
import { outlineOf } from '../../server/src/features/symbols.ts';
import { cpimHeader } from '../../server/src/sip/bodies/cpim/headers.ts';
import { inBlock } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import * as english from '../../server/src/texts/en/bodies.ts';
import { textsFor } from '../../server/src/texts/texts.ts';
import * as chinese from '../../server/src/texts/zh-cn/bodies.ts';
import { cursor, marked } from '../support/cursor.ts';
import { labelled } from '../support/marked.ts';
import { namesOf } from './support/names.ts';

const head = 'NOTIFY sip:bob@example.com SIP/2.0\nContent-Type: ';

const mixed = `multipart/mixed;boundary=b1

--b1
Content-Type: application/sdp
Content-Disposition: session

v=0
m=audio 49170 RTP/AVP 0
a=sendrecv
--b1
Content-Type: message/sipfrag
Content-ID: <1@example.com>

SIP/2.0 180 Ringing
Server: bob
--b1
Content-Type: application/pidf+xml

<?xml version="1.0"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf"/>
--b1--
`;

/** What the hover stands on, and its first lines. */
function hover(withCursor: string, lines = 1, language = 'en'): string {
  const { text, offset } = cursor(head + withCursor);
  const found = hoverAt({ block: parseBlock(text), defaults: [] }, inBlock(offset), textsFor(language));
  if (found === undefined) return '';
  const paragraphs = found.markdown.split('\n\n').slice(0, lines);
  return `${text.slice(found.start, found.end)} → ${paragraphs.join(' / ')}`;
}

function at(place: string): string {
  assert.ok(mixed.includes(place.replace('|', '')), place);
  return mixed.replace(place.replace('|', ''), place);
}

test('each part is explained as what it is', () => {
  assert.equal(hover(at('m=aud|io')), 'audio → **`audio`** · kind of media');
  assert.equal(hover(at('180| Ringing')), '180 → **`180 Ringing`** · status code');
  assert.equal(hover(at('Ser|ver: bob')), 'Server → **`Server`** · header field');
  assert.equal(hover(at('Content-Dis|position')), 'Content-Disposition → **`Content-Disposition`** · header field');
  assert.equal(hover(at('Disposition: sess|ion')), 'session → **`session`** · disposition of a body');
  assert.equal(
    hover(at('<pres|ence'), 3),
    'presence → **`presence`** · root element · `application/pidf+xml` / Presence, and location: who can be reached how and where. / - Namespace `urn:ietf:params:xml:ns:pidf`',
  );
  assert.equal(
    hover(mixed.replace('--b1\nContent-Type: message', '--b|1\nContent-Type: message'), 3),
    '--b1 → Part 2 of 3 · `message/sipfrag` / A part of a SIP message, such as the status line in NOTIFYs about a REFER. / - Content-ID: `1@example.com`',
  );
  assert.equal(hover(at('--b1-|-')), '--b1-- → The end of a body of 3 parts.');
});

test('media types are explained where they are named', () => {
  assert.equal(
    hover('application/s|dp\n\n', 2),
    'application/sdp → **`application/sdp`** · media type / A session description: media, addresses and codecs.',
  );
  assert.equal(
    hover('Application/MAN|SCDP+xml\n\n', 1, 'zh-CN'),
    'Application/MANSCDP+xml → **`application/MANSCDP+xml`** · 媒体类型',
  );
});

test('lines of simple bodies and headers of CPIM are explained', () => {
  assert.equal(
    hover('application/simple-message-summary\n\nMessages-Waiting: yes\nVoice-Mess|age: 4/8\n', 2),
    'Voice-Message: 4/8 → **`voice-message`** · line of the body / Voice messages: new/old, and behind them in brackets how many of these are urgent.',
  );
  assert.equal(hover('application/dtmf-relay\n\nSig|nal=5\n'), 'Signal=5 → **`signal`** · line of the body');
  const cpim = 'message/cpim\n\nFrom: <im:a@b>\nDateTime: 2026-11-27T14:00:00Z\n\nContent-Type: text/plain\n\nHello.\n';
  assert.equal(hover(cpim.replace('DateT', 'Date|T')), 'DateTime → **`DateTime`** · header of CPIM');
  assert.equal(hover(cpim.replace('text/pl', 'text/|pl')), 'text/plain → **`text/plain`** · media type');
});

test('each sentence is said of something that there is, in both languages', () => {
  assert.deepEqual(Object.keys(chinese.cpimHeaders), Object.keys(english.cpimHeaders));
  assert.deepEqual(Object.keys(chinese.bodyLines), Object.keys(english.bodyLines));
  for (const name of Object.keys(english.cpimHeaders)) assert.ok(cpimHeader(name), name);
});

test('the outline shows the parts, and what is in them', () => {
  const lines: string[] = [];
  const print = (entry: OutlineEntry, indent: string): void => {
    lines.push(`${indent}${entry.kind} ${entry.name} — ${entry.detail}`);
    for (const child of entry.children) {
      assert.ok(entry.start <= child.start && child.end <= entry.end, child.name);
      print(child, `${indent}  `);
    }
  };
  const entry = outlineOf(parseBlock(head + mixed));
  assert.ok(entry !== undefined);
  print(entry, '');
  assert.deepEqual(lines.slice(2), [
    '  body  — ',
    '    part application/sdp — session',
    '      session  — ',
    '      media audio 49170 — RTP/AVP 0',
    '    part message/sipfrag — 1@example.com',
    '      response 180 Ringing — ',
    '        field Server — bob',
    '    part application/pidf+xml — presence',
  ]);
});

test('each part is folded below its delimiter', () => {
  const text = head + mixed;
  const folds = foldsOf(parseBlock(text));
  assert.deepEqual(
    folds.map(({ kind }) => kind),
    ['head', 'body', 'part', 'part', 'part', 'media'],
  );
  const firstLines = marked(text, folds.slice(2)).map((each) => each.split('\n', 1).join(' '));
  assert.deepEqual(firstLines, [
    'Content-Type: application/sdp',
    'Content-Type: message/sipfrag',
    'Content-Type: application/pidf+xml',
    'm=audio 49170 RTP/AVP 0',
  ]);
});

test('a boundary and its delimiters, a Content-ID and what refers to it are met again in their message alone', () => {
  const request = `INVITE sip:bob@example.com SIP/2.0
Geolocation: <cid:1%40example.com>
                  ^^^^^^^^^^^^^^^ id
Content-Type: multipart/related;type="text/plain";start="<1@example.com>";boundary="b 1"
                                                          ^^^^^^^^^^^^^ id
                                                                                    ^^^ boundary

--b 1
  ^^^ boundary
Content-ID: <1@example.com>
             ^^^^^^^^^^^^^ id

--b 1--
  ^^^ boundary
`;
  const { text, marks } = labelled(request);
  const names = namesOf(`${text}###\n${text}`);
  for (const { start, end, label } of marks) {
    const place = names.at(start + 1);
    assert.ok(place !== undefined, text.slice(start, end));
    const found = namesakesOf(names, place).map((each) => ({ ...names.spanOf(each), label }));
    assert.deepEqual(
      found,
      marks.filter((mark) => mark.label === label),
    );
    assert.equal(renameFault(names, place), undefined);
    const taken = label === 'id' ? '2@example.com' : 'b 2';
    assert.equal(newNameFault(names, place, taken), undefined);
    assert.equal(newNameFault(names, place, 'ü'), 'rename-malformed');
  }
});
