/** Parts of earlier messages: which message is meant, which value, and that what a stranger sent begins no header field. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExpression } from '../../server/src/sip/expression.ts';
import { type Conversation, resolveReference } from '../../server/src/sip/references.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { wireOf } from '../../server/src/sip/wire.ts';
import { readMessage } from '../../server/src/ua/received.ts';
import { factsOf } from './support/facts.ts';

const invite = `INVITE sip:bob@biloxi.example.com;transport=tcp SIP/2.0
Via: SIP/2.0/UDP client.atlanta.example.com:5070;branch=z9hG4bK74bf9;rport
v: SIP/2.0/TCP [2001:db8::9];branch=z9hG4bK1
From: "Alice \\"A\\" 安" <sip:alice@atlanta.example.com;user=phone>;tag=9fxced76sl
To: Bob <sip:bob@biloxi.example.com>
Call-ID: 3848276298220188511@atlanta.example.com
CSeq: 2 INVITE
Supported: path,
 100rel
X-Trunk: west
X-Trunk: east

v=0
s=-
`;

const ringing = `SIP/2.0 183 Session Progress
Record-Route: <sip:p3.example.com;lr>;x=1, <sip:p2.example.com;lr>
Record-Route: <sip:p1.example.com;lr>
To: Bob <sip:bob@biloxi.example.com>;tag=early
RSeq: 776655

`;

const refusal = `SIP/2.0 401 Unauthorized
To: Bob <sip:bob@biloxi.example.com>;tag=refused
WWW-Authenticate: Digest realm="example.com", nonce="a,b"

`;

const accepted = `SIP/2.0 200 OK
To: Bob <sip:bob@biloxi.example.com>;tag=314159
m: <sip:bob@192.0.2.4:5061;ob>;expires=60, <tel:+358-555>

`;

function conversation(request: string, ...responses: string[]): Conversation {
  return { request: read(request), responses: responses.map(read) };
}

function read(text: string): Conversation['request'] {
  return readMessage(text.replaceAll('\n', '\r\n'));
}

const call = conversation(invite, refusal, ringing, accepted);

function foundBy(expression: string, of: Conversation | undefined = call): string {
  const reference = readExpression(`invite.${expression}`);
  assert.ok(reference.kind === 'reference', expression);
  const found = resolveReference(reference, of);
  return typeof found === 'string' ? `=${found}` : found.fault;
}

test('a part is found in the request by header, number and parameter', () => {
  for (const [expression, value] of [
    ['request.method', 'INVITE'],
    ['request.uri', 'sip:bob@biloxi.example.com;transport=tcp'],
    ['request.uri.user', 'bob'],
    ['request.uri.params.transport', 'tcp'],
    ['request.headers.Via[0].branch', 'z9hG4bK74bf9'],
    ['request.headers.via.branch', 'z9hG4bK74bf9'],
    ['request.headers.v[1].branch', 'z9hG4bK1'],
    ['request.headers.Via[1].host', '[2001:db8::9]'],
    ['request.headers.Via[0].port', '5070'],
    ['request.headers.Via[0].transport', 'UDP'],
    ['request.headers.Via[0].rport', ''],
    ['request.headers.Via[1]', 'SIP/2.0/TCP [2001:db8::9];branch=z9hG4bK1'],
    ['request.headers.From.TAG', '9fxced76sl'],
    ['request.headers.From.uri', 'sip:alice@atlanta.example.com;user=phone'],
    ['request.headers.From.uri.user', 'alice'],
    ['request.headers.From.uri.params.user', 'phone'],
    ['request.headers.From.displayName', 'Alice \\"A\\" 安'],
    ['request.headers.CSeq.number', '2'],
    ['request.headers.CSeq.method', 'INVITE'],
    ['request.headers.Call-ID', '3848276298220188511@atlanta.example.com'],
    ['request.headers.Supported', 'path, 100rel'],
    ['request.headers.Supported[1]', '100rel'],
    ['request.headers.X-Trunk', 'west'],
    ['request.headers.x-trunk[1]', 'east'],
    ['request.body', 'v=0\r\ns=-\r\n'],
  ] as const) {
    assert.equal(foundBy(expression), `=${value}`, expression);
  }
});

test('a session description is read by its media and lines', () => {
  const answer = `SIP/2.0 200 OK
Content-Type: Application/SDP

v=0
o=- 1 27 IN IP4 192.0.2.1
s=-
c=IN IP4 192.0.2.7
a=tool:x:y
m=audio 49170/2 RTP/AVP 0 8
a=ptime:20
a=sendonly
m=video 0 RTP/AVP 31
c=IN IP6 2001:db8::1
`;
  const described = conversation(invite, answer);
  for (const [expression, value] of [
    ['media[0].port', '49170'],
    ['media.proto', 'RTP/AVP'],
    ['media[1].media', 'video'],
    ['media[0].formats', '0 8'],
    ['media[0].formats[1]', '8'],
    ['media[0].address', '192.0.2.7'],
    ['media[1].address', '2001:db8::1'],
    ['media[0].attributes.ptime', '20'],
    ['media[0].attributes.sendonly', ''],
    ['address', '192.0.2.7'],
    ['attributes.tool', 'x:y'],
    ['origin.sessionVersion', '27'],
    ['origin.address', '192.0.2.1'],
  ] as const) {
    assert.equal(foundBy(`response.body.sdp.${expression}`, described), `=${value}`, expression);
  }
  const missing = [
    'media[2].port',
    'media[1].attributes.ptime',
    'origin',
    'origin.letter',
    'media[0].port.text',
    'lines',
  ];
  for (const expression of missing) {
    assert.equal(foundBy(`response.body.sdp.${expression}`, described), 'no-such-part', expression);
  }
  const other = conversation(invite, answer.replace('Application/SDP', 'text/plain'));
  assert.equal(foundBy('response.body.sdp.address', other), 'no-such-part');
});

test('of several responses the outcome counts, or the one that is asked for', () => {
  for (const [expression, value] of [
    ['response.status', '200'],
    ['response.reason', 'OK'],
    ['response[1xx].headers.RSeq', '776655'],
    ['response[183].reason', 'Session Progress'],
    ['response[0].status', '401'],
    ['response[401].headers.WWW-Authenticate.realm', 'example.com'],
    ['response[4XX].headers.WWW-Authenticate.nonce', 'a,b'],
    ['response.headers.To.tag', '314159'],
    ['response.headers.Contact[0].uri', 'sip:bob@192.0.2.4:5061;ob'],
    ['response.headers.Contact[0].uri.port', '5061'],
    ['response.headers.Contact.expires', '60'],
    ['response.headers.Contact[1].uri.number', '+358-555'],
  ] as const) {
    assert.equal(foundBy(expression), `=${value}`, expression);
  }
  assert.equal(foundBy('response.status', conversation(invite, ringing)), '=183');
});

test('a route set is what the dialog was made with, in reverse order', () => {
  const early = conversation(invite, ringing);
  const routes = ['<sip:p1.example.com;lr>', '<sip:p2.example.com;lr>', '<sip:p3.example.com;lr>;x=1'];
  assert.equal(foundBy('routeSet', early), `=${routes.join(', ')}`);
  assert.equal(foundBy('routeSet[1]', early), '=<sip:p2.example.com;lr>');
  assert.equal(foundBy('routeSet[0].uri.host', early), '=p1.example.com');
  assert.equal(foundBy('routeSet'), 'no-route-set', 'a 2xx replaces what was early: RFC 3261 §13.2.2.4');
  assert.equal(foundBy('routeSet', conversation(invite, refusal)), 'not-answered');
});

test('what is not there is not guessed', () => {
  assert.equal(resolveReferenceToNothing(), 'not-sent');
  for (const expression of ['response[2xx].status', 'response[486].status', 'response[7].status', 'response[x].status'])
    assert.equal(foundBy(expression, conversation(invite, ringing)), 'not-answered', expression);
  for (const expression of [
    'request.status',
    'response.method',
    'request.headers',
    'request.headers.Route',
    'request.headers.X-None',
    'request.headers.X-Trunk.tag',
    'request.headers.Via[2]',
    'request.headers.Via[0].ttl',
    'request.headers.Via[0].sentBy',
    'request.headers.Via[0].branch.text',
    'request.headers.Via[0].constructor',
    'request.headers[0]',
    'request.body.sdp',
    'request',
  ]) {
    assert.equal(foundBy(expression), 'no-such-part', expression);
  }
});

test('a value that cannot be read leaves its number to no other', () => {
  const broken = conversation(invite.replace('SIP/2.0/UDP client', 'SIP/2.0/UDP @@'));
  assert.equal(foundBy('request.headers.Via[1].branch', broken), 'no-such-part');
  const unreadable = conversation(invite.replace('Bob <', 'B\u{FFFD}b <'));
  assert.equal(foundBy('request.headers.To', unreadable), 'unreadable-part');
});

function resolveReferenceToNothing(): string {
  const found = resolveReference({ kind: 'reference', block: 'invite', of: 'routeSet', path: [] });
  return typeof found === 'string' ? found : found.fault;
}

/** The head of a message that takes a header of an answer into its own, or why there is none. */
function sentWith(answer: string, expression = 'invite.response.headers.X-Any', preamble = ''): string {
  const answered: Conversation = { request: read(invite), responses: [readMessage(answer)] };
  const block = parseBlock(
    `@secret = swordfish\n${preamble}OPTIONS sip:bob@example.com SIP/2.0\nSubject: {{${expression}}}\nContent-Length: 0\n\n`,
  );
  const facts = factsOf({}, { reference: (reference) => resolveReference(reference, answered) });
  const { bytes, problems } = wireOf(block, { facts, encoding: 'utf8' });
  return bytes === undefined ? problems.map(({ what }) => what).join() : new TextDecoder().decode(bytes);
}

test('what a stranger sent adds no header field and is not looked into again', () => {
  const plain = sentWith('SIP/2.0 200 OK\r\nX-Any: {{secret}} {{$processEnv HOME}} \\{{secret}}\r\n\r\n');
  assert.ok(plain.includes('Subject: {{secret}} {{$processEnv HOME}} \\{{secret}}\r\n'), plain);
  assert.doesNotMatch(plain, /swordfish/u);
  const folded = sentWith('SIP/2.0 200 OK\r\nX-Any: one\r\n Route: <sip:evil.example.com>\r\n\r\n');
  assert.ok(folded.includes('Subject: one Route: <sip:evil.example.com>\r\n'), folded);
  const escaped = sentWith('SIP/2.0 200 OK\r\nX-Any: a\\r\\nRoute: <sip:x>\r\n\r\n', undefined, '# @escapes\n');
  assert.ok(escaped.includes('Subject: a\\r\\nRoute: <sip:x>\r\n'), escaped);
  const body = 'SIP/2.0 200 OK\r\n\r\nx\r\nRoute: <sip:evil.example.com>';
  assert.equal(sentWith(body, 'invite.response.body'), 'line-end-in-value');
});

test('no answer makes more header fields than the message has, whatever line ends it holds', () => {
  const pieces = [
    'a',
    '\r',
    '\n',
    '\r\n',
    '\r\n ',
    '\t',
    ':',
    'Route: <sip:x>',
    '{{secret}}',
    '"',
    '\\',
    '\0',
    '\u{2028}',
  ];
  let state = 7;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let round = 0; round < 3000; round += 1) {
    const value = Array.from({ length: next(9) + 1 }, () => pieces[next(pieces.length)]).join('');
    const sent = sentWith(`SIP/2.0 200 OK\r\nX-Any: ${value}\r\nX-Last: 1\r\n\r\n${value}`, roundPart(round));
    if (!sent.startsWith('OPTIONS')) continue;
    const head = sent.slice(0, sent.indexOf('\r\n\r\n'));
    assert.equal(head.split(/\r\n|\r|\n/u).length, 3, JSON.stringify({ value, sent }));
  }
});

function roundPart(round: number): string {
  return `invite.response.${['headers.X-Any', 'body', 'reason', 'headers.Route'][round % 4]}`;
}

test('a body may become the body of another message, lines and all', () => {
  const answered = conversation(invite, 'SIP/2.0 200 OK\n\nv=0\n{{$tag}}\n');
  const block = parseBlock(
    'ACK sip:bob@example.com SIP/2.0\nContent-Length: {{$contentLength}}\n\n{{invite.response.body}}',
  );
  const facts = factsOf({}, { reference: (reference) => resolveReference(reference, answered) });
  const { bytes } = wireOf(block, { facts, encoding: 'utf8' });
  assert.equal(
    new TextDecoder().decode(bytes),
    'ACK sip:bob@example.com SIP/2.0\r\nContent-Length: 15\r\n\r\nv=0\r\n{{$tag}}\r\n',
  );
});
