/** What `# @expect` and `# @capture` may say, and when it is met. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { search } from '../../server/src/host/search.ts';
import { isMet, judge, type Outcome, readCapture, readExpectation } from '../../server/src/sip/checks/checks.ts';
import { operators } from '../../server/src/sip/checks/operators.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';

const request = parseBlock('INVITE sip:bob@example.com SIP/2.0\r\nCSeq: 7 INVITE\r\n\r\n').message;
const ringing = parseBlock('SIP/2.0 180 Ringing\r\nRSeq: 988\r\n\r\n').message;
const answer = parseBlock(
  [
    'SIP/2.0 200 OK',
    'To: <sip:bob@example.com>;tag=x1',
    'Contact: "B" <sip:bob@192.0.2.7:5070;transport=tcp>;expires=60, <sip:b2@192.0.2.8>',
    'Warning: 399 example.com "<a href"',
    'X-Odd: one',
    'Content-Type: application/sdp',
    '',
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.7',
    's=-',
    'c=IN IP4 192.0.2.7',
    't=0 0',
    'm=audio 4000 RTP/AVP 0 8',
    '',
  ].join('\r\n'),
).message;
assert.ok(request && ringing && answer);
const outcome: Outcome = { conversation: { request, responses: [ringing, answer] }, duration: 120.4, search };

function met(text: string, of: Outcome = outcome): boolean | string {
  const read = readExpectation(text);
  return typeof read === 'string' ? read : isMet(read, read.operand, of);
}

test('each subject with each operator', () => {
  const right = [
    'status == 200',
    'status == 2xx',
    'status != 4xx',
    'status >= 200',
    'status < 201',
    'reason == OK',
    'reason == "OK"',
    'duration == 120',
    'duration <= 120',
    'header To;tag == x1',
    'header To.tag exists',
    'header Contact[1].uri.host == 192.0.2.8',
    'header Contact.uri.params.transport == tcp',
    'header Contact;expires > 59.5',
    'header contact includes bob@192',
    'header contact contains bob@192',
    'header X-Odd startsWith on',
    'header x-odd endsWith ne',
    'header Retry-After isFalse',
    'body includes m=audio',
    'body matches /^m=audio (\\d+)/m',
    'body sdp.media[0].port == 4000',
    'body sdp.media[0].port isNumber',
    'body sdp.media[0].formats includes 8',
    'body /m=(\\w+)/ == audio',
    'response[180].headers.RSeq == 988',
    'response[0].status == 180',
    'request.headers.CSeq.number == 7',
    'header To matches bob@',
  ];
  for (const text of right) assert.equal(met(text), true, text);
  const wrong = [
    'status == 404',
    'status == 4xx',
    'reason == ok',
    'header Retry-After exists',
    'header Retry-After == 5',
    'header To isNumber',
    'header To > 5',
    'body matches /video/',
    'response[183].status exists',
  ];
  for (const text of wrong) assert.equal(met(text), false, text);
  for (const { name } of operators)
    assert.ok(
      [...right, ...wrong].some((text) => text.includes(` ${name}`)),
      name,
    );
});

test('without an answer nothing is there, and that can be expected', () => {
  const silence: Outcome = { conversation: { request, responses: [] }, duration: undefined, search };
  assert.equal(met('status exists', silence), false);
  assert.equal(met('status isFalse', silence), true);
  assert.equal(met('duration isFalse', silence), true);
  assert.equal(met('request.method == INVITE', silence), true);
});

test('what cannot be read says why', () => {
  const faults = {
    '': 'bad-subject',
    header: 'bad-subject',
    'To;tag exists': 'bad-subject',
    status: 'bad-operator',
    'status = 200': 'bad-operator',
    'status ==': 'bad-operand',
    'status exists 200': 'bad-operand',
    'status > two': 'bad-operand',
    'body matches /(/': 'bad-operand',
    'body /(/ exists': 'bad-subject',
    'body /a/g exists': 'bad-subject',
  };
  for (const [text, fault] of Object.entries(faults)) assert.equal(readExpectation(text), fault, text);
  assert.equal(readCapture('= status'), 'bad-name');
  assert.equal(readCapture('status'), 'bad-name');
  assert.equal(readCapture('x = status == 200'), 'bad-subject');
});

test('captures take a header, a parameter, a part of SDP, a pattern; one that finds nothing fails the block', () => {
  const lines = [
    '# @capture contact = header Contact',
    '# @capture tag = header To;tag',
    '# @capture port = body sdp.media[0].port',
    '# @capture host = header Contact /@([\\d.]+)/',
    '# @capture word = reason /O./',
  ];
  const judged = judge(parseBlock(`${lines.join('\n')}\n`), outcome, true, (text) => text);
  assert.deepEqual(Object.fromEntries(judged.captured), {
    contact: '"B" <sip:bob@192.0.2.7:5070;transport=tcp>;expires=60, <sip:b2@192.0.2.8>',
    tag: 'x1',
    port: '4000',
    host: '192.0.2.7',
    word: 'OK',
  });
  assert.equal(judged.isPassed, true);
  const missing = judge(parseBlock('# @capture x = header RSeq\n'), outcome, true, (text) => text);
  assert.deepEqual([missing.isPassed, missing.captured.size], [false, 0]);
});

test('a value with templates is met by what they stand for, and not at all where they stand for nothing', () => {
  const block = parseBlock('# @expect header To;tag == {{tag}}\n');
  const passed = (value: string | undefined) => judge(block, outcome, true, () => value).isPassed;
  assert.deepEqual([passed('x1'), passed('x2'), passed(undefined)], [true, false, false]);
});
