/** A message typed from top to bottom is never painted red, and nothing is said of the line that is being typed. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { report, type Said } from './support/example.ts';

const messages: Readonly<Record<string, string>> = {
  'an INVITE': `INVITE sip:bob@biloxi.example.com;transport=tcp SIP/2.0
Via: SIP/2.0/TCP client.atlanta.example.com:5060;branch=z9hG4bK74bf9;rport
Max-Forwards: 70
From: "Alice A." <sip:alice@atlanta.example.com>;tag=9fxced76sl
To: Bob <sip:bob@biloxi.example.com>
Call-ID: 3848276298220188511@atlanta.example.com
CSeq: 1 INVITE
Contact: <sip:alice@client.atlanta.example.com;transport=tcp>
Allow: INVITE, ACK, CANCEL
Date: Sat, 13 Nov 2010 23:29:00 GMT
Authorization: Digest username="alice", realm="a", nonce="x", uri="sip:bob@biloxi.example.com", response="0123456789abcdef0123456789abcdef"
Content-Type: application/sdp
Content-Length: 0

`,
  'a challenge': `SIP/2.0 401 Unauthorized
Via: SIP/2.0/UDP [2001:db8::1]:5060;branch=z9hG4bK74bf9;received=192.0.2.1
From: <sip:alice@atlanta.example.com>;tag=9fxced76sl
To: <sip:alice@atlanta.example.com>;tag=37GkEhwl6
Call-ID: 3848276298220188511@atlanta.example.com
CSeq: 1 REGISTER
WWW-Authenticate: Digest realm="atlanta.example.com", qop="auth", nonce="ea9c8e88", opaque="", stale=FALSE, algorithm=MD5
Content-Length: 0

`,
  'a REGISTER with variables': `# @target udp:127.0.0.1:5060
@user = alice
REGISTER sip:example.com SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:{{user}}@example.com>;tag={{$tag}}
To: <sip:{{user}}@example.com>
Call-ID: {{$callId}}
CSeq: {{$cseq}} REGISTER
Contact: <sip:{{user}}@{{$localIp}}:{{$localPort}}>;expires=600
Content-Length: 0

`,
  'compact forms and folds': `MESSAGE sip:bob@example.com SIP/2.0
v: SIP/2.0/UDP client.example.com:5060
 ;branch=z9hG4bK74bf9
Max-Forwards: 70
f: <sip:alice@example.com>;tag=1
t: <sip:bob@example.com>
i: a@b
CSeq: 1 MESSAGE
s: a long
  subject
c: text/plain
l: 0

`,
};

for (const [name, text] of Object.entries(messages)) {
  describe(name, () => {
    test('is faultless when it is done', () => {
      assert.deepEqual(report(text), []);
    });

    test('is never painted red', () => {
      for (const prefix of prefixesOf(text)) {
        const errors = report(prefix).filter(({ problem }) => problem.severity === 'error');
        assert.deepEqual(errors.map(shown), [], prefix);
      }
    });

    test('nothing is said of the line that is being typed', () => {
      for (const prefix of prefixesOf(text)) {
        const row = prefix.split('\n').length - 1;
        const below = report(prefix).filter(({ line }) => Number.parseInt(line, 10) === row && row > 0);
        assert.deepEqual(below.map(shown), [], prefix);
      }
    });
  });
}

test('what is wrong above the line that is being typed is said at once', () => {
  const said = report('OPTIONS sip:bob@example.com SIP/2.0\nVia: SIP/2.0/UDP client.example.com\nMax-Forw');
  assert.deepEqual(said.map(shown), ['1:5+30 The topmost Via has no branch']);
});

test('a message that lacks but one field may still get it: a warning, until the head is ended', () => {
  const text = `OPTIONS sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1
To: <sip:bob@example.com>
Call-ID: a@b
`;
  const [open] = report(text);
  assert.deepEqual([open?.problem.rule, open?.problem.severity], ['missing-cseq', 'warning']);
  const [ended] = report(`${text}Content-Length: 0\n\n`);
  assert.deepEqual([ended?.problem.rule, ended?.problem.severity], ['missing-cseq', 'error']);
});

function prefixesOf(text: string): string[] {
  return Array.from(text, (_, index) => text.slice(0, index + 1));
}

function shown({ line }: Said): string {
  return line;
}
