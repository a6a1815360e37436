/** What comes next by what came back: which steps are offered, what they hold, and that our rules find nothing wrong with them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lint, parse } from '../../server/src/core.ts';
import { insertionOf, titleOf, wireBlock } from '../../server/src/features/next/next-step.ts';
import { nextSteps, tagOf } from '../../server/src/features/next/next-steps.ts';
import { isAnswerTo } from '../../server/src/features/next/reply.ts';
import { textsFor } from '../../server/src/texts/texts.ts';

const words = textsFor('en');

const sdp = 'v=0\no=- 7 7 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 4000 RTP/AVP 0\n';

interface Sent {
  readonly more?: string;
  readonly to?: string;
  readonly body?: string;
  readonly type?: string;
}

function request(method: string, { more = '', to = '<sip:bob@example.com>', body = '', type }: Sent = {}): string {
  const typed = body === '' ? '' : `Content-Type: ${type ?? 'application/sdp'}\n`;
  const uri = method === 'REGISTER' ? 'sip:example.com' : 'sip:bob@example.com';
  return `${method} ${uri} SIP/2.0
Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport
Max-Forwards: 70
From: <sip:alice@example.com>;tag=alice1
To: ${to}
Call-ID: call-1@192.0.2.1
CSeq: 7 ${method}
Contact: <sip:alice@192.0.2.1:5060>
${more}${typed}Content-Length: ${body.replaceAll('\n', '\r\n').length}

${body}`;
}

function answer(status: string, method: string, more = '', body = ''): string {
  const typed = body === '' ? '' : 'Content-Type: application/sdp\n';
  return `SIP/2.0 ${status}
Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport=5060;received=192.0.2.1
From: <sip:alice@example.com>;tag=alice1
To: <sip:bob@example.com>;tag=bob1
Call-ID: call-1@192.0.2.1
CSeq: 7 ${method}
${more}${typed}Content-Length: ${body.replaceAll('\n', '\r\n').length}

${body}`;
}

const dialog = 'Contact: <sip:bob@192.0.2.9:5070>\nRecord-Route: <sip:p2.example.com;lr>, <sip:p1.example.com;lr>\n';

/** The blocks of the steps, by their titles without `Next: `. */
function stepsBehind(
  sent: string,
  answers: readonly string[],
  isAcknowledged = true,
): Readonly<Record<string, string>> {
  const [asked, ...responses] = [sent, ...answers].map(wireBlock);
  assert.ok(asked !== undefined);
  const known = responses.filter((each) => each !== undefined);
  const acknowledged = new Set(isAcknowledged ? known.map(tagOf) : []);
  const told = {
    request: asked,
    responses: known,
    isOpen: true,
    acknowledged,
    number: 8,
    way: [],
    wayInDialog: () => [],
  };
  return Object.fromEntries(
    nextSteps(told).map((step) => {
      const made = insertionOf(step, asked, words).text;
      const title = titleOf(step, words).replace('Next: ', '');
      const problems = lint(parse(made), { profile: 'interop' }).filter(
        ({ severity }) => severity === 'error' || severity === 'warning',
      );
      assert.deepEqual(
        problems.map(({ rule, message }) => `${rule}: ${message}`),
        [],
        `${title}\n${made}`,
      );
      assert.match(made, /^\n?### .*\n# .*[.)]\n/u, 'each says what it is for');
      return [title, made];
    }),
  );
}

function valueIn(text: string | undefined, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, 'mu').exec(text ?? '')?.[1];
}

test('a reliable provisional response is acknowledged by PRACK, within the early dialog; UPDATE and CANCEL go too', () => {
  const ringing = answer(
    '183 Session Progress',
    'INVITE',
    `${dialog}Require: 100rel\nRSeq: 988\nAllow: INVITE, UPDATE, PRACK\n`,
    sdp,
  );
  const { PRACK, UPDATE, CANCEL, ...rest } = stepsBehind(
    request('INVITE', { body: sdp, more: 'Supported: 100rel\n' }),
    [ringing],
  );
  assert.deepEqual(rest, {});
  assert.match(PRACK ?? '', /^PRACK sip:bob@192\.0\.2\.9:5070 SIP\/2\.0$/mu);
  assert.equal(valueIn(PRACK, 'RAck'), '988 7 INVITE');
  assert.equal(valueIn(PRACK, 'CSeq'), '8 PRACK');
  // RFC 3261 §12.1.2: the caller takes Record-Route in reverse order.
  assert.deepEqual(PRACK?.match(/^Route: .*$/gmu), [
    'Route: <sip:p1.example.com;lr>',
    'Route: <sip:p2.example.com;lr>',
  ]);
  assert.equal(valueIn(UPDATE, 'To'), '<sip:bob@example.com>;tag=bob1');
  assert.equal(valueIn(CANCEL, 'CSeq'), '7 CANCEL');
  assert.equal(valueIn(CANCEL, 'Via'), 'SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport');
  const offering = stepsBehind(request('INVITE', { more: 'Supported: 100rel\n' }), [ringing]);
  assert.match(offering['PRACK with the answer'] ?? '', /^m=audio \{\{\$rtpPort\}\} RTP\/AVP 0$/mu);
});

test('a 2xx to INVITE: the ACK, and then all that a dialog offers', () => {
  const accepted = answer('200 OK', 'INVITE', `${dialog}Allow: INVITE, UPDATE, REFER\n`, sdp);
  const sent = request('INVITE', { body: sdp });
  assert.deepEqual(Object.keys(stepsBehind(sent, [accepted], false)), ['ACK']);
  const steps = stepsBehind(sent, [accepted]);
  assert.deepEqual(Object.keys(steps), [
    'BYE',
    'INVITE that holds the call',
    'INVITE that renews the session',
    'UPDATE',
    'REFER that transfers the call',
  ]);
  for (const block of Object.values(steps)) {
    assert.match(block, /^[A-Z]+ sip:bob@192\.0\.2\.9:5070 SIP\/2\.0$/mu);
    assert.match(valueIn(block, 'CSeq') ?? '', /^8 /u);
  }
  assert.match(steps['INVITE that holds the call'] ?? '', /^o=- 7 8 [\s\S]*^a=sendonly$/mu);
  assert.match(steps['INVITE that renews the session'] ?? '', /^o=- 7 7 /mu);
  assert.equal(valueIn(steps['REFER that transfers the call'], 'Refer-To'), '<sip:carol@example.com>');
  const held = request('INVITE', { body: `${sdp}a=sendonly\n`, to: '<sip:bob@example.com>;tag=bob1' });
  assert.match(stepsBehind(held, [accepted])['INVITE that resumes the call'] ?? '', /^a=sendrecv$/mu);
});

test('what renews a session with a timer keeps the timer and the extensions; without a timer nothing is added', () => {
  const timed = 'Allow: INVITE, UPDATE\nRequire: timer\nSession-Expires: 1800;refresher=uac\n';
  const sent = request('INVITE', { more: 'Supported: timer, 100rel\nSession-Expires: 3600\nMin-SE: 900\n', body: sdp });
  const names = ['Session-Expires', 'Supported', 'Min-SE'];
  const steps = stepsBehind(sent, [answer('200 OK', 'INVITE', dialog + timed, sdp)]);
  for (const title of ['INVITE that holds the call', 'INVITE that renews the session', 'UPDATE'])
    assert.deepEqual(
      names.map((name) => valueIn(steps[title], name)),
      ['1800;refresher=uac', 'timer, 100rel', '900'],
      title,
    );
  assert.equal(valueIn(steps.BYE, 'Session-Expires'), undefined);
  const untimed = stepsBehind(sent, [answer('200 OK', 'INVITE', `${dialog}Allow: INVITE, UPDATE\n`, sdp)]);
  assert.deepEqual(
    names.map((name) => valueIn(untimed.UPDATE, name)),
    [undefined, undefined, undefined],
  );
});

test('registrations, subscriptions and publications are renewed and ended', () => {
  const registered = stepsBehind(request('REGISTER', { more: 'Expires: 600\n' }), [answer('200 OK', 'REGISTER')]);
  assert.equal(valueIn(registered['REGISTER that refreshes'], 'Expires'), '600');
  assert.equal(valueIn(registered['REGISTER that removes'], 'Expires'), '0');
  const subscribed = stepsBehind(request('SUBSCRIBE', { more: 'Event: presence\nExpires: 3600\n' }), [
    answer('200 OK', 'SUBSCRIBE', `${dialog}Expires: 600\n`),
  ]);
  const { 'SUBSCRIBE that refreshes': again, 'SUBSCRIBE that ends it': end } = subscribed;
  assert.deepEqual(
    ['Expires', 'Event', 'To'].map((name) => valueIn(again, name)),
    ['600', 'presence', '<sip:bob@example.com>;tag=bob1'],
  );
  assert.deepEqual(
    ['Expires', 'CSeq'].map((name) => valueIn(end, name)),
    ['0', '8 SUBSCRIBE'],
  );
  const published = stepsBehind(
    request('PUBLISH', { more: 'Event: presence\nExpires: 3600\n', body: 'state\n', type: 'text/plain' }),
    [answer('200 OK', 'PUBLISH', 'SIP-ETag: e1\nExpires: 3600\n')],
  );
  const { 'PUBLISH that refreshes': keep, 'PUBLISH that removes': remove } = published;
  assert.deepEqual(
    [valueIn(keep, 'SIP-If-Match'), valueIn(keep, 'Content-Length'), valueIn(keep, 'Content-Type')],
    ['e1', '0', undefined],
  );
  assert.deepEqual([valueIn(remove, 'SIP-If-Match'), valueIn(remove, 'Expires')], ['e1', '0']);
});

test('header fields in the Contact of a call stay out of the Request-URI', () => {
  const answered = answer('200 OK', 'INVITE', 'Contact: <sip:bob@192.0.2.9:5070;ob?Subject=hi>\n', sdp);
  const { BYE = '' } = stepsBehind(request('INVITE', { body: sdp }), [answered]);
  assert.match(BYE, /^BYE sip:bob@192\.0\.2\.9:5070;ob SIP\/2\.0$/mu);
});

test('a refusal that says how the request would be taken: the same once more, so changed', () => {
  const behind = (sent: string, method: string, status: string, more = ''): readonly [string, string] => {
    const [[title = '', block = ''] = [], another] = Object.entries(stepsBehind(sent, [answer(status, method, more)]));
    assert.equal(another, undefined, `one step behind ${status}`);
    assert.equal(valueIn(block, 'CSeq'), `8 ${method}`);
    assert.equal(valueIn(block, 'Call-ID'), 'call-1@192.0.2.1');
    return [title, block];
  };
  const options = request('OPTIONS');
  const [challenged, repeat] = behind(
    options,
    'OPTIONS',
    '401 Unauthorized',
    'WWW-Authenticate: Digest realm="r", nonce="n"\n',
  );
  assert.deepEqual([challenged, /^# @auth alice$/mu.test(repeat)], ['OPTIONS with credentials', true]);
  const [moved, there] = behind(options, 'OPTIONS', '302 Moved Temporarily', 'Contact: <sip:bob@192.0.2.77>\n');
  assert.equal(moved, 'OPTIONS to sip:bob@192.0.2.77');
  assert.match(there, /^OPTIONS sip:bob@192\.0\.2\.77 SIP\/2\.0$/mu);
  const [, lasting] = behind(
    request('REGISTER', { more: 'Expires: 10\n' }),
    'REGISTER',
    '423 Interval Too Brief',
    'Min-Expires: 900\n',
  );
  assert.equal(valueIn(lasting, 'Expires'), '900');
  const timed = request('INVITE', { more: 'Supported: timer\nSession-Expires: 90;refresher=uac\n', body: sdp });
  const [interval, longer] = behind(timed, 'INVITE', '422 Session Interval Too Small', 'Min-SE: 1800\n');
  assert.equal(interval, 'INVITE with a session interval of 1800 s');
  assert.deepEqual([valueIn(longer, 'Session-Expires'), valueIn(longer, 'Min-SE')], ['1800;refresher=uac', '1800']);
  const extended = request('OPTIONS', { more: 'Require: 100rel, timer\nProxy-Require: sec-agree\nSupported: path\n' });
  const [without, bare] = behind(extended, 'OPTIONS', '420 Bad Extension', 'Unsupported: 100rel, sec-agree\n');
  assert.equal(without, 'OPTIONS without 100rel, sec-agree');
  assert.deepEqual(
    ['Require', 'Proxy-Require', 'Supported'].map((name) => valueIn(bare, name)),
    ['timer', undefined, 'path'],
  );
  const twice = request('INVITE', { more: `Supported: timer\nSession-Expires: 3600\nMin-SE: 3000\n`, body: sdp });
  const [, largest] = behind(twice, 'INVITE', '422 Session Interval Too Small', 'Min-SE: 1800\n');
  assert.deepEqual([valueIn(largest, 'Session-Expires'), valueIn(largest, 'Min-SE')], ['3600', '3000']);
  const [wanted, able] = behind(
    request('INVITE', { body: sdp }),
    'INVITE',
    '421 Extension Required',
    'Require: 100rel\n',
  );
  assert.deepEqual([wanted, valueIn(able, 'Supported')], ['INVITE with Supported: 100rel', '100rel']);
  const [plain, bodiless] = behind(
    request('MESSAGE', { body: 'x\n', type: 'text/html' }),
    'MESSAGE',
    '415 Unsupported Media Type',
    'Accept: text/plain\n',
  );
  assert.equal(plain, 'MESSAGE without the body');
  assert.match(bodiless, /^# .*text\/plain/mu);
  assert.deepEqual([valueIn(bodiless, 'Content-Length'), valueIn(bodiless, 'Content-Type')], ['0', undefined]);
  for (const [status, why] of [
    ['488 Not Acceptable Here', 'Warning: 305 example.com "Incompatible media format"\n'],
    ['606 Not Acceptable', ''],
  ] as const) {
    const [open, block] = behind(request('INVITE', { body: sdp }), 'INVITE', status, why);
    assert.equal(open, 'INVITE without an offer');
    assert.equal(block.includes('take this session: Incompatible media format. '), why !== '');
    assert.equal(block.includes('take this session. '), why === '');
    assert.equal(valueIn(block, 'Content-Length'), '0');
  }
  const again = request('INVITE', { body: sdp, to: '<sip:bob@example.com>;tag=bob1' });
  assert.match(behind(again, 'INVITE', '491 Request Pending')[1], /^# @sleep 3s$/mu);
  const stale = request('PUBLISH', {
    more: 'Event: presence\nSIP-If-Match: e1\n',
    body: 'state\n',
    type: 'text/plain',
  });
  assert.equal(valueIn(behind(stale, 'PUBLISH', '412 Conditional Request Failed')[1], 'SIP-If-Match'), undefined);
  const refresh = request('PUBLISH', { more: 'Event: presence\nSIP-If-Match: e1\n' });
  const removal = request('PUBLISH', { more: 'Event: presence\nSIP-If-Match: e1\nExpires: 0\n' });
  assert.deepEqual(stepsBehind(removal, [answer('412 Conditional Request Failed', 'PUBLISH')]), {});
  // The state that is to be written there is missed by the rules, and nothing else is.
  assert.throws(() => behind(refresh, 'PUBLISH', '412 Conditional Request Failed'), {
    message: /^# .*write the whole state below/mu,
    actual: [
      'incomplete-publication: Without SIP-If-Match this publishes a state for the first time, but there is no body with one',
    ],
  });
});

test('where a refusal does not say how, nothing is offered', () => {
  const bare = (method: string, status: string, sent = request(method)) => stepsBehind(sent, [answer(status, method)]);
  for (const status of [
    '401 Unauthorized',
    '302 Moved Temporarily',
    '404 Not Found',
    '415 Unsupported Media Type',
    '420 Bad Extension',
    '421 Extension Required',
    '422 Session Interval Too Small',
    '423 Interval Too Brief',
    '488 Not Acceptable Here',
    '491 Request Pending',
  ])
    assert.deepEqual(bare('OPTIONS', status), {}, status);
});

test('a response answers a request; a request answers none, not even its like', () => {
  const [asked, answered] = [request('INVITE'), answer('200 OK', 'INVITE')].map((text) => wireBlock(text));
  assert.ok(asked !== undefined && answered !== undefined);
  assert.equal(isAnswerTo(answered, asked), true);
  assert.equal(isAnswerTo(asked, asked), false);
  assert.equal(isAnswerTo(answered, answered), false);
});
