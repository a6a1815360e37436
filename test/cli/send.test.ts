/** `sipwright send`: against the local server as a process of its own. */

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { tcpPeer, udpPeer } from '../support/loopback.ts';
import { respond } from '../ua/exchange.ts';
import { request } from './support/messages.ts';
import type { Running } from './support/run.ts';
import { SendingShell, wireOf } from './support/sending.ts';

let shell: SendingShell;
let server: Running;
let port: number;

before(async () => {
  shell = new SendingShell();
  server = shell.start(['serve', '--port', '0']);
  port = Number((await server.says(/^Listening on udp:127\.0\.0\.1:(\d+)$/mu))[1]);
});

inTheEnd(async () => {
  server.child.kill('SIGTERM');
  await server.ended();
  shell.remove();
});

test('over UDP and TCP a 2xx ends with 0, and JSON has one object a line', async () => {
  for (const transport of ['UDP', 'TCP']) {
    const file = shell.writeRequest('OPTIONS', port, { transport });
    const { status, stderr, lines, events } = await shell.send(file);
    assert.deepEqual([status, stderr, events], [0, '', ['sent', 'response 200', 'done 200']]);
    const [sent, response, done] = lines;
    assert.ok(sent !== undefined && response !== undefined && done !== undefined);
    assert.match(
      wireOf(sent),
      new RegExp(`^OPTIONS sip:bob@127\\.0\\.0\\.1:${port}.*\\r\\nVia: SIP/2\\.0/${transport} `, 'u'),
    );
    assert.match(wireOf(response), /^SIP\/2\.0 200 OK\r\n/u);
    const { event, at, transport: by, peer, status: code, reason } = response;
    assert.deepEqual(
      [event, typeof at, by, peer, code, reason],
      ['response', 'number', transport.toLowerCase(), `127.0.0.1:${port}`, 200, 'OK'],
    );
    assert.deepEqual(Object.keys(response).slice(0, 7), [
      'event',
      'at',
      'transport',
      'peer',
      'status',
      'reason',
      'wire',
    ]);
  }
});

test('people read where it goes, where the answer comes, and the answer', async () => {
  const { status, stdout, stderr } = await shell.run(['send', shell.writeRequest('OPTIONS', port)]);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(
    stdout,
    new RegExp(
      `^OPTIONS sip:bob@127\\.0\\.0\\.1:${port} goes to udp:127\\.0\\.0\\.1:${port} from (127\\.0\\.0\\.1:\\d+)\\. The answer comes to \\1, where the message leaves from \\(RFC 3581\\)\\.\\n +\\d+ ms → OPTIONS .*\\n +\\d+ ms ← 200 OK OPTIONS\\n +│ SIP/2\\.0 200 OK\\n +│ Via: `,
      'u',
    ),
  );
});

test('a NOTIFY that is due and does not come is missed, and the status is that of the answer', async () => {
  const peer = await udpPeer();
  const file = shell.writeRequest('SUBSCRIBE', peer.port, {
    preamble: '# @timeout 200 ms\n',
    more: 'Event: presence\n',
  });
  const sending = shell.send(file);
  const { text, reply } = await peer.heard.next();
  reply(respond(text, '200 OK', { more: ['Expires: 60'] }));
  const { status, events, lines } = await sending;
  assert.deepEqual([status, events], [0, ['sent', 'response 200', 'done 200']]);
  assert.match(lines.at(-1)?.note ?? '', /^No NOTIFY came within 0\.2 s/u);
});

test('where the port that is wished is in use, another one is taken, and that is said', async () => {
  const peer = await udpPeer();
  const file = shell.writeRequest('OPTIONS', port, { preamble: `# @local 127.0.0.1:${peer.port}\n` });
  const { status, stderr } = await shell.send(file);
  assert.equal(status, 0);
  assert.match(
    stderr,
    new RegExp(
      `^warning: Port ${peer.port}, which # @local names, is in use, so the message leaves from 127\\.0\\.0\\.1:\\d+\\.$`,
      'mu',
    ),
  );
});

test('any other final answer ends with 1', async () => {
  const { status, events } = await shell.send(
    shell.writeRequest('MESSAGE', port, { user: '486', body: 'Hello', more: 'Content-Type: text/plain\n' }),
  );
  assert.deepEqual([status, events], [1, ['sent', 'response 486', 'done 486']]);
});

test('a call that is answered is acknowledged, and ended before the command ends', async () => {
  const offer = {
    more: 'Content-Type: application/sdp\n',
    body: 'v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 9 RTP/AVP 0\n',
  };
  const withOffer = await shell.send(shell.writeRequest('INVITE', port, offer));
  const withoutOffer = await shell.send(shell.writeRequest('INVITE', port));
  for (const { status, lines } of [withOffer, withoutOffer]) {
    assert.equal(status, 0);
    const left = lines.filter(({ event }) => event === 'sent').map((line) => wireOf(line).split(' ')[0]);
    assert.deepEqual(left, ['INVITE', 'ACK', 'BYE']);
    assert.match(
      wireOf(lines.findLast(({ event }) => event === 'response') ?? assert.fail()),
      /^SIP\/2\.0 200 OK[\s\S]*CSeq: 2 BYE/u,
    );
  }
  assert.equal(withOffer.events.at(-1), 'done 200');
  assert.ok(withoutOffer.lines.some(({ event, code }) => event === 'done' && code === 'ack-needs-answer'));
});

test('a transfer and a subscription are told of before the command ends', async () => {
  const refer = shell.writeRequest('REFER', port, { more: 'Refer-To: <sip:carol@127.0.0.1>\n' });
  const transferred = await shell.send(refer);
  assert.equal(transferred.status, 0);
  assert.deepEqual(transferred.events.at(-1), 'done 202');
  const bodies = transferred.lines
    .filter(({ event }) => event === 'request')
    .map((line) => wireOf(line).split('\r\n\r\n')[1]);
  assert.deepEqual(bodies, ['SIP/2.0 100 Trying\r\n', 'SIP/2.0 200 OK\r\n']);
  const states = ['600', '0'].map(async (expires) => {
    const file = shell.writeRequest('SUBSCRIBE', port, { more: `Event: presence\nExpires: ${expires}\n` });
    const { status, lines } = await shell.send(file);
    const notify = lines.filter(({ event }) => event === 'request').map(wireOf);
    return [status, ...notify.map((text) => /^Subscription-State: (\w+)/mu.exec(text)?.[1])];
  });
  assert.deepEqual(await Promise.all(states), [
    [0, 'active'],
    [0, 'terminated'],
  ]);
});

test('where a call forks, each response in one line has its To tag', async () => {
  const { stdout } = await shell.run(['send', shell.writeRequest('INVITE', port, { user: 'fork' })]);
  const ringing = [...stdout.matchAll(/^ +\d+ ms ← 180 Ringing INVITE To;tag=(\w+)$/gmu)].map(([, tag]) => tag);
  const answered = [...stdout.matchAll(/← 200 OK INVITE.*\n(?: +│ .*\n)*? +│ To: .*;tag=(\w+)$/gmu)].map(
    ([, tag]) => tag,
  );
  assert.equal(new Set(ringing).size, 2);
  assert.deepEqual(answered, ringing);
});

test('a challenge is answered with # @auth and the password of the environment', async () => {
  const open = shell.writeRequest('REGISTER', port, { user: 'auth-bob', preamble: '# @auth alice\n' });
  const named = shell.writeRequest('REGISTER', port, {
    user: 'auth-bob',
    preamble: '# @auth alice {{$secret pbx-1}}\n',
  });
  const right: readonly (readonly [string, Record<string, string>])[] = [
    [open, { SIPWRIGHT_PASSWORD: 'secret' }],
    [named, { SIPWRIGHT_SECRET_PBX_1: 'secret' }],
  ];
  for (const [file, env] of right) {
    const { status, stderr, events } = await shell.send(file, [], env);
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual(events.slice(0, 2), ['sent', 'response 401']);
  }
  const none = await shell.send(named);
  assert.deepEqual(
    [none.status, none.stderr, none.events],
    [1, 'sip.local asks for a password: set SIPWRIGHT_SECRET_PBX_1.\n', ['sent', 'response 401', 'done 401']],
  );
  const wrong = await shell.send(open, [], { SIPWRIGHT_PASSWORD: 'Wonderland' });
  assert.equal(wrong.status, 1);
  const { stdout } = await shell.run(['send', open, '-v'], { env: { SIPWRIGHT_PASSWORD: 'Wonderland' } });
  assert.doesNotMatch(stdout, /Wonderland/u);
});

test('a secret within the message comes from the environment, or the message does not leave', async () => {
  const peer = await udpPeer();
  const file = shell.writeRequest('OPTIONS', peer.port, { more: 'X-Key: {{$secret key}}\n' });
  const without = await shell.run(['send', file]);
  assert.deepEqual(without, {
    status: 2,
    stdout: '',
    stderr: 'sipwright: The message needs the secret key: set SIPWRIGHT_SECRET_KEY.\n',
  });
  assert.deepEqual(peer.heard.all, []);
  const running = shell.start(['send', file], { SIPWRIGHT_SECRET_KEY: 'k1' });
  const heard = await peer.heard.next();
  assert.match(heard.text, /\r\nX-Key: k1\r\n/u);
  heard.reply(respond(heard.text, '200 OK'));
  assert.equal((await running.ended()).status, 0);
  await peer.close();
});

test('a part of an earlier message keeps a message from being sent alone', async () => {
  const file = shell.writeRequest('ACK', port, { more: 'X-Tag: {{invite.response.headers.To.tag}}\n' });
  const { status, stdout, stderr } = await shell.run(['send', file]);
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(
    stderr,
    /: A part of the message invite or of its answer belongs here\. # @ref invite sends it first; --all sends all messages of the file\.\n$/u,
  );
});

test('--env chooses the environment, and one that does not exist sends nothing', async () => {
  const file = shell.writeRequest('OPTIONS', port, { more: 'Subject: {{subject}}\n' });
  shell.write('sip-client.env.json', '{ "dev": { "subject": "of dev" } }');
  const { status, lines, stderr } = await shell.send(file, ['--env', 'dev']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(lines[0] === undefined ? '' : wireOf(lines[0]), /\r\nSubject: of dev\r\n/u);
  const wrong = await shell.run(['send', file, '--env', 'lab']);
  assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
  assert.match(
    wrong.stderr,
    /^warning: There is no environment lab, only dev\.\nsipwright: .*: subject has no value\.\n$/u,
  );
  const unchosen = await shell.run(['send', file]);
  assert.match(unchosen.stderr, /^sipwright: .*: subject has a value in dev only: sip\.environment or --env .*\.\n$/u);
  const named = await shell.run(['lint', file, '--env', 'dev']);
  assert.doesNotMatch(named.stdout, /subject has/u);
  const unnamed = await shell.run(['lint', file]);
  assert.match(unnamed.stdout, /subject has a value in dev only/u);
  rmSync(shell.path('sip-client.env.json'));
});

test('a message of several is chosen by number, name or title', async () => {
  const blocks = ['alice', 'bob', 'carol'].map((user) => request('OPTIONS', port, { user }));
  const file = shell.write('three.sip', `### first\n${blocks[0]}### \n# @name second\n${blocks[1]}### 1\n${blocks[2]}`);
  const sentBy = async (message: string) => {
    const { lines } = await shell.send(file, ['--message', message]);
    return /sip:(\w+)@/u.exec(lines[0] === undefined ? '' : wireOf(lines[0]))?.[1];
  };
  assert.deepEqual([await sentBy('first'), await sentBy('second'), await sentBy('2')], ['alice', 'bob', 'bob']);
  assert.equal(await sentBy('1'), 'carol', 'a name comes before a number');
  const list = '1 first, 2 second, 3 1';
  const none = await shell.run(['send', file]);
  assert.deepEqual(
    [none.status, none.stderr],
    [2, `sipwright: three.sip holds 3 messages. Choose one by --message: ${list}.\n`],
  );
  const wrong = await shell.run(['send', file, '--message', '4']);
  assert.deepEqual([wrong.status, wrong.stderr], [2, `sipwright: three.sip has no message 4. It has: ${list}.\n`]);
});

test('--to comes before everything that says where a message goes', async () => {
  const peer = await udpPeer();
  const file = shell.writeRequest('OPTIONS', 9, { preamble: '# @target udp:127.0.0.1:9\n' });
  const running = shell.start(['send', file, '-v', '--to', `udp:127.0.0.1:${peer.port}`]);
  const heard = await peer.heard.next();
  heard.reply(respond(heard.text, '200 OK'));
  const { status, stdout } = await running.ended();
  assert.equal(status, 0);
  assert.match(stdout, new RegExp(`The target is udp:127\\.0\\.0\\.1:${peer.port}, by --to\\.`, 'u'));
  await peer.close();
});

test('--fresh renews what must be new, and says what', async () => {
  const old = request('OPTIONS', port, { via: '192.0.2.9:5060;branch=z9hG4bKold' }).replaceAll(
    /\{\{\$(?:tag|callId)\}\}/gu,
    'old',
  );
  const { status, stdout, stderr } = await shell.run(['send', shell.write('old.sip', old), '--fresh', '-v']);
  assert.deepEqual([status, stderr], [0, '']);
  assert.match(stdout, /\n {2}Call-ID is now \S+; it was old\.\n/u);
  assert.match(stdout, /│ Via: SIP\/2\.0\/UDP 127\.0\.0\.1:\d+;rport;branch=z9hG4bK(?!old)/u);
});

test('what is odd is said before the message leaves', async () => {
  const peer = await udpPeer();
  const other = await udpPeer();
  const file = shell.writeRequest('OPTIONS', peer.port, {
    via: `127.0.0.1:${other.port};branch=z9hG4bK1`,
    preamble: '# @timeout 50ms\n',
  });
  const { status, stdout, stderr } = await shell.run(['send', file]);
  assert.equal(status, 2);
  assert.match(
    stderr,
    new RegExp(`^warning: The answer will go to port ${other.port}, but the message leaves from`, 'u'),
  );
  assert.doesNotMatch(stdout, /The answer/u);
  await Promise.all([peer.close(), other.close()]);
});

test('an ACK is sent once, and nothing is waited for', async () => {
  const { status, events } = await shell.send(shell.writeRequest('ACK', port));
  assert.deepEqual([status, events], [0, ['sent', 'done nothing-to-wait-for']]);
});

test('Ctrl-C cancels an INVITE as it has to be cancelled', async () => {
  const running = shell.start(['send', shell.writeRequest('INVITE', port, { user: 'ring' })]);
  await running.says(/180 Ringing/u);
  running.child.kill('SIGINT');
  const { status, stdout, stderr } = await running.ended();
  assert.equal(status, 1, '487 is a final answer');
  assert.match(stderr, /^Cancelling\./u);
  assert.match(stdout, /→ CANCEL [\s\S]*← 487 Request Terminated INVITE[\s\S]*→ ACK /u);
});

test('a reader who stops early leaves no call behind', async () => {
  const peer = await udpPeer();
  const running = shell.start(['send', shell.writeRequest('INVITE', peer.port), '--format', 'json']);
  const invite = await peer.heard.next();
  running.child.stdout?.destroy();
  invite.reply(respond(invite.text, '180 Ringing'));
  const cancel = await peer.heard.next();
  assert.match(cancel.text, /^CANCEL /u);
  cancel.reply(respond(cancel.text, '200 OK'));
  invite.reply(respond(invite.text, '487 Request Terminated'));
  assert.match((await peer.heard.next()).text, /^ACK /u);
  assert.equal((await running.ended()).stderr, '');
  await peer.close();
});

test('what cannot be sent is said in one line with its place, and nothing leaves', async () => {
  const peer = await udpPeer();
  const whole = request('OPTIONS', peer.port);
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['variable.sip', whole.replace(': 70', ': {{hops}}'), 'variable.sip:3:15: hops has no value.'],
    ['include.sip', `${whole}< absent.xml\n`, 'include.sip:11:1: The file absent.xml cannot be read.'],
    ['outside.sip', `${whole}< /etc/hostname\n`, 'outside.sip:11:1: The file /etc/hostname cannot be read.'],
    [
      'replaced.sip',
      whole.replace(': 70', ': \u{FFFD}'),
      'replaced.sip:3:15: The editor could not read a byte here. Reopen the file with its own encoding, or write the byte as \\xHH under # @escapes.',
    ],
    [
      'response.sip',
      'SIP/2.0 200 OK\nCSeq: 1 OPTIONS\n',
      'A response can only be sent as the answer to a request that was received.',
    ],
    [
      'broken.sip',
      'hello\nworld\n',
      'The message does not begin with a request line, so nothing says where it goes. Give it a # @target.',
    ],
    ['empty.sip', '', 'empty.sip holds no message.'],
    ['defaults.sip', '@a = b\n# @timeout 1s\n', 'defaults.sip holds no message.'],
    ['returns.sip', '\r'.repeat(100_000), 'returns.sip holds no message.'],
    ['binding.sip', '%Module(name=x)\n', 'binding.sip holds no message.'],
    [
      'sctp.sip',
      `# @target sctp:127.0.0.1\n${whole}`,
      'Nothing can be sent over sctp; udp, tcp, tls, ws and wss are possible.',
    ],
    ...['UDP', 'TCP'].map((by): [string, string, string] => [
      `local-${by}.sip`,
      `# @local 192.0.2.7:5070\n${whole.replace('/UDP', `/${by}`)}`,
      'Nothing can leave from 192.0.2.7, which # @local names: it is no address of this machine.',
    ]),
    [
      'sips.sip',
      `# @target sips:127.0.0.1;transport=udp\n${whole}`,
      'A SIPS URI wants TLS, so the message does not go by udp (RFC 3261 §26.2.2).',
    ],
    [
      'multicast.sip',
      whole.replaceAll('bob@127.0.0.1', 'bob@224.0.1.75'),
      '224.0.1.75 is a multicast address; nothing is sent to many hosts at once.',
    ],
  ];
  for (const [name, content, sentence] of cases) {
    const outcome = await shell.run(['send', shell.write(name, content), '--format', 'json']);
    assert.deepEqual(outcome, { status: 2, stdout: '', stderr: `sipwright: ${sentence}\n` });
  }
  assert.deepEqual(peer.heard.all, []);
  await peer.close();
});

test('a file of bytes is sent byte for byte', async () => {
  const peer = await tcpPeer();
  const body = Buffer.from([0, 0xff, 0xfe, 0x80, 0x0d, 0x0a]);
  const head = request('MESSAGE', peer.port, { transport: 'TCP', more: 'Content-Type: application/octet-stream\n' });
  const message = Buffer.concat([Buffer.from(head.replace('Length: 0', `Length: ${body.length}`)), body]);
  const running = shell.start(['send', shell.write('bytes.sip', message), '--format', 'json']);
  const heard = await peer.heard.next();
  assert.deepEqual(Buffer.from(heard.text, 'latin1').subarray(-body.length), body);
  heard.reply(respond(heard.text, '202 Accepted'));
  assert.equal((await running.ended()).status, 0);
  await peer.close();
});

test('standard input is sent as a file is', async () => {
  const { status } = await shell.run(['send', '-'], { input: request('OPTIONS', port) });
  assert.equal(status, 0);
});
