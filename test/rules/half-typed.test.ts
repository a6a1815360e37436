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
  'a reliable response with a session timer': `SIP/2.0 183 Session Progress
Via: SIP/2.0/UDP client.example.com:5060;branch=z9hG4bK74bf9;received=192.0.2.1
Record-Route: <sip:proxy.example.com;lr>
From: <sip:alice@example.com>;tag=9fxced76sl
To: <sip:bob@example.com>;tag=314159
Call-ID: 3848276298220188511@client.example.com
CSeq: 1 INVITE
Contact: <sip:bob@server.example.com>
Require: 100rel
RSeq: 813520
Content-Length: 0

`,
  'an answer with a session timer': `SIP/2.0 200 OK
Via: SIP/2.0/TLS client.example.com;branch=z9hG4bK74bf9
From: <sip:alice@example.com>;tag=9fxced76sl
To: <sip:bob@example.com>;tag=314159
Call-ID: 3848276298220188511@client.example.com
CSeq: 1 INVITE
Contact: <sips:bob@server.example.com;transport=tcp>
Require: timer
Session-Expires: 1800;refresher=uac
Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2
Content-Length: 0

`,
  'a REGISTER over a flow, with an agreement': `REGISTER sip:example.com SIP/2.0
Via: SIP/2.0/TCP client.example.com;branch=z9hG4bK74bf9
Max-Forwards: 70
From: <sip:alice@example.com>;tag=9fxced76sl
To: <sip:alice@example.com>
Call-ID: 3848276298220188511@client.example.com
CSeq: 1 REGISTER
Contact: <sip:alice@client.example.com;transport=tcp>;+sip.instance="<urn:uuid:00000000-0000-1000-8000-000A95A0E128>";reg-id=1
Supported: path, outbound
Require: sec-agree
Proxy-Require: sec-agree
Security-Client: ipsec-3gpp;alg=hmac-sha-1-96;spi-c=2;spi-s=1;port-c=2468;port-s=1357
Authorization: Digest username="alice@example.com", realm="example.com", nonce="", uri="sip:example.com", response=""
Content-Length: 0

`,
  'a transfer with an asserted caller': `INVITE sips:bob@example.com SIP/2.0
Via: SIP/2.0/TLS proxy.example.com;branch=z9hG4bK1, SIP/2.0/TLS client.example.com;branch=z9hG4bK74bf9
Max-Forwards: 70
Route: <sips:proxy.example.com;lr>
From: <sips:alice@example.com>;tag=9fxced76sl
To: <sips:bob@example.com>
Call-ID: 3848276298220188511@client.example.com
CSeq: 1 INVITE
Contact: <sips:alice@client.example.com>
Replaces: 425928@client.example.com;to-tag=7743;from-tag=6472
History-Info: <sips:bob@example.com>;index=1
Reason: Q.850;cause=16;text="Terminated"
Privacy: id;critical
Accept: application/sdp
Supported: timer, replaces
Session-Expires: 1800
Min-SE: 90
Content-Length: 0

`,
  'a notification that ends a subscription': `NOTIFY sip:alice@client.example.com SIP/2.0
Via: SIP/2.0/UDP server.example.com;branch=z9hG4bK74bf9
Max-Forwards: 70
From: <sip:bob@example.com>;tag=314159
To: <sip:alice@example.com>;tag=9fxced76sl
Call-ID: 3848276298220188511@client.example.com
CSeq: 2 NOTIFY
Contact: <sip:bob@server.example.com>
Event: presence
Subscription-State: terminated;reason=giveup;retry-after=120
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
