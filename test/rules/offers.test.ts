/** Offers and answers in whole calls: what answers what, and silence where all is right. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changed } from '../../server/src/rules/common/examples.ts';
import { ack, answer, bye, flow, invite, ringing } from '../../server/src/rules/common/small-call.ts';
import { withSdp, withVersion } from '../../server/src/rules/common/small-session.ts';
import { report } from './support/example.ts';

type Lines = readonly string[];

const audio = 'm=audio 49170 RTP/AVP 0 8 101';
const events = 'a=rtpmap:101 telephone-event/8000';
const remote = (version: number): string => `o=bob 7 ${version} IN IP4 192.0.2.9`;
const local = (version: number): string => `o=- 2890844526 ${version} IN IP4 192.0.2.1`;

const asking = changed(invite, { Contact: 'Contact: <sip:alice@client.example.com>\nSupported: 100rel' });
const reliable = changed(ringing, {
  start: 'SIP/2.0 183 Session Progress',
  Contact: 'Contact: <sip:bob@server.example.net>\nRequire: 100rel\nRSeq: 1',
});
const prack = changed(bye, {
  start: 'PRACK sip:bob@server.example.net SIP/2.0',
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74be2',
  CSeq: 'CSeq: 2 PRACK\nRAck: 1 1 INVITE',
});
const prackAnswer = answerTo('z9hG4bK74be2', '2 PRACK');
const again = changed(bye, {
  start: 'INVITE sip:bob@server.example.net SIP/2.0',
  Via: 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74be3',
  CSeq: 'CSeq: 3 INVITE',
  'Max-Forwards': 'Max-Forwards: 70\nContact: <sip:alice@client.example.com>',
});
const againAnswer = changed(answerTo('z9hG4bK74be3', '3 INVITE'), {
  To: 'To: <sip:bob@example.net>;tag=314159\nContact: <sip:bob@server.example.net>',
});

describe('nothing is said of', () => {
  const right: Readonly<Record<string, readonly Lines[]>> = {
    'an answer in the 200': [
      withSdp(invite, audio, events),
      ringing,
      withVersion(answer, remote(1), audio, events),
      ack,
    ],
    'an early answer, repeated in the 200': [
      withSdp(invite, audio, events),
      withVersion(changed(ringing, { start: 'SIP/2.0 183 Session Progress' }), remote(1), audio, events),
      withVersion(answer, remote(1), audio, events),
      ack,
    ],
    'a reliable answer, and a 200 without one': [
      withSdp(asking, audio, events),
      withVersion(reliable, remote(1), audio, events),
      prack,
      prackAnswer,
      answer,
      ack,
    ],
    'an offer in the 200, answered in the ACK': [
      invite,
      withVersion(answer, remote(1), audio, events),
      withSdp(ack, audio, events),
    ],
    'an offer in a reliable response, answered in the PRACK': [
      asking,
      withVersion(reliable, remote(1), audio, events),
      withSdp(prack, audio, events),
      prackAnswer,
      answer,
      ack,
    ],
    'a call that is put on hold': [
      withSdp(invite, audio, events),
      withVersion(answer, remote(1), audio, events),
      ack,
      withVersion(again, local(2_890_844_527), audio, events, 'a=sendonly'),
      withVersion(againAnswer, remote(2), audio, events, 'a=recvonly'),
    ],
    'a refusal of the offer': [
      withSdp(invite, audio, events),
      withSdp(
        changed(ringing, { start: 'SIP/2.0 488 Not Acceptable Here', Contact: undefined }),
        'm=audio 0 RTP/AVP 8',
      ),
    ],
    'an answer that takes other formats as well': [
      withSdp(invite, audio, events),
      withVersion(answer, remote(1), 'm=audio 3456 RTP/AVP 8 18', 'a=ptime:20'),
      ack,
    ],
  };
  for (const [name, messages] of Object.entries(right)) {
    test(name, () => assert.deepEqual(said(messages), []));
    test(`${name}, in reverse order`, () => assert.deepEqual(answers([...messages].reverse()), []));
  }
});

describe('each fault is one diagnostic', () => {
  const wrong: readonly (readonly [string, readonly Lines[], readonly string[]])[] = [
    [
      'the direction of an answer in an ACK',
      [invite, withVersion(answer, remote(1), audio, events, 'a=sendonly'), withSdp(ack, audio, events)],
      ['answer-direction-mismatch'],
    ],
    [
      'a stream left out in the answer to hold',
      [withSdp(again, audio, events, 'm=video 49172 RTP/AVP 31'), withVersion(againAnswer, remote(1), audio, events)],
      ['answer-stream-count'],
    ],
    [
      'streams in another order',
      [
        withSdp(invite, audio, events, 'm=video 49172 RTP/AVP 31'),
        withVersion(answer, remote(1), 'm=video 49172 RTP/AVP 31', audio, events),
        ack,
      ],
      ['answer-stream-mismatch'],
    ],
    [
      'hold under the old version',
      [
        withSdp(invite, audio, events),
        withVersion(answer, remote(1), audio, events),
        ack,
        withVersion(again, local(2_890_844_526), audio, events, 'a=sendonly'),
        withVersion(againAnswer, remote(1), audio, events, 'a=recvonly'),
      ],
      ['unchanged-sdp-version', 'unchanged-sdp-version'],
    ],
    [
      'a version that goes back',
      [withSdp(invite, audio, events), withVersion(again, local(5), audio, events, 'a=sendonly')],
      ['unchanged-sdp-version'],
    ],
  ];
  for (const [name, messages, rules] of wrong) test(name, () => assert.deepEqual(answers(messages), rules));
});

test('an answer that is still being typed is not blamed for what is to come', () => {
  const offer = withSdp(invite, audio, events, 'm=video 49172 RTP/AVP 31').join('\n');
  const whole = withVersion(answer, remote(1), audio, events, 'm=video 0 RTP/AVP 31').join('\n');
  const start = whole.indexOf('v=0');
  for (let end = start; end < whole.length; end += 1) {
    const rules = report(`${offer}###\n${whole.slice(0, end)}`).map(({ problem }) => problem.rule);
    assert.deepEqual(
      rules.filter((rule) => /answer|version/u.test(rule)),
      [],
      whole.slice(start, end),
    );
  }
});

function answerTo(branch: string, cseq: string): Lines {
  return changed(answer, {
    Via: `Via: SIP/2.0/UDP client.example.com;branch=${branch}`,
    CSeq: `CSeq: ${cseq}`,
    Contact: undefined,
  });
}

function said(messages: readonly Lines[]): readonly string[] {
  return report(flow(...messages)).map(({ problem, line }) => `${problem.rule}: ${line}`);
}

/** The rules about offers and answers that speak up. */
function answers(messages: readonly Lines[]): readonly string[] {
  return report(flow(...messages))
    .map(({ problem }) => problem.rule)
    .filter((rule) => /answer|sdp-version/u.test(rule));
}
