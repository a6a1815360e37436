/** What authors really get wrong, in one file as they write it: each mistake is found, and what is safe to mend mends them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixAll } from '../../server/src/features/fixes.ts';
import { analyse, contextOf } from '../../server/src/rules/analyse.ts';
import { applyEdits } from '../../server/src/sip/syntax/edit.ts';
import { parseBlock, parseFile } from '../../server/src/sip/syntax/parse.ts';
import { report } from './support/example.ts';

const flow = `### from the user to the proxy
MESSAGE sip:user2@example.com SIP/2.0
Via: SIP/2.0/TCP user1pc.example.com;;branch=z9hG4bK776sgdkse
Max-Forwards: 70
From: sip:user1@example.com;;tag=49583
To: sip:user2@example.com
Call-ID: asd88asd77a@user1pc.example.com
CSeq: 1 MESSAGE
Content-Type: text/plain
Content-Length: 18

user2, come here.

### from the proxy to the other user
MESSAGE sip:user2@user2pc.example.com SIP/2.0
Via: SIP/2.0/TCP proxy.example.com
Via: SIP/2.0/TCP user1pc.example.com;branch=z9hG4bK776sgdkse;
received=192.0.2.1
Max-Forwards: 69
From: sip:user1@example.com;tag=49394
To: sip:user2@example.com
Call-ID: asd88asd77a@user1pc.example.com
CSeq: 1 MESSAGE
Content-Type: text/plain
Content-Length: 17

user2, come here.

### the answer to a registration
SIP/2.0 200 OK
Via: SIP/2.0/UDP bobspc.example.com:5060
To: <sip:bob@example.com>;tag=2493k59kd
From: <sip:bob@example.com>;tag=456248
Call-ID: 843817637684230@998sdasdh09
CSeq: 1826 REGISTER
Contact: <sip:bob@192.0.2.4>
Expires: 3600 seconds
Content-Length: 0

`;

test('every mistake is found, where it is', () => {
  assert.deepEqual(found(flow), [
    'error malformed-via ";"',
    'error empty-parameter ";"',
    'error wrong-content-length "18"',
    'warning via-without-branch "SIP/2.0/TCP proxy.example.com"',
    'error stray-line "received=192.0.2.1"',
    'hint unbracketed-uri "sip:user1@example.com"',
    'warning changed-from-tag "49394"',
    'warning via-without-branch "SIP/2.0/UDP bobspc.example.com:5060"',
    'error malformed-header "seconds"',
  ]);
});

test('what is safe to mend is mended together, and what only the author knows is left', () => {
  assert.deepEqual(found(mended(flow)), [
    'hint unbracketed-uri "sip:user1@example.com"',
    'hint unbracketed-uri "sip:user1@example.com"',
    'warning changed-from-tag "49394"',
    'warning via-without-branch "SIP/2.0/UDP bobspc.example.com:5060"',
    'error malformed-header "seconds"',
  ]);
});

test('mending twice changes nothing more', () => {
  assert.equal(mended(mended(flow)), mended(flow));
});

function found(text: string): string[] {
  return report(text).map(({ problem, start }) => {
    const marked = JSON.stringify(text.slice(problem.start + start, problem.end + start));
    return `${problem.severity} ${problem.rule} ${marked}`;
  });
}

function mended(text: string): string {
  const context = contextOf('utf8');
  return parseFile(text)
    .blocks.map(({ block }) => {
      const edit = fixAll(block, (each) => analyse(each, context).problems, parseBlock);
      return edit === undefined ? block.text : applyEdits(block.text, [edit]);
    })
    .join('');
}
