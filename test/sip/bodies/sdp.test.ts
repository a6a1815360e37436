/** Session descriptions: what stands where, in whole ones, damaged ones and long ones. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sdpOf } from '../../../server/src/sip/bodies/index.ts';
import { type Sdp, type SdpLine, sdp } from '../../../server/src/sip/bodies/sdp.ts';
import { spanOf } from '../../../server/src/sip/span.ts';
import { parseBlock } from '../../../server/src/sip/syntax/parse.ts';

const head = 'INVITE sip:bob@example.com SIP/2.0\nContent-Type: application/sdp\n';

const whole = [
  'v=0',
  'o=alice 2890844526 2890842807 IN IP4 192.0.2.1',
  's=A call',
  'c=IN IP4 192.0.2.1',
  'b=AS:64',
  't=0 0',
  'a=sendrecv',
  'm=audio 49170/2 RTP/AVP 0 96',
  'a=rtpmap:96 opus/48000/2',
  'm=video 0 RTP/AVP 31',
];

function read(text: string): Sdp {
  const found = sdpOf(parseBlock(`${head}\n${text}`));
  assert.ok(found !== undefined);
  return found;
}

/** A line as its kind and its parts: `name@column text`. */
function shown(line: SdpLine): string {
  const parts = Object.entries(line).flatMap(([name, part]) => {
    const tokens = Array.isArray(part) ? part : [part];
    return tokens.flatMap((token) =>
      typeof token === 'object' && 'text' in token ? [`${name}@${token.start - line.start} ${token.text}`] : [],
    );
  });
  return [line.kind, ...parts].join(' | ');
}

test('every part of a line has its place', () => {
  assert.deepEqual(read(`${whole.join('\r\n')}\r\n`).lines.map(shown), [
    'text | letter@0 v | value@2 0',
    'origin | letter@0 o | value@2 alice 2890844526 2890842807 IN IP4 192.0.2.1 | username@2 alice | sessionId@8 2890844526 | sessionVersion@19 2890842807 | netType@30 IN | addressType@33 IP4 | address@37 192.0.2.1',
    'text | letter@0 s | value@2 A call',
    'connection | letter@0 c | value@2 IN IP4 192.0.2.1 | netType@2 IN | addressType@5 IP4 | address@9 192.0.2.1',
    'bandwidth | letter@0 b | value@2 AS:64 | type@2 AS | amount@5 64',
    'timing | letter@0 t | value@2 0 0 | from@2 0 | until@4 0',
    'attribute | letter@0 a | value@2 sendrecv | name@2 sendrecv',
    'media | letter@0 m | value@2 audio 49170/2 RTP/AVP 0 96 | media@2 audio | port@8 49170 | count@14 2 | proto@16 RTP/AVP | formats@24 0 | formats@26 96',
    'attribute | letter@0 a | value@2 rtpmap:96 opus/48000/2 | name@2 rtpmap | argument@9 96 opus/48000/2',
    'media | letter@0 m | value@2 video 0 RTP/AVP 31 | media@2 video | port@8 0 | proto@10 RTP/AVP | formats@18 31',
  ]);
});

test('each m= begins a section', () => {
  const { session, media } = read(whole.join('\n'));
  assert.deepEqual(
    [session, ...media].map(({ lines }) => lines.length),
    [7, 2, 1],
  );
  assert.deepEqual(
    media.map((section) => [section.media.media?.text, section.start === section.media.start]),
    [
      ['audio', true],
      ['video', true],
    ],
  );
});

test('what is no line of a letter and a value is told apart', () => {
  const kinds = (text: string): readonly string[] => read(text).lines.map(({ kind }) => kind);
  assert.deepEqual(kinds('v=0\nhello\n v=0\nv =0\n=\n'), ['text', 'broken', 'broken', 'broken', 'broken']);
  assert.deepEqual(kinds('v=0\n\n \ns=-\n'), ['text', 'blank', 'text']);
  assert.deepEqual(kinds('v=0\n\nhello\ns=-\n'), ['text']);
  assert.deepEqual(kinds('v=0\n{{rest}}\n< rest.sdp\n<@ rest.sdp\n<rest\n'), [
    'text',
    'template',
    'include',
    'include',
    'broken',
  ]);
  assert.equal(read('v=0\n{{rest}}\n').isWhole, false);
  assert.equal(read('v=0\ns={{subject}}\n').isWhole, true);
});

test('a template is part of a word, blanks and colons in it and all', () => {
  assert.deepEqual(read('m=audio {{$random.integer 1 9}} RTP/AVP 0\na={{a:b}}\na={{a:b}}c:d\n').lines.map(shown), [
    'media | letter@0 m | value@2 audio {{$random.integer 1 9}} RTP/AVP 0 | media@2 audio | port@8 {{$random.integer 1 9}} | proto@32 RTP/AVP | formats@40 0',
    'attribute | letter@0 a | value@2 {{a:b}} | name@2 {{a:b}}',
    'attribute | letter@0 a | value@2 {{a:b}}c:d | name@2 {{a:b}}c | argument@11 d',
  ]);
});

test('Content-Type decides', () => {
  const found = (fields: string): boolean => {
    return sdpOf(parseBlock(`INVITE sip:bob@example.com SIP/2.0\n${fields}\nv=0\n`)) !== undefined;
  };
  assert.ok(found('c: APPLICATION / SDP ;charset=utf-8\n'));
  assert.ok(!found(''));
  assert.ok(!found('Content-Type: text/plain\n'));
  assert.ok(!found('Content-Type: application/sdp\nContent-Encoding: gzip\n'));
  assert.equal(sdpOf(parseBlock(`# @escapes\n${head}\nv=0\\r\\n`)), undefined);
  assert.equal(sdpOf(parseBlock(`${head}\n\n`)), undefined);
});

test('damaged at any place it is read, and its lines lie end to end', () => {
  const text = whole.join('\r\n');
  for (let at = 0; at <= text.length; at += 1) {
    for (const damage of ['', '\n', '\r', '=', ' ', ':', '/', '{{', '}}', '\0', '<']) {
      const damaged = text.slice(0, at) + damage + text.slice(at + (damage === '' ? 1 : 0));
      const { lines, start, end } = sdp.read(damaged, spanOf(0, damaged.length));
      assert.equal(start, 0);
      assert.equal(lines.map((line) => damaged.slice(line.start, line.end)).join(''), damaged.slice(0, end));
    }
  }
});

/** 32 times the text; a cost that grows with the square takes 1024 times as long, and the collector of garbage is given its share. */
test('it is read in linear time', () => {
  const units = [
    'm=audio 1 RTP/AVP 0\n',
    'a',
    'a=',
    '\n',
    ' \n',
    '\nv=0\n',
    '{{',
    'm={{',
    '{{a}}',
    'm=a b c ',
    '<',
    '< a\n',
  ];
  for (const unit of units) {
    const time = (size: number): number => leastTime(`m=${unit.repeat(size / unit.length)}`);
    assert.ok(time(1 << 19) / time(1 << 14) < 400, JSON.stringify(unit));
  }
});

/** The least of several runs is the one that was disturbed least. */
function leastTime(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    sdp.read(text, spanOf(0, text.length));
    return performance.now() - start;
  });
  return Math.max(Math.min(...times), 2);
}
