/** Rules about session descriptions: silent while one is typed, one diagnostic for one fault, and Content-Length kept right by fixes. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkFile } from '../../server/src/rules/checker.ts';
import { inFile } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { applyFix, report, type Said } from './support/example.ts';

const sdp = [
  'v=0',
  'o=alice 2890844526 2890844526 IN IP4 client.atlanta.example.com',
  's=-',
  'c=IN IP4 192.0.2.101',
  'b=AS:256',
  't=0 0',
  'a=group:BUNDLE 1 2',
  'm=audio 49172 RTP/AVP 0 8 96',
  'a=mid:1',
  'a=rtcp-mux',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:96 telephone-event/8000',
  'a=fmtp:96 0-15',
  'm=video 49174 RTP/AVP 97',
  'i=The camera',
  'c=IN IP6 2001:db8::1',
  'a=mid:2',
  'a=rtcp-mux',
  'a=rtpmap:97 VP8/90000',
  'a=rtcp-fb:* nack',
];

function messageWith(lines: readonly string[], length = lines.reduce((sum, line) => sum + line.length + 2, 0)): string {
  return `INVITE sip:bob@biloxi.example.com SIP/2.0
Via: SIP/2.0/UDP client.atlanta.example.com:5060;branch=z9hG4bK74bf9
Max-Forwards: 70
From: Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl
To: Bob <sip:bob@biloxi.example.com>
Call-ID: 3848276298220188511@atlanta.example.com
CSeq: 1 INVITE
Contact: <sip:alice@client.atlanta.example.com>
Content-Type: application/sdp
Content-Length: ${length}

${lines.map((line) => `${line}\n`).join('')}`;
}

function aboutSdp(text: string): readonly Said[] {
  return report(text).filter(({ problem }) => /sdp|rtpmap|payload/u.test(problem.rule));
}

/** The rule, and the text that it marks. */
function shown(text: string): readonly string[] {
  return report(text).map(({ problem, start }) => {
    return `${problem.rule} ${JSON.stringify(text.slice(start + problem.start, start + problem.end))}`;
  });
}

test('a whole description is faultless', () => {
  assert.deepEqual(report(messageWith(sdp)), []);
});

test('a description that is being typed is never painted red', () => {
  const text = messageWith(sdp);
  for (let end = text.indexOf('\n\n') + 2; end < text.length; end += 1) {
    const errors = aboutSdp(text.slice(0, end)).filter(({ problem }) => problem.severity === 'error');
    assert.deepEqual(
      errors.map(({ line }) => line),
      [],
      text.slice(0, end),
    );
  }
});

/** What becomes of the lines, and what is said of it. */
const faults: readonly (readonly [string, string, readonly string[]])[] = [
  ['v=0\n', '', ['missing-sdp-line "o=alice 2890844526 2890844526 IN IP4 client.atlanta.example.com"']],
  ['s=-\n', '', ['missing-sdp-line "v=0"']],
  ['s=-\n', 's=-\ns=-\n', ['repeated-sdp-line "s=-"']],
  ['s=-\n', 's =-\n', ['malformed-sdp-line "s =-"']],
  [
    'b=AS:256\nt=0 0\na=group:BUNDLE 1 2\n',
    't=0 0\na=group:BUNDLE 1 2\nb=AS:256\n',
    ['misordered-sdp-line "b=AS:256"'],
  ],
  ['t=0 0\na=group:BUNDLE 1 2\n', 'a=group:BUNDLE 1 2\nt=0 0\n', ['misordered-sdp-line "t=0 0"']],
  ['c=IN IP4 192.0.2.101\n', '', ['missing-sdp-line "m=audio 49172 RTP/AVP 0 8 96"']],
  ['49172', '149172', ['malformed-sdp-media "149172"']],
  ['192.0.2.101', '192.0.2.301', ['malformed-sdp-address "192.0.2.301"']],
  ['IP6 2001:db8::1', 'IP4 2001:db8::1', ['malformed-sdp-address "IP4"']],
  ['IP6 2001:db8::1', 'ip6 2001:db8::1', ['malformed-sdp-value "ip6"']],
  ['c=IN IP4 192.0.2.101', 'c=IN 192.0.2.101', ['malformed-sdp-value "c=IN 192.0.2.101"']],
  ['2890844526 IN', 'IN', ['malformed-sdp-value "o=alice 2890844526 IN IP4 client.atlanta.example.com"']],
  ['b=AS:256', 'b=AS:fast', ['malformed-sdp-value "b=AS:fast"']],
  ['a=rtpmap:97 VP8/90000\n', '', ['missing-rtpmap "97"']],
  ['0 8 96', '0 8', ['unlisted-payload-type "96"']],
  ['RTP/AVP 97', 'RTP/AVP 0', ['unlisted-payload-type "97"']],
  ['a=rtpmap:97 VP8/90000', 'a=rtpmap:97 VP8', ['malformed-sdp-attribute "a=rtpmap:97 VP8"']],
  ['0 PCMU/8000', '0 PCMA/8000', ['contradicting-rtpmap "PCMA/8000"']],
  ['rtpmap:97 VP8', 'rtpmap:197 VP8', ['malformed-sdp-attribute "197"']],
  ['a=mid:1', 'a mid:1', ['malformed-sdp-line "a mid:1"']],
];

describe('one fault is one diagnostic', () => {
  for (const [from, to, expected] of faults) {
    test(`${JSON.stringify(from)} → ${JSON.stringify(to)}`, () => {
      const text = sdp.map((line) => `${line}\n`).join('');
      assert.ok(text.includes(from));
      assert.deepEqual(shown(messageWith(text.replace(from, to).split('\n').slice(0, -1))), expected);
    });
  }
});

test('a fix keeps a Content-Length right that was right before', () => {
  const text = messageWith(sdp.filter((line) => line !== 's=-'));
  const [said] = report(text);
  const [fix] = said?.problem.fixes ?? [];
  assert.ok(said !== undefined && fix !== undefined);
  assert.equal(applyFix(text, said.start, fix), messageWith(sdp));
});

test('a Content-Length that was wrong stays as it is', () => {
  const lines = sdp.filter((line) => line !== 's=-');
  const text = messageWith(lines, 7);
  const said = report(text).find(({ problem }) => problem.rule === 'missing-sdp-line');
  const [fix] = said?.problem.fixes ?? [];
  assert.ok(said !== undefined && fix !== undefined);
  assert.equal(applyFix(text, said.start, fix), messageWith(sdp, 7));
});

test('what templates and files stand for is not missed', () => {
  for (const lines of [['{{sdp}}'], ['< body.sdp'], ['v=0', '<@ rest.sdp'], ['m={{audio}}', '{{rest}}']]) {
    assert.deepEqual(aboutSdp(messageWith(lines)), [], lines.join());
  }
});

/** 32 times the text; a cost that grows with the square takes 1024 times as long, and the collector of garbage is given its share. */
test('a description in which every line is wrong is checked in linear time', () => {
  const begin = 'v=0\nm=audio 1 RTP/AVP 0\n';
  for (const unit of [
    'a=x\nb=AS:1\n',
    't=0 0\n',
    'x\n',
    '\nv=0\n',
    'm=audio 1 RTP/AVP 96\n',
    'a=rtpmap:99 x/1\n',
    ' s=1\n',
  ]) {
    const time = (size: number): number => leastTime(messageWith([`${begin}${unit.repeat(size / unit.length)}`], 0));
    assert.ok(time(1 << 17) / time(1 << 12) < 400, JSON.stringify(unit));
  }
});

/** The least of several runs is the one that was disturbed least. */
function leastTime(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    checkFile({ blocks: [{ block: parseBlock(text), start: inFile(0) }] });
    return performance.now() - start;
  });
  return Math.max(Math.min(...times), 4);
}
