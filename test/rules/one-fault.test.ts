/** One fault in a message is one diagnostic, at the smallest range that shows it: what follows from it is not reported beside it. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { report } from './support/example.ts';

const invite = `INVITE sip:bob@biloxi.example.com SIP/2.0
Via: SIP/2.0/UDP client.atlanta.example.com:5060;branch=z9hG4bK74bf9
Max-Forwards: 70
From: Alice <sip:alice@atlanta.example.com>;tag=9fxced76sl
To: Bob <sip:bob@biloxi.example.com>
Call-ID: 3848276298220188511@atlanta.example.com
CSeq: 1 INVITE
Contact: <sip:alice@client.atlanta.example.com>
Supported: replaces, timer
Expires: 180
Date: Sat, 13 Nov 2010 23:29:00 GMT
Content-Type: text/plain
Content-Length: 6

Hello.`;

/** What is written in place of what, which rule says so, and the text that is marked. */
const faults: readonly (readonly [string, string, string, string])[] = [
  ['INVITE sip', 'INVTE sip', 'cseq-method-mismatch', 'INVTE'],
  ['bob@biloxi.example.com SIP', '<sip:bob@biloxi.example.com> SIP', 'malformed-uri', '<'],
  [
    'sip:bob@biloxi.example.com SIP',
    '<sip:bob@biloxi.example.com> SIP',
    'bracketed-request-uri',
    '<sip:bob@biloxi.example.com>',
  ],
  ['com SIP/2.0', 'com?Subject=x SIP/2.0', 'misplaced-uri-headers', '?Subject=x'],
  ['SIP/2.0\n', 'SIP/3.0\n', 'wrong-sip-version', 'SIP/3.0'],
  ['SIP/2.0\n', 'SIP/2.0 \n', 'malformed-start-line', ' '],
  ['INVITE sip', 'INVITE\tsip', 'malformed-start-line', '\t'],
  ['SIP/2.0/UDP', 'SIP/2.0', 'malformed-via', ' '],
  [':5060;', ':5060;;', 'malformed-via', ';'],
  [';branch=z9hG4bK74bf9', '', 'via-without-branch', 'SIP/2.0/UDP client.atlanta.example.com:5060'],
  ['z9hG4bK74bf9', '74bf9', 'branch-without-cookie', '74bf9'],
  ['z9hG4bK74bf9', 'z9hG4bK', 'bare-branch-cookie', 'z9hG4bK'],
  ['70', '256', 'max-forwards-out-of-range', '256'],
  ['70', 'seventy', 'malformed-number', 'seventy'],
  ['Max-Forwards: 70', 'Max-Forwards: 70\nMax-Forwards: 70', 'repeated-header', 'Max-Forwards'],
  [';tag=9fxced76sl', '', 'missing-from-tag', 'Alice <sip:alice@atlanta.example.com>'],
  [';tag=9fxced76sl', ';;tag=9fxced76sl', 'empty-parameter', ';'],
  [';tag=9fxced76sl', ';tag=1;tag=2', 'repeated-parameter', 'tag'],
  [';tag=9fxced76sl', ';tag=', 'malformed-parameter', 'tag='],
  ['Alice <', '"Alice <', 'malformed-quoted-string', '"'],
  ['Alice <', 'Alice, A. <', 'malformed-name-addr', 'Alice, A.'],
  ['<sip:alice@atlanta.example.com>;tag', '<sip:alice@atlanta.example.com;tag', 'malformed-name-addr', '<'],
  ['<sip:bob@biloxi.example.com>\n', '<sip:bob@ biloxi.example.com>\n', 'malformed-uri', ' '],
  ['Bob <sip:bob@biloxi.example.com>\n', 'sip:bob@biloxi.example.com?Subject=x\n', 'unbracketed-uri', '?Subject=x'],
  ['Bob <sip:bob@biloxi.example.com>\n', 'sip:bob,b@biloxi.example.com\n', 'unbracketed-uri', ','],
  [
    '<sip:alice@client.atlanta.example.com>',
    'sip:alice@client.atlanta.example.com;transport=tcp',
    'unbracketed-uri',
    'transport=tcp',
  ],
  ['CSeq: 1 INVITE\n', '', 'missing-cseq', 'INVITE sip:bob@biloxi.example.com SIP/2.0'],
  ['CSeq: 1', 'CSeq: 2147483648', 'cseq-out-of-range', '2147483648'],
  ['CSeq: 1 INVITE', 'CSeq: 1 ACK', 'cseq-method-mismatch', 'ACK'],
  ['CSeq: 1 INVITE', 'CSeq: INVITE', 'malformed-cseq', 'INVITE'],
  ['CSeq: 1', 'CSeq 1', 'stray-line', 'CSeq'],
  ['<sip:alice@client.atlanta.example.com>', 'sip:a,lice@client.atlanta.example.com', 'unbracketed-uri', ','],
  ['client.atlanta.example.com>', 'client.atlanta.example.com>;q=2', 'malformed-parameter', '2'],
  ['<sip:alice@client.atlanta.example.com>', '*', 'misplaced-wildcard', '*'],
  [';branch=', ';rport=70000;branch=', 'malformed-via', '70000'],
  ['Call-ID:', 'CallID:', 'misspelled-header', 'CallID'],
  ['From:', 'Form:', 'misspelled-header', 'Form'],
  ['Call-ID: 3848276298220188511@atlanta.example.com', 'Call-ID:', 'empty-header', 'Call-ID'],
  [
    'Contact: <sip:alice@client.atlanta.example.com>\n',
    '',
    'missing-contact',
    'INVITE sip:bob@biloxi.example.com SIP/2.0',
  ],
  ['replaces, timer', 'replaces,, timer', 'empty-element', ','],
  ['replaces, timer', 'replaces timer', 'malformed-header', 'timer'],
  ['180', '180 seconds', 'malformed-header', 'seconds'],
  ['GMT', 'UTC', 'malformed-date', 'UTC'],
  ['Content-Type: text/plain\n', '', 'missing-content-type', 'Hello.'],
  ['Content-Length: 6', 'Content-Length: 9', 'wrong-content-length', '9'],
  ['Content-Length: 6', 'Content-Length: six', 'wrong-content-length', 'six'],
  ['Content-Length: 6\n\n', 'Content-Length: 6\n', 'missing-empty-line', 'Hello.'],
  ['Content-Length: 6\n\n', 'Content-Length: 6\n  \n', 'line-of-blanks', '  '],
  ['Content-Type: text/plain\nContent-Length: 6', 'Content-Length: 0', 'text-after-body', 'Hello.'],
  ['Supported:', 'Supp orted:', 'malformed-header-name', ' '],
  ['Hello.', 'H\u{FFFD}', 'unreadable-character', '\u{FFFD}'],
  ['INVITE sip', '# @targte udp:127.0.0.1\nINVITE sip', 'unknown-directive', 'targte'],
  ['bob@biloxi.example.com SIP', '{{user}}@biloxi.example.com SIP', 'unresolved-variable', '{{user}}'],
  [
    'INVITE sip',
    'U 2024/05/06 07:08:09 192.0.2.1:5060 -> 192.0.2.2:5060\nINVITE sip',
    'pasted-excerpt',
    'U 2024/05/06 07:08:09 192.0.2.1:5060 -> 192.0.2.2:5060',
  ],
  [
    'INVITE sip:bob@biloxi.example.com SIP/2.0\n',
    '',
    'missing-start-line',
    'Via: SIP/2.0/UDP client.atlanta.example.com:5060;branch=z9hG4bK74bf9',
  ],
];

test('without any fault there is none', () => {
  assert.deepEqual(found(invite), []);
});

describe('one fault, one diagnostic', () => {
  for (const [right, wrong, rule, marked] of faults) {
    test(`${rule}: ${JSON.stringify(wrong)}`, () => {
      assert.ok(invite.includes(right));
      assert.deepEqual(found(invite.replace(right, () => wrong)), [`${rule} ${JSON.stringify(marked)}`]);
    });
  }
});

function found(text: string): string[] {
  return report(text).map(({ problem, start }) => {
    return `${problem.rule} ${JSON.stringify(text.slice(problem.start + start, problem.end + start))}`;
  });
}
