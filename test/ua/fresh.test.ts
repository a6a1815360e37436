/** Send fresh: what it changes, what it leaves, and what it remembers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, textOf } from '../../server/src/ua/bytes.ts';
import { type FreshFacts, freshened } from '../../server/src/ua/fresh.ts';
import { againWarnings, createHistory, type History } from '../../server/src/ua/history.ts';
import type { SendEvent } from '../../server/src/ua/outgoing.ts';
import { invite, request, respond, sdp, valueIn } from './exchange.ts';

const written = 'SIP/2.0/TCP client.example.com:5060;branch=z9hG4bKold;keep;received=192.0.2.1';

function facts(history = createHistory()): FreshFacts {
  let count = 0;
  const chance = (bytes: number) => {
    count += 1;
    return String(count).padStart(2 * bytes, '0');
  };
  const destination = { transport: 'udp', address: '127.0.0.1', port: 5060 } as const;
  return { destination, local: { address: '127.0.0.1', port: 40_000 }, history, chance };
}

function told(direction: 'in' | 'out', text: string): SendEvent {
  const event = direction === 'out' ? 'sent' : 'response';
  return { event, direction, at: 0, transport: 'udp', peer: '127.0.0.1:5060', wire: bytesOf(text) };
}

/** Makes a text fresh, and tells the history that it was sent. */
function sent(text: string, about: FreshFacts): string {
  const fresh = textOf(freshened(bytesOf(text), about).bytes);
  about.history.record(told('out', fresh), 0);
  return fresh;
}

test('outside a dialog: Via, branch, Call-ID, From tag and Content-Length are new; all else is the same to the byte', () => {
  const text = invite({ via: `${written}, SIP/2.0/UDP lower.example.com;branch=z9hG4bKlower` }).replace(
    /Content-Length: \d+/,
    'l:  9 ',
  );
  const { bytes, changes } = freshened(bytesOf(text), facts());
  const expected = text
    .replace(written, 'SIP/2.0/UDP 127.0.0.1:40000;rport;keep;branch=z9hG4bK000000000000000000000001')
    .replace('call-1@example.com', '000000000000000000000002@example.com')
    .replace('tag=alice1', 'tag=000000000003')
    .replace('l:  9 ', `l:  ${sdp.length} `);
  assert.equal(textOf(bytes), expected);
  assert.deepEqual(
    changes.map(({ key }) => key),
    ['fresh-via', 'fresh-from-tag', 'fresh-call-id', 'fresh-content-length'],
  );
  assert.deepEqual(changes[2]?.args, { before: 'call-1@example.com', after: '000000000000000000000002@example.com' });
});

test('where the Via is true already only the branch is new', () => {
  const { changes } = freshened(
    bytesOf(request('OPTIONS', { via: 'SIP/2.0/UDP 127.0.0.1:40000;branch=z9hG4bKold;rport' })),
    facts(),
  );
  assert.deepEqual(changes[0], {
    key: 'fresh-branch',
    args: { before: 'z9hG4bKold', after: 'z9hG4bK000000000000000000000001' },
  });
});

test('a Via, a Content-Length and a From tag that are missing are put in', () => {
  const text = request('OPTIONS')
    .replace(/Via:.*\r\n/, '')
    .replace(/Content-Length:.*\r\n/, '')
    .replace(';tag=alice1', '');
  const fresh = textOf(freshened(bytesOf(text), facts()).bytes);
  assert.match(fresh, /^OPTIONS .*\r\nVia: SIP\/2\.0\/UDP 127\.0\.0\.1:40000;rport;branch=z9hG4bK\w+\r\nMax-Forwards/);
  assert.equal(valueIn(fresh, 'Content-Length'), '0');
  assert.match(valueIn(fresh, 'From'), /^<sip:alice@example\.com>;tag=\w+$/);
});

test('a tag within a display name or a URI is not the tag', () => {
  const from = '"x ;tag=y" <sip:alice;tag=z@example.com;tag=u>;x=1;TAG = alice1;y';
  const text = request('OPTIONS').replace(/From: .*/, `From: ${from}`);
  assert.equal(
    valueIn(textOf(freshened(bytesOf(text), facts()).bytes), 'From'),
    from.replace('alice1', '000000000003'),
  );
});

test('a REGISTER keeps its Call-ID and counts on', () => {
  const about = facts();
  const first = sent(request('REGISTER', { sequence: 4 }), about);
  assert.equal(valueIn(first, 'Call-ID'), 'call-1@example.com');
  assert.equal(valueIn(first, 'CSeq'), '4 REGISTER');
  assert.equal(valueIn(sent(request('REGISTER', { sequence: 4 }), about), 'CSeq'), '5 REGISTER');
  assert.equal(valueIn(sent(request('REGISTER', { sequence: 4 }), about), 'CSeq'), '6 REGISTER');
  assert.equal(valueIn(sent(request('REGISTER', { sequence: 9 }), about), 'CSeq'), '9 REGISTER');
});

test('the ACK of a 2xx and what follows it find the dialog of the fresh INVITE', () => {
  const about = facts();
  const call = sent(invite(), about);
  about.history.record(told('in', respond(call, '200 OK', { tag: 'real' })), 0);
  const inDialog = { to: '<sip:bob@example.com>;tag=written' };
  const ack = sent(request('ACK', inDialog), about);
  const bye = sent(request('BYE', { ...inDialog, sequence: 2 }), about);
  for (const text of [ack, bye]) {
    assert.equal(valueIn(text, 'Call-ID'), valueIn(call, 'Call-ID'));
    assert.equal(valueIn(text, 'From'), valueIn(call, 'From'));
    assert.equal(valueIn(text, 'To'), '<sip:bob@example.com>;tag=real');
    assert.notEqual(branchOf(text), branchOf(call));
  }
  assert.equal(valueIn(ack, 'CSeq'), '1 ACK');
  assert.equal(valueIn(bye, 'CSeq'), '2 BYE');
});

test('inside a dialog the next CSeq counts what was sent, authentication repeats too', () => {
  const about = facts();
  about.history.record(told('out', invite()), 0);
  about.history.record(told('out', invite({ sequence: 2 })), 0);
  const inDialog = { to: '<sip:bob@example.com>;tag=bob1' };
  const info = sent(request('INFO', { ...inDialog, sequence: 2 }), about);
  assert.equal(valueIn(info, 'CSeq'), '3 INFO');
  assert.equal(valueIn(info, 'Call-ID'), 'call-1@example.com');
  assert.equal(valueIn(sent(request('BYE', { ...inDialog, sequence: 2 }), about), 'CSeq'), '4 BYE');
  const unknown = request('BYE', { ...inDialog, sequence: 7 }).replace('call-1@', 'call-2@');
  assert.equal(valueIn(sent(unknown, about), 'CSeq'), '7 BYE', 'a dialog that is not known keeps its number');
});

test('CANCEL, and the ACK of a refusal, take CSeq number and branch of their INVITE; the ACK of a 2xx only the number', () => {
  for (const [method, status, shares] of [
    ['CANCEL', undefined, true],
    ['ACK', '486 Busy Here', true],
    ['ACK', '200 OK', false],
  ] as const) {
    const about = facts();
    const call = sent(invite({ sequence: 5 }), about);
    if (status !== undefined) about.history.record(told('in', respond(call, status)), 0);
    const next = sent(
      request(method, { sequence: 1, to: method === 'ACK' ? '<sip:bob@example.com>;tag=x' : '<sip:bob@example.com>' }),
      about,
    );
    assert.equal(valueIn(next, 'CSeq'), `5 ${method}`);
    assert.equal(branchOf(next) === branchOf(call), shares, `${method} ${status}`);
    assert.equal(valueIn(next, 'Call-ID'), valueIn(call, 'Call-ID'));
  }
});

test('what is no request stays as it is', () => {
  for (const text of ['SIP/2.0 200 OK\r\n\r\n', 'hello', '']) {
    assert.deepEqual(freshened(bytesOf(text), facts()), { bytes: bytesOf(text), changes: [], edits: [] });
  }
});

test('no request is broken by being made fresh, whatever is missing', () => {
  const text = invite();
  for (let end = 0; end <= text.length; end += 1) freshened(bytesOf(text.slice(0, end)), facts());
});

test('sending again: a copy, a merge, a REGISTER that does not count on', () => {
  const history = createHistory();
  history.record(told('out', request('OPTIONS')), 0);
  history.record(told('out', request('REGISTER', { sequence: 3, via: 'SIP/2.0/UDP a;branch=z9hG4bKregister' })), 0);
  assert.deepEqual(again(history, request('OPTIONS'), 4000), { key: 'same-branch', args: { seconds: 4 } });
  assert.equal(again(history, request('OPTIONS'), 32_000), undefined);
  const other = { via: 'SIP/2.0/UDP a;branch=z9hG4bKother' };
  assert.equal(again(history, request('OPTIONS', other), 4000)?.key, 'same-cseq');
  assert.equal(again(history, request('OPTIONS', { ...other, sequence: 2 }), 4000), undefined);
  assert.equal(again(history, request('OPTIONS', { ...other, to: '<sip:b>;tag=1' }), 4000), undefined);
  assert.deepEqual(again(history, request('REGISTER', { ...other, sequence: 3 }), 9e9), {
    key: 'register-cseq',
    args: { last: 3 },
  });
  assert.equal(again(history, request('REGISTER', { ...other, sequence: 4 }), 9e9), undefined);
  assert.equal(again(history, request('ACK'), 0), undefined);
  assert.equal(again(history, 'hello', 0), undefined);
  assert.deepEqual(
    againWarnings(history, bytesOf(request('OPTIONS')), 'tcp', 4000).map(({ note }) => note.key),
    ['same-cseq'],
  );
});

test('the history has an end', () => {
  const history = createHistory();
  for (let count = 0; count < 1500; count += 1) {
    history.record(told('out', request('OPTIONS', { sequence: count })), 0);
    history.rename({ callId: String(count), fromTag: '' }, { callId: 'new', fromTag: '' });
  }
  assert.equal(history.sent().length, 1000);
  assert.equal(history.renamed({ callId: '0', fromTag: '' }).callId, '0');
  assert.equal(history.renamed({ callId: '1499', fromTag: '' }).callId, 'new');
});

function again(history: History, text: string, now: number) {
  return againWarnings(history, bytesOf(text), 'udp', now)[0]?.note;
}

function branchOf(text: string): string | undefined {
  return /branch=([^;\r]*)/.exec(text)?.[1];
}
