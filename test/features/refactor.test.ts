/** Refactorings that say the same in another way: each on the smallest text, and the message stays what it was. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertSame } from '../support/same-message.ts';
import { refactored, titlesIn } from './support/refactor.ts';

const line = 'OPTIONS sip:bob@example.com SIP/2.0';

interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  { title: 'refactor-name', before: 'Fr|om: <sip:a@b>', after: 'f: <sip:a@b>' },
  { title: 'refactor-name', before: 'F: <sip:a@|b>', after: 'From: <sip:a@b>' },
  { title: 'refactor-name', before: 'vIA|: SIP/2.0/UDP a', after: 'v: SIP/2.0/UDP a' },
  {
    title: 'refactor-fold',
    before: 'Via: SIP/2.0/UDP a,SIP/2.0/UDP b|, SIP/2.0/UDP c',
    after: 'Via: SIP/2.0/UDP a,\n SIP/2.0/UDP b,\n SIP/2.0/UDP c',
  },
  {
    title: 'refactor-fold',
    before: 'To: "x;y" <sip:a@b;lr>;tag=1| ;q=2',
    after: 'To: "x;y" <sip:a@b;lr>\n ;tag=1 \n ;q=2',
  },
  {
    title: 'refactor-fold',
    before: 'Authorization: Digest realm="a,b",| nonce="c",uri="d"',
    after: 'Authorization: Digest realm="a,b",\n nonce="c",\n uri="d"',
  },
  { title: 'refactor-unfold', before: 'Subject:\n one\n\t|two  \n three\n ', after: 'Subject: one two three' },
  { title: 'refactor-unfold', before: 'Subject: one \n \n |two\n\t\n \n', after: 'Subject: one  two\n' },
  { title: 'refactor-split', before: 'Allow: INVITE|, ACK ,BYE', after: 'Allow: INVITE\nAllow: ACK\nAllow: BYE' },
  {
    title: 'refactor-split',
    before: 'm:<sip:a,b@c>|,"c,d" <sip:e@f>;q=1',
    after: 'm:<sip:a,b@c>\nm:"c,d" <sip:e@f>;q=1',
  },
  {
    title: 'refactor-join',
    before: 'Route|: <sip:a;lr>\nSubject: x\nroute: <sip:b;lr>, <sip:c;lr>',
    after: 'Route: <sip:a;lr>, <sip:b;lr>, <sip:c;lr>\nSubject: x\n',
  },
];

for (const { title, before, after } of cases) {
  test(`${title}: ${JSON.stringify(before)}`, () => {
    const marked = `${line}\n${before}`;
    const changed = refactored(marked, title);
    assert.equal(changed, `${line}\n${after}`);
    assertSame(marked.replace('|', ''), changed, title);
  });
}

test('on the start line all names change, all folds go, and the order becomes the usual one', () => {
  const text = `OPT|IONS sip:bob@example.com SIP/2.0\r\ni: 1\r\nCSeq: 1\r\n OPTIONS\r\n#about To\r\nTo: <sip:bob@example.com>\r\nv: SIP/2.0/UDP b\r\nX-1: 1\r\nVia: SIP/2.0/UDP a\r\n\r\ni: body`;
  const long = refactored(text, 'refactor-all-long');
  assert.match(long, /\r\nCall-ID: 1\r\n.*\r\nVia: SIP\/2\.0\/UDP b\r\nX-1: 1\r\nVia: .*\r\n\r\ni: body$/su);
  assert.match(refactored(text, 'refactor-all-compact'), /\r\ni: 1\r\n.*\r\nt: <.*\r\nv: SIP\/2\.0\/UDP a\r\n\r\n/su);
  assert.match(refactored(text, 'refactor-unfold-all'), /\r\nCSeq: 1 OPTIONS\r\n/u);
  const ordered = refactored(text, 'refactor-order');
  assert.equal(
    ordered,
    `${line}\r\nv: SIP/2.0/UDP b\r\nVia: SIP/2.0/UDP a\r\n#about To\r\nTo: <sip:bob@example.com>\r\ni: 1\r\nCSeq: 1\r\n OPTIONS\r\nX-1: 1\r\n\r\ni: body`,
  );
  for (const changed of [long, ordered]) assertSame(text.replace('|', ''), changed, 'all');
});

test('a head without a last line end is put in order without one', () => {
  assert.equal(
    refactored(`|${line}\nTo: <sip:a@b>\nVia: SIP/2.0/UDP a`, 'refactor-order'),
    `${line}\nVia: SIP/2.0/UDP a\nTo: <sip:a@b>`,
  );
});

test('what would change the message is not offered', () => {
  const none = (field: string, title: string): void => {
    assert.ok(!titlesIn(`${line}\n${field}`).includes(title), `${title} for ${field}`);
  };
  // RFC 3261 §7.3.1: these four are never joined, and their commas are part of a value.
  for (const name of ['Authorization', 'Proxy-Authorization', 'WWW-Authenticate', 'Proxy-Authenticate']) {
    none(`${name}|: Digest realm="a", nonce="b"\n${name}: Digest realm="c", nonce="d"`, 'refactor-join');
    none(`${name}|: Digest realm="a", nonce="b"`, 'refactor-split');
  }
  none('Subject|: one, two', 'refactor-split');
  none('Subject|: one\nSubject: two', 'refactor-join');
  none('Subject|: one, two;three', 'refactor-fold');
  none('X-Own|: a, b;c', 'refactor-split');
  none('Allow|: INVITE,, ACK', 'refactor-split');
  none('Contact|: *\nContact: <sip:a@b>', 'refactor-join');
  none('Supported|:\nSupported: timer', 'refactor-join');
  assert.deepEqual(titlesIn(`# @raw\n${line}\nFr|om: <sip:a@b>;tag=1`), []);
  assert.ok(!titlesIn(`OPT|IONS sip:a@b SIP/2.0\nTo: <sip:a@b>\nodd\nVia: SIP/2.0/UDP a`).includes('refactor-order'));
});

test('the placeholder of another program under the cursor becomes one of ours', () => {
  const written = (field: string): string =>
    refactored(`${line}\n${field}`, 'refactor-name', ({ args }) => args.before !== 'To').split('\n')[1] ?? '';
  assert.equal(written('X-Own: [call|_id] [cseq]'), 'X-Own: {{$callId}} [cseq]');
  assert.equal(written('X-Own: {{.fus|er}}@{{.fdomain}}'), 'X-Own: {{fuser}}@{{.fdomain}}');
  assert.equal(written('X-Own: $dst|host$'), 'X-Own: {{$targetHost}}');
  assert.deepEqual(titlesIn(`${line}\nX-Own: $odd|$ [odd] {{odd}}`), []);
});
