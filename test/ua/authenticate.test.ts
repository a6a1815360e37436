/** 401 and 407: the repeat, what it keeps and changes, and when there is none. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Account, CredentialsQuestion } from '../../server/src/ua/outgoing.ts';
import { closedPort, queue, tcpPeer, udpPeer } from '../support/loopback.ts';
import { invite, linesOf, request, respond, send, stage, valueIn } from './exchange.ts';

const alice: Account = { user: 'alice', password: 'secret' };

function challenge(to: string, { name = 'WWW-Authenticate', realm = 'r', nonce = 'n1', more = '' } = {}): string {
  const line = name.startsWith('WWW') ? '401 Unauthorized' : '407 Proxy Authentication Required';
  return respond(to, line, { more: [`${name}: Digest realm="${realm}", nonce="${nonce}", qop="auth"${more}`] });
}

test('the repeat keeps Call-ID, From and To, takes a new branch and the next CSeq, and leaves from the same port', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const text = request('REGISTER', { sequence: 7 });
  const { exchange, events, story, until } = send({ sender, clock }, text, peer, { accounts: [alice] });
  const first = await peer.heard.next();
  first.reply(challenge(text));
  const second = await peer.heard.next();
  for (const name of ['Call-ID', 'From', 'To', 'Contact', 'Max-Forwards', 'Content-Length']) {
    assert.equal(valueIn(second.text, name), valueIn(text, name));
  }
  assert.equal(valueIn(second.text, 'CSeq'), '8 REGISTER');
  assert.match(valueIn(second.text, 'Via'), /^SIP\/2\.0\/UDP 127\.0\.0\.1;branch=z9hG4bK(?!first)\w+;rport$/);
  assert.match(
    valueIn(second.text, 'Authorization'),
    /^Digest username="alice", realm="r", nonce="n1", .*, nc=00000001$/,
  );
  assert.deepEqual(second.from, first.from);
  second.reply(respond(second.text, '200 OK'));
  const done = await until('done');
  assert.equal(done.status, 200);
  assert.deepEqual(story(), ['sent REGISTER', 'response 401', 'sent REGISTER', 'response 200', 'done 200']);
  assert.deepEqual(events.all[2]?.note, {
    key: 'authenticated-weakly',
    args: { realm: 'r', user: 'alice', algorithm: 'MD5' },
  });
  await exchange.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a challenge without qop is answered as RFC 2069 had it, and that is said', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, events, until } = send({ sender, clock }, request('OPTIONS'), peer, { accounts: [alice] });
  const first = await peer.heard.next();
  const more = ['WWW-Authenticate: Digest realm="r", nonce="n1", algorithm=SHA-256'];
  first.reply(respond(first.text, '401 Unauthorized', { more }));
  const second = await peer.heard.next();
  assert.doesNotMatch(valueIn(second.text, 'Authorization'), /qop|cnonce|nc=/);
  second.reply(respond(second.text, '200 OK'));
  await until('done');
  const args = { realm: 'r', user: 'alice', algorithm: 'SHA-256', missing: 'qop' };
  assert.deepEqual(events.all[2]?.note, { key: 'authenticated', args });
  await exchange.close();
  await peer.close();
});

test('over TCP the repeat takes the same connection', async () => {
  const peer = await tcpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer, {
    transport: 'tcp',
    accounts: [alice],
  });
  const first = await peer.heard.next();
  first.reply(challenge(first.text, { more: ', algorithm=SHA-256' }));
  const second = await peer.heard.next();
  second.reply(respond(second.text, '200 OK'));
  assert.equal((await until('done')).status, 200);
  assert.equal(peer.connections.all.length, 1);
  await exchange.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('an INVITE is acknowledged before it is repeated; its ACK of the 2xx carries the credentials', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until, story } = send({ sender, clock }, invite(), peer, { accounts: [alice], endDialogs: true });
  const first = await peer.heard.next();
  first.reply(challenge(first.text, { name: 'Proxy-Authenticate' }));
  assert.match((await peer.heard.next()).text, /^ACK /);
  const second = await peer.heard.next();
  const answer = respond(second.text, '200 OK', { more: [`Contact: <sip:bob@127.0.0.1:${peer.port}>`] });
  second.reply(answer);
  const ack = await peer.heard.next();
  assert.equal(valueIn(ack.text, 'CSeq'), '2 ACK');
  assert.equal(valueIn(ack.text, 'Proxy-Authorization'), valueIn(second.text, 'Proxy-Authorization'));
  const bye = await peer.heard.next();
  bye.reply(challenge(bye.text, { name: 'Proxy-Authenticate' }));
  const secondBye = await peer.heard.next();
  assert.equal(valueIn(secondBye.text, 'CSeq'), '4 BYE');
  assert.match(
    valueIn(secondBye.text, 'Proxy-Authorization'),
    /nonce="n1".*nc=00000002$/,
    'the nonce is used a second time',
  );
  secondBye.reply(respond(secondBye.text, '200 OK'));
  await until('done');
  assert.deepEqual(story().slice(0, 6), [
    'sent INVITE',
    'response 407',
    'sent ACK',
    'sent INVITE',
    'response 200',
    'sent ACK',
  ]);
  await exchange.close();
  assert.equal(clock.running, 0);
  await peer.close();
});

test('a proxy and a server may both ask, and both are answered with their own count', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const accounts: Account[] = [
    { ...alice, realm: 'server' },
    { user: 'al', password: 'p', realm: 'proxy' },
  ];
  const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer, { accounts });
  const first = await peer.heard.next();
  first.reply(challenge(first.text, { name: 'Proxy-Authenticate', realm: 'proxy', nonce: 'p' }));
  const second = await peer.heard.next();
  second.reply(challenge(second.text, { realm: 'server', nonce: 's' }));
  const third = await peer.heard.next();
  assert.match(valueIn(third.text, 'Proxy-Authorization'), /username="al", realm="proxy", nonce="p".*nc=00000002$/);
  assert.match(valueIn(third.text, 'Authorization'), /username="alice", realm="server", nonce="s".*nc=00000001$/);
  assert.equal(valueIn(third.text, 'CSeq'), '3 OPTIONS');
  third.reply(respond(third.text, '200 OK'));
  assert.equal((await until('done')).status, 200);
  await exchange.close();
  await peer.close();
});

test('credentials that were written by hand are replaced for the realm that asks, and left alone for others', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const more = [
    'Authorization: Digest username="x", realm="r", nonce="old"',
    'Authorization: Digest username="y", realm="other"',
  ];
  const { exchange } = send({ sender, clock }, request('OPTIONS', { more }), peer, { accounts: [alice] });
  const first = await peer.heard.next();
  first.reply(challenge(first.text));
  const lines = linesOf((await peer.heard.next()).text, 'Authorization');
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /username="alice", realm="r", nonce="n1"/);
  assert.equal(lines[1], more[1]);
  await exchange.close();
  await peer.close();
});

test('a wrong password is tried once; a stale nonce is answered once more', async () => {
  const peer = await udpPeer();
  for (const [more, rounds] of [
    ['', 2],
    [', stale=true', 3],
  ] as const) {
    const { sender, clock } = stage();
    const { exchange, until, events } = send({ sender, clock }, request('OPTIONS'), peer, { accounts: [alice] });
    for (let round = 1; round <= rounds; round += 1) {
      const heard = await peer.heard.next();
      heard.reply(challenge(heard.text, { nonce: `n${round}`, more }));
    }
    const done = await until('done');
    assert.deepEqual(
      [done.status, done.note],
      [401, { key: 'credentials-refused', args: { realm: 'r', user: 'alice' } }],
    );
    const said = events.all.flatMap(({ event, note }) => (event === 'sent' && note !== undefined ? [note.args] : []));
    assert.deepEqual(
      said.map(({ stale }) => stale),
      [undefined, 'true'].slice(0, rounds - 1),
    );
    await exchange.close();
    assert.equal(clock.running, 0);
  }
  assert.equal(peer.heard.all.length, 5);
  await peer.close();
});

test('who has no account is asked, once more after a refusal, and then no more', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const questions: CredentialsQuestion[] = [];
  const credentials = async (question: CredentialsQuestion) => {
    questions.push(question);
    return alice;
  };
  const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer, { askCredentials: true, credentials });
  for (let round = 1; round <= 3; round += 1) {
    const heard = await peer.heard.next();
    heard.reply(challenge(heard.text, { nonce: `n${round}`, more: ', algorithm=SHA-256' }));
  }
  assert.equal((await until('done')).note?.key, 'credentials-refused');
  const about = { realm: 'r', scheme: 'www', algorithm: 'SHA-256', host: '127.0.0.1', transport: 'udp' };
  assert.deepEqual(questions, [
    { ...about, refused: false },
    { ...about, refused: true },
  ]);
  await Promise.all([exchange.close(), peer.close()]);
});

test('who asks again and again, each time for another realm, is not answered for ever', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer, { accounts: [alice] });
  let asked = 0;
  const done = until('done').then((event) => {
    asked = peer.heard.all.length;
    return event;
  });
  for (let round = 0; round < 12; round += 1) {
    const heard = await Promise.race([peer.heard.next(), done]);
    if (!('text' in heard)) break;
    heard.reply(challenge(heard.text, { realm: `r${round}` }));
  }
  const { status, note } = await done;
  assert.deepEqual([status, note?.key], [401, 'credentials-refused']);
  assert.equal(asked, 6);
  await Promise.all([exchange.close(), peer.close()]);
});

test('the branch is renewed, and no other parameter whose name begins so', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const via = 'SIP/2.0/UDP 127.0.0.1;branch-id=7;branch = z9hG4bKold;x=";branch=z9hG4bKold";rport';
  const { exchange } = send({ sender, clock }, request('OPTIONS', { via }), peer, { accounts: [alice] });
  const first = await peer.heard.next();
  first.reply(challenge(first.text));
  assert.match(
    valueIn((await peer.heard.next()).text, 'Via'),
    /^SIP\/2\.0\/UDP 127\.0\.0\.1;branch-id=7;branch=z9hG4bK(?!old)\w+;x=";branch=z9hG4bKold";rport$/,
  );
  await Promise.all([exchange.close(), peer.close()]);
});

test('without an account, without a known algorithm, and from elsewhere the challenge is the answer', async () => {
  const [peer, other] = await Promise.all([udpPeer(), udpPeer()]);
  const cases = [
    { accounts: [], more: '', key: 'credentials-missing', from: peer },
    { accounts: [{ ...alice, realm: 'another' }], more: '', key: 'credentials-missing', from: peer },
    { accounts: [alice], more: ', algorithm=WHIRLPOOL', key: 'challenge-unknown', from: peer },
    { accounts: [alice], more: '', key: 'challenge-from-elsewhere', from: other },
  ] as const;
  for (const { accounts, more, key, from } of cases) {
    const { sender, clock } = stage();
    const { exchange, until } = send({ sender, clock }, request('OPTIONS'), peer, { accounts });
    const heard = await peer.heard.next();
    from.say(challenge(heard.text, { more }), heard.from);
    const done = await until('done');
    assert.deepEqual([done.status, done.note?.key], [401, key]);
    await exchange.close();
  }
  assert.equal(peer.heard.all.length, cases.length, 'nothing was repeated');
  await Promise.all([peer.close(), other.close()]);
});

test('a challenge that is weaker than the least that was agreed to is not answered', async () => {
  const cases = [
    ['SHA-256', 'MD5-sess', false],
    ['SHA-256', 'SHA-256-sess', true],
    ['SHA-256', 'SHA-512-256', true],
    ['SHA-512-256', 'SHA-256', false],
    ['MD5', 'MD5', true],
  ] as const;
  for (const [weakestDigest, algorithm, isAnswered] of cases) {
    const peer = await udpPeer();
    const { sender } = stage();
    const text = request('REGISTER');
    const { until } = send({ sender }, text, peer, { accounts: [alice], weakestDigest });
    (await peer.heard.next()).reply(challenge(text, { more: `, algorithm=${algorithm}` }));
    if (isAnswered) {
      const second = await peer.heard.next();
      second.reply(respond(second.text, '200 OK'));
      assert.equal((await until('done')).status, 200);
    } else {
      const { note, status } = await until('done');
      assert.deepEqual(note, {
        key: 'challenge-too-weak',
        args: { offered: `Digest ${algorithm}`, weakest: weakestDigest },
      });
      assert.deepEqual([status, peer.heard.all.length], [401, 1]);
    }
    await sender.close();
    await peer.close();
  }
});

test('cancelling while the user is asked ends it, and a late account sends nothing', async () => {
  const peer = await udpPeer();
  for (const text of [request('OPTIONS'), invite()]) {
    const { sender, clock } = stage();
    let answer: (account: Account) => void = () => {};
    const asked = queue<CredentialsQuestion>();
    const credentials = (question: CredentialsQuestion) => {
      asked.push(question);
      return new Promise<Account>((resolve) => {
        answer = resolve;
      });
    };
    const { exchange, story } = send({ sender, clock }, text, peer, { askCredentials: true, credentials });
    const heard = await peer.heard.next();
    heard.reply(challenge(heard.text));
    await asked.next();
    exchange.cancel();
    assert.deepEqual(story().slice(-2), ['failed cancelled', 'done']);
    answer(alice);
    await exchange.close();
    assert.equal(story().at(-1), 'done');
    assert.equal(clock.running, 0);
  }
  await peer.close();
});

test('the next exchange goes on counting a nonce that it is given again', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  for (const count of ['00000001', '00000002']) {
    const port = await closedPort();
    const via = `SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${count}`;
    const { exchange, until } = send({ sender, clock }, request('OPTIONS', { via }), peer, { accounts: [alice] });
    const first = await peer.heard.next();
    first.reply(challenge(first.text));
    const second = await peer.heard.next();
    assert.match(valueIn(second.text, 'Authorization'), new RegExp(`nc=${count}`));
    second.reply(respond(second.text, '200 OK'));
    await until('done');
    await exchange.close();
  }
  await peer.close();
});

test('HA1 stands for the password, and an account without either has an empty one', async () => {
  const peer = await udpPeer();
  const ha1 = '0f3e2ea7e1d1c6ff5ca8b8c5c2e8b3b1';
  for (const account of [{ user: 'alice', ha1 }, { user: 'alice' }]) {
    const { sender, clock } = stage();
    const { exchange } = send({ sender, clock }, request('OPTIONS'), peer, { accounts: [account] });
    const first = await peer.heard.next();
    first.reply(respond(first.text, '401 Unauthorized', { more: ['WWW-Authenticate: Digest realm="r", nonce="n"'] }));
    const [, response] = /response="([^"]*)"/.exec(valueIn((await peer.heard.next()).text, 'Authorization')) ?? [];
    const secret = 'ha1' in account ? ha1 : md5('alice:r:');
    assert.equal(response, md5(`${secret}:n:${md5('OPTIONS:sip:bob@example.com')}`));
    await exchange.close();
  }
  await peer.close();
});

test('a request without CSeq and Via is repeated as well as it can be', async () => {
  const peer = await udpPeer();
  const { sender, clock } = stage();
  const text = request('OPTIONS').replace(/(Via|CSeq):.*\r\n/g, '');
  const { exchange } = send({ sender, clock }, text, peer, { accounts: [alice] });
  const first = await peer.heard.next();
  first.reply(challenge(first.text));
  const second = await peer.heard.next();
  assert.equal(second.text.replace(/Authorization:.*\r\n/, ''), text);
  assert.equal(linesOf(second.text, 'Authorization').length, 1);
  await Promise.all([exchange.close(), peer.close()]);
});

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
