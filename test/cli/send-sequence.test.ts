/** What a block asks for around its message on the command line: others first, values, what must come of it, and what of it is kept. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../support/leftovers.ts';
import { request } from './support/messages.ts';
import type { Running } from './support/run.ts';
import { type Line, SendingShell, type Sent, wireOf } from './support/sending.ts';

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

interface Judged extends Line {
  readonly message?: number;
  readonly expectations?: readonly { readonly check: string; readonly met: boolean; readonly actual?: string }[];
  readonly captures?: readonly { readonly check: string; readonly met: boolean; readonly actual?: string }[];
}

function done({ lines }: Sent): readonly Judged[] {
  return lines.filter(({ event }) => event === 'done');
}

function requestsIn({ lines }: Sent, method: string): readonly string[] {
  return lines
    .filter(({ event }) => event === 'sent')
    .map(wireOf)
    .filter((text) => text.startsWith(method));
}

test('expectations decide the status: all met 0, one not 1, whatever the answer is', async () => {
  const met =
    '# @expect status == 486\n# @expect reason startsWith Busy\n# @expect header To;tag exists\n# @expect duration < 5000\n';
  const busy = await shell.send(shell.writeRequest('INVITE', port, { user: '486', preamble: met }));
  assert.deepEqual([busy.status, busy.stderr], [0, '']);
  const told = done(busy)[0]?.expectations ?? [];
  assert.deepEqual(
    told.map(({ check, met }) => [check, met]),
    [
      ['status == 486', true],
      ['reason startsWith Busy', true],
      ['header To;tag exists', true],
      ['duration < 5000', true],
    ],
  );
  const unmet = '# @expect status == 2xx\n# @expect header Allow includes FETCH\n';
  const file = shell.writeRequest('OPTIONS', port, { preamble: unmet });
  const other = await shell.send(file);
  assert.equal(other.status, 1);
  assert.deepEqual(
    done(other)[0]?.expectations?.map(({ met }) => met),
    [true, false],
  );
  assert.match(done(other)[0]?.expectations?.[1]?.actual ?? '', /^INVITE, /u);
  const { stdout } = await shell.run(['send', file]);
  assert.match(stdout, /^ {10}✓ status == 2xx$/mu);
  assert.match(stdout, /^ {10}✗ header Allow includes FETCH \(it is INVITE, .*\)$/mu);
});

test('where no answer comes an expectation is not met, and one of silence is', async () => {
  const silent = (expectation: string) =>
    shell.send(
      shell.writeRequest('OPTIONS', port, {
        user: 'silent',
        preamble: `# @timeout 300ms\n# @retransmit off\n# @expect ${expectation}\n`,
      }),
    );
  assert.equal((await silent('status == 200')).status, 1);
  assert.equal((await silent('status isFalse')).status, 0);
});

test('a block is sent first where another refers to it, and what it captured is filled in', async () => {
  const register = `### register\n${request('REGISTER', port, { preamble: '# @capture tag = header To;tag\n# @capture digits = header Contact /:(\\d+)>/\n' })}`;
  const ask = `### ask\n${request('OPTIONS', port, { preamble: '# @ref register\n# @expect status == 200\n', more: 'X-Tag: {{tag}}\nX-Digits: {{digits}}\nX-Status: {{register.response.status}}\n' })}`;
  const sent = await shell.send(shell.write('refers.sip', register + ask), ['--message', 'ask']);
  assert.deepEqual([sent.status, sent.stderr], [0, '']);
  assert.deepEqual(
    done(sent).map(({ status, message }) => [status, message]),
    [
      [200, 1],
      [200, 2],
    ],
  );
  const captured = done(sent)[0]?.captures ?? [];
  assert.deepEqual(
    captured.map(({ met }) => met),
    [true, true],
  );
  const [text = ''] = requestsIn(sent, 'OPTIONS');
  assert.ok(
    text.includes(`\r\nX-Tag: ${captured[0]?.actual}\r\nX-Digits: ${captured[1]?.actual}\r\nX-Status: 200\r\n`),
    text,
  );
});

test('a call is made by a block that another one refers to, and stays up for it', async () => {
  const sdp = 'v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 4000 RTP/AVP 0\n';
  const invite = `### invite\n${request('INVITE', port, { more: 'Content-Type: application/sdp\n', body: sdp })}`;
  const bye = `### bye
# @ref invite
# @expect status == 200
BYE {{invite.response.headers.Contact.uri}} SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: {{invite.request.headers.From}}
To: {{invite.response.headers.To}}
Call-ID: {{invite.request.headers.Call-ID}}
CSeq: 2 BYE
Content-Length: 0

`;
  const sent = await shell.send(shell.write('call.sip', `${invite}${bye}`), ['--message', 'bye']);
  assert.deepEqual([sent.status, sent.stderr], [0, '']);
  assert.equal(requestsIn(sent, 'BYE').length, 1, 'the BYE of the file is the only one');
});

test('a block that fails keeps back the one that refers to it', async () => {
  const first = `### first\n${request('OPTIONS', port, { user: '404' })}`;
  const second = `### second\n${request('OPTIONS', port, { preamble: '# @ref first\n' })}`;
  const sent = await shell.send(shell.write('fails.sip', first + second), ['--message', 'second']);
  assert.equal(sent.status, 1);
  assert.match(sent.stderr, /^The block first was sent before this one and did not get the answer that it wants\.$/mu);
  assert.equal(requestsIn(sent, 'OPTIONS').length, 1);
  const circle = `### a\n${request('OPTIONS', port, { preamble: '# @ref b\n' })}### b\n${request('OPTIONS', port, { preamble: '# @ref a\n' })}`;
  const turned = await shell.send(shell.write('circle.sip', circle), ['--message', 'a']);
  assert.equal(turned.status, 2);
  assert.match(turned.stderr, /The block a is to be sent before this one, and this one before it\./u);
});

test('a prompt takes its value from --var, and says so where there is none', async () => {
  const file = shell.writeRequest('OPTIONS', port, {
    preamble: '# @prompt who Whom to ask?\n# @prompt-secret pin\n@who = nobody\n',
    more: 'Subject: {{who}} {{pin}}\n',
  });
  const bare = await shell.send(file);
  assert.equal(bare.status, 2);
  assert.match(bare.stderr, /# @prompt asks for who: give it by --var who=value\./u);
  const env = { SIPWRIGHT_SECRET_PIN: 's3cr3t-canary' };
  const sent = await shell.send(file, ['--var', 'who=bob'], env);
  assert.deepEqual([sent.status, sent.stderr], [0, '']);
  assert.match(requestsIn(sent, 'OPTIONS')[0] ?? '', /\r\nSubject: bob \*{13}\r\n/u);
  const { stdout } = await shell.run(['send', file, '--var', 'who=bob', '--verbose'], { env });
  assert.match(stdout, /Subject: bob ⟨…⟩/u);
  assert.doesNotMatch(stdout, /canary/u);
  const odd = await shell.send(file, ['--var', 'who']);
  assert.match(odd.stderr, /--var takes name=value, not who\./u);
});

test('a note is told, a pause is kept, a loop repeats, by number and by the lines of a file', async () => {
  const preamble = '# @note Unplug the phone first\n# @sleep 120ms\n# @loop for 3\n';
  const began = performance.now();
  const thrice = await shell.send(shell.writeRequest('OPTIONS', port, { preamble }));
  assert.equal(thrice.status, 0);
  assert.match(thrice.stderr, /^note: Unplug the phone first$/mu);
  assert.ok(performance.now() - began >= 360);
  const branches = requestsIn(thrice, 'OPTIONS').map((text) => /branch=([^;\r]+)/u.exec(text)?.[1]);
  assert.equal(new Set(branches).size, 3);
  shell.write('users.csv', 'name,room\n"a, b",1\ncarol,2\n');
  const rows = await shell.send(
    shell.writeRequest('OPTIONS', port, {
      preamble: '# @loop for user of ./users.csv\n',
      more: 'Subject: {{user.name}} in {{user.room}}\n',
    }),
  );
  const subjects = requestsIn(rows, 'OPTIONS').map((text) => /^Subject: (.*?)\r$/mu.exec(text)?.[1]);
  assert.deepEqual([rows.status, subjects], [0, ['a, b in 1', 'carol in 2']]);
  const none = await shell.send(shell.writeRequest('OPTIONS', port, { preamble: '# @loop for user of ./none.csv\n' }));
  assert.equal(none.status, 2);
  assert.match(none.stderr, /The file of # @loop cannot be read, or holds no line\./u);
});

test('all messages of a file are sent in order, each once, but those that are left out; or those of a tag', async () => {
  const one = `### one\n${request('OPTIONS', port, { preamble: '# @tag smoke\n# @ref two\n' })}`;
  const two = `### two\n${request('REGISTER', port)}`;
  const three = `### three\n${request('MESSAGE', port, { preamble: '# @disabled\n# @tag nightly, smoke\n' })}`;
  const four = `### four\n${request('OPTIONS', port, { user: '404', preamble: '# @disabled {{skip}}\n' })}`;
  const file = shell.write('all.sip', `@skip = false\n${one}${two}${three}${four}`);
  const all = await shell.send(file, ['--all']);
  assert.deepEqual(
    done(all).map(({ message, status }) => [message, status]),
    [
      [2, 200],
      [1, 200],
      [4, 404],
    ],
  );
  assert.equal(all.status, 1, 'the worst counts');
  const without = await shell.send(file, ['--all', '--var', 'skip=yes']);
  assert.deepEqual([without.status, done(without).length], [0, 2]);
  const tagged = await shell.send(file, ['--tag', 'smoke']);
  assert.deepEqual(
    done(tagged).map(({ message }) => message),
    [2, 1],
  );
  assert.match((await shell.send(file, ['--tag', 'none'])).stderr, /has no message with # @tag none/u);
});

test('blocks of another file are sent first, by # @import', async () => {
  shell.write(
    'others.sip',
    `# @target udp:127.0.0.1:${port}\n### elsewhere\n${request('REGISTER', 9).replaceAll(':9 ', ' ')}`,
  );
  const file = shell.writeRequest('OPTIONS', port, {
    preamble: '# @import ./others.sip\n# @ref elsewhere\n',
    more: 'X-Status: {{elsewhere.response.status}}\n',
  });
  const sent = await shell.send(file);
  assert.deepEqual([sent.status, sent.stderr], [0, '']);
  assert.equal(requestsIn(sent, 'REGISTER').length, 1);
  assert.match(requestsIn(sent, 'OPTIONS')[0] ?? '', /X-Status: 200/u);
});

test('a pattern that takes for ever does not match, and does not hold anything up', async () => {
  const preamble = '# @expect header Via matches /^(S+)+$/\n# @expect status matches /^2\\d\\d$/\n';
  const sent = await shell.send(shell.writeRequest('OPTIONS', port, { preamble }));
  assert.deepEqual(
    done(sent)[0]?.expectations?.map(({ met }) => met),
    [false, true],
  );
});
