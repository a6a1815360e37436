/** Messages that follow one another, made as blocks below: what they take over, and that nothing is wrong with them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lint, parse } from '../../server/src/core.ts';
import { refactored, titlesIn } from './support/refactor.ts';

const invite = `### call
INV|ITE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bKp, SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bKa;rport
Record-Route: <sip:proxy.example.com;lr>
Route: <sip:first.example.com;lr>
Max-Forwards: 70
f: "Alice" <sip:alice@example.com>;tag=a1
To: <sip:bob@example.com>
i: 7@192.0.2.1
CSeq: 5
 INVITE
Contact: <sip:alice@192.0.2.1:5070>
Timestamp: 54
Proxy-Authorization: Digest username="alice", realm="example.com", nonce="n", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef"
Content-Length: 0

`;

/** What is put below a text. */
function added(marked: string, title: string, wanted: string): string {
  const changed = refactored(marked, title, ({ args }) => Object.values(args).includes(wanted));
  return changed.slice(changed.indexOf('\n### ', 1) + 1);
}

function response(code: string, marked = invite): string {
  return added(marked, 'refactor-response', code);
}

test('100 has no tag and the timestamp of the request (RFC 3261 §8.2.6.1)', () => {
  assert.equal(
    response('100 Trying'),
    `### 100 Trying
SIP/2.0 100 Trying
Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bKp
Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bKa;rport
From: "Alice" <sip:alice@example.com>;tag=a1
To: <sip:bob@example.com>
Call-ID: 7@192.0.2.1
CSeq: 5 INVITE
Timestamp: 54
Content-Length: 0

`,
  );
});

test('what founds a dialog has a tag, the recorded route and a contact (RFC 3261 §12.1.1)', () => {
  const ringing = response('180 Ringing');
  assert.match(ringing, /\nRecord-Route: <sip:proxy\.example\.com;lr>\nFrom/u);
  assert.match(ringing, /\nTo: <sip:bob@example\.com>;tag=\{\{\$tag\}\}\n/u);
  assert.match(ringing, /\nContact: <sip:bob@\{\{\$localIp\}\}:\{\{\$localPort\}\}>\n/u);
  const busy = response('486 Busy Here');
  assert.doesNotMatch(busy, /Record-Route|Contact/u);
  assert.match(busy, /;tag=/u);
});

test('all answers to one request have one tag', () => {
  const before = `${invite}### ringing\nSIP/2.0 180 Ringing\nTo: <sip:bob@example.com>;x=1;tag=b9\nCall-ID: 7@192.0.2.1\nCSeq: 5 INVITE\n\n`;
  assert.match(response('200 OK', before), /\nTo: <sip:bob@example\.com>;tag=b9\n/u);
  const other = before.replace('CSeq: 5 INVITE', 'CSeq: 6 INVITE');
  assert.match(response('200 OK', other), /;tag=\{\{\$tag\}\}\n/u);
});

test('a challenge, a redirection and a refused method carry what they must', () => {
  assert.match(response('401 Unauthorized'), /\nWWW-Authenticate: Digest realm="example\.com", nonce="nonce"/u);
  assert.match(response('407 Proxy Authentication Required'), /\nProxy-Authenticate: Digest /u);
  assert.match(response('302 Moved Temporarily'), /\nContact: </u);
  const message = invite.replaceAll('INVITE', 'MESSAGE').replace('INV|ITE', 'MESS|AGE');
  assert.match(response('405 Method Not Allowed', message), /\nAllow: /u);
});

test('a session timer is granted as it was asked for, with who refreshes; one that is too short may be refused (RFC 4028 §9)', () => {
  const timed = (fields: string): string => invite.replace('Timestamp: 54\n', `${fields}\n`);
  const rows = (fields: string): readonly string[] =>
    response('200 OK', timed(fields)).match(/^(?:Require|Session-Expires): .*$/gmu) ?? [];
  assert.deepEqual(rows('Supported: timer\nSession-Expires: 1800'), [
    'Require: timer',
    'Session-Expires: 1800;refresher=uac',
  ]);
  assert.deepEqual(rows('k: 100rel, timer\nx: 1800;refresher=uas'), [
    'Require: timer',
    'Session-Expires: 1800;refresher=uas',
  ]);
  // A proxy asked for it, and the caller does not know what a timer is.
  assert.deepEqual(rows('Session-Expires: 1800'), ['Session-Expires: 1800;refresher=uas']);
  assert.deepEqual(rows('Supported: timer'), []);
  assert.doesNotMatch(response('180 Ringing', timed('Supported: timer\nSession-Expires: 1800')), /Session-Expires/u);
  assert.match(
    response('422 Session Interval Too Small', timed('Supported: timer\nSession-Expires: 60')),
    /\nMin-SE: 90\n/u,
  );
  const update = timed('Supported: timer\nSession-Expires: 1800').replaceAll('INVITE', 'UPDATE');
  assert.match(
    response('200 OK', update.replace('INV|ITE', 'UPD|ATE')),
    /\nRequire: timer\nSession-Expires: 1800;refresher=uac\n/u,
  );
});

test('who requires 100rel gets provisional responses but 100 reliably (RFC 3262 §3)', () => {
  const requiring = invite.replace('Timestamp: 54', 'Require: 100rel');
  assert.match(response('180 Ringing', requiring), /\nRequire: 100rel\nRSeq: 1\n/u);
  assert.doesNotMatch(response('100 Trying', requiring), /RSeq|Require/u);
  assert.doesNotMatch(response('200 OK', requiring), /RSeq|Require/u);
  assert.doesNotMatch(response('180 Ringing'), /RSeq|Require/u);
});

test('an offer in UPDATE or PRACK is answered in its 200 (RFC 3311 §5.2, RFC 3262 §5)', () => {
  const sdp = 'v=0\no=- 7 7 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 4000 RTP/AVP 8\n';
  for (const method of ['UPDATE', 'PRACK']) {
    const marked = invite.replace('INV|ITE', `${method.slice(0, 2)}|${method.slice(2)}`).replaceAll('INVITE', method);
    const offering = marked.replace('Content-Length: 0\n\n', `Content-Type: application/sdp\n\n${sdp}`);
    assert.match(response('200 OK', offering), /^m=audio \{\{\$rtpPort\}\} RTP\/AVP 8$/mu, method);
    assert.doesNotMatch(response('200 OK', marked), /^m=/mu, method);
  }
});

test('200 to REGISTER lists the bindings with their ends, to SUBSCRIBE says how long it lasts', () => {
  const register =
    'REG|ISTER sip:example.com SIP/2.0\nTo: <sip:a@b>;tag=2\nContact: <sip:a@c>;q=1, <sip:a@d>;expires=5\nExpires: 60\n\n';
  assert.match(response('200 OK', register), /\nContact: <sip:a@c>;q=1;expires=60\nContact: <sip:a@d>;expires=5\n/u);
  assert.match(response('200 OK', register), /\nTo: <sip:a@b>;tag=2\n/u);
  const subscribe = 'SUB|SCRIBE sip:a@b SIP/2.0\nTo: <sip:a@b>\nExpires: 30\n\n';
  assert.match(response('200 OK', subscribe), /\nExpires: 30\n/u);
});

test('an offer is answered stream by stream (RFC 3264 §6), and a request without one gets one', () => {
  const offer = [
    'v=0',
    'o=a 1 1 IN IP4 192.0.2.1',
    's=-',
    'c=IN IP4 192.0.2.1',
    't=0 0',
    'a=sendonly',
    'm=audio 4000 RTP/AVP 96 0',
    'a=rtpmap:96 opus/48000/2',
    'a=fmtp:96 useinbandfec=1',
    'a=rtpmap:0 PCMU/8000',
    'a=ptime:20',
    'm=video 4002 RTP/AVP 31',
    '',
  ];
  const head = invite.replace('Content-Length: 0\n', 'Content-Type: application/sdp\n');
  const answered = response('200 OK', head + offer.join('\n'));
  assert.equal(
    answered.slice(answered.indexOf('t=0 0')),
    't=0 0\nm=audio {{$rtpPort}} RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=fmtp:96 useinbandfec=1\na=ptime:20\na=recvonly\nm=video 0 RTP/AVP 31\n',
  );
  assert.match(answered, /\nContent-Type: application\/sdp\nContent-Length: \{\{\$contentLength\}\}\n\nv=0\n/u);
  assert.match(response('200 OK'), /\nm=audio \{\{\$rtpPort\}\} RTP\/AVP 0\n/u);
  assert.doesNotMatch(response('180 Ringing'), /m=audio/u);
});

test('CANCEL and the ACK of a failure are as their INVITE (RFC 3261 §9.1, §17.1.1.3)', () => {
  const cancel = `### CANCEL
CANCEL sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bKp
Route: <sip:first.example.com;lr>
Max-Forwards: 70
From: "Alice" <sip:alice@example.com>;tag=a1
To: <sip:bob@example.com>
Call-ID: 7@192.0.2.1
CSeq: 5 CANCEL
Content-Length: 0

`;
  assert.equal(added(invite, 'refactor-request', 'CANCEL'), cancel);
  const ack = added(invite, 'refactor-ack-failure', 'ACK');
  const expected = cancel
    .replaceAll('CANCEL', 'ACK')
    .replace('<sip:bob@example.com>\n', '{{call.response.headers.To}}\n');
  assert.equal(ack, expected);
});

const success = `### answer
SIP/2.0 2|00 OK
Via: SIP/2.0/UDP proxy.example.com;branch=z9hG4bKp
Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bKa;rport
Record-Route: <sip:second.example.com;lr>
Record-Route: <sip:proxy.example.com;lr>
From: "Alice" <sip:alice@example.com>;tag=a1
To: <sip:bob@example.com>;tag=b9
Call-ID: 7@192.0.2.1
CSeq: 5 INVITE
Contact: "Bob" <sip:bob@192.0.2.9;x=1>
Content-Length: 0

`;

test('requests of the dialog go by the route set to the remote target (RFC 3261 §12.2.1.1)', () => {
  const both = invite.replace('|', '') + success;
  const ack = added(both, 'refactor-request', 'ACK');
  assert.equal(
    ack.slice(0, ack.indexOf('\nProxy-Auth')),
    `### ACK
ACK sip:bob@192.0.2.9;x=1 SIP/2.0
Via: SIP/2.0/UDP proxy.example.com;branch={{$branch}}
Route: <sip:proxy.example.com;lr>
Route: <sip:second.example.com;lr>
Max-Forwards: 70
From: "Alice" <sip:alice@example.com>;tag=a1
To: <sip:bob@example.com>;tag=b9
Call-ID: 7@192.0.2.1
CSeq: 5 ACK`,
  );
  const bye = added(both, 'refactor-request', 'BYE');
  assert.match(bye, /\nCSeq: 6 BYE\n/u);
  assert.doesNotMatch(bye, /Authorization/u);
  const strict = both.replace('proxy.example.com;lr>\nFrom', 'proxy.example.com>\nFrom');
  assert.match(
    added(strict, 'refactor-request', 'BYE'),
    /^BYE sip:proxy\.example\.com SIP.*\nRoute: <sip:second\.example\.com;lr>\nRoute: <sip:bob@192\.0\.2\.9;x=1>\nMax/msu,
  );
});

test('a reliable provisional response is followed by its PRACK (RFC 3262 §7.2)', () => {
  const early = success
    .replace('2|00 OK', '1|83 Session Progress')
    .replace('Contact', 'Require: 100rel\nRSeq: 33\nContact');
  assert.match(
    added(invite.replace('|', '') + early, 'refactor-request', 'PRACK'),
    /\nCSeq: 6 PRACK\nRAck: 33 5 INVITE\n/u,
  );
  assert.deepEqual(
    titlesIn(invite.replace('|', '') + success.replace('2|00', '1|80')).filter((title) => title === 'refactor-request'),
    [],
  );
});

test('what is made only when it is sent is referred to, and the block gets a name for it', () => {
  const templated = `INV|ITE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
From: <sip:alice@example.com>;tag={{$tag}}
To: <sip:bob@example.com>
Call-ID: {{$callId}}
CSeq: {{$cseq}} INVITE
Contact: <sip:alice@{{$localIp}}:{{$localPort}}>
`;
  const changed = refactored(templated, 'refactor-request', ({ args }) => args.method === 'BYE');
  assert.equal(
    changed,
    `# @name invite
${templated.replace('|', '')}### BYE
BYE {{invite.response.headers.Contact.uri}} SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
#Route: {{invite.routeSet}}
Max-Forwards: 70
From: {{invite.request.headers.From}}
To: {{invite.response.headers.To}}
Call-ID: {{invite.request.headers.Call-ID}}
CSeq: {{$cseq +1}} BYE
Content-Length: 0

`,
  );
  const taken = `### invite\nOPTIONS sip:a@b SIP/2.0\n\n### \n${templated}`;
  assert.match(
    refactored(taken, 'refactor-request', ({ args }) => args.method === 'CANCEL'),
    /# @name invite2\n/u,
  );
});

test('nothing answers an ACK, and only an INVITE is cancelled', () => {
  assert.deepEqual(
    titlesIn('AC|K sip:a@b SIP/2.0\n').filter((title) => /response|request/u.test(title)),
    [],
  );
  assert.ok(!titlesIn('OPT|IONS sip:a@b SIP/2.0\n').some((title) => /request|ack/u.test(title)));
});

test('nothing is wrong with what is made', () => {
  const text = invite.replace('|', '');
  assert.deepEqual(problemsOf(text), []);
  const codes = [
    '100 Trying',
    '180 Ringing',
    '183 Session Progress',
    '200 OK',
    '302 Moved Temporarily',
    '401 Unauthorized',
    '404 Not Found',
    '407 Proxy Authentication Required',
    '486 Busy Here',
    '487 Request Terminated',
    '500 Server Internal Error',
  ];
  for (const code of codes) assert.deepEqual(problemsOf(text + response(code)), [], code);
  assert.deepEqual(problemsOf(text + added(invite, 'refactor-request', 'CANCEL')), []);
  for (const method of ['ACK', 'BYE']) {
    const both = text + success;
    assert.deepEqual(problemsOf(both.replace('|', '') + added(both, 'refactor-request', method)), [], method);
  }
});

function problemsOf(text: string): string[] {
  return lint(parse(text))
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => `${rule}: ${message}`);
}
