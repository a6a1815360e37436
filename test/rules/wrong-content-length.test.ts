/** Content-Length beside every plausible end of a body: what counts one of them is right, and of what does not it is said what a receiver does. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixTitleOf } from '../../server/src/features/problem-words.ts';
import { report, words } from './support/example.ts';

const sdp = [
  'v=0',
  'o=alice 2890844526 2890844526 IN IP4 client.atlanta.example.com',
  's=-',
  'c=IN IP4 192.0.2.101',
  't=0 0',
  'm=audio 49172 RTP/AVP 0',
  'a=rtpmap:0 PCMU/8000',
];

describe('is right', () => {
  const right: Readonly<Record<string, string>> = {
    'with the last CRLF of SDP, as in RFC 3665': message('application/sdp', 151, `${sdp.join('\n')}\n`),
    'without the last CRLF of SDP': message('application/sdp', 149, sdp.join('\n')),
    'also where the editor has put a line end behind it': message('application/sdp', 149, `${sdp.join('\n')}\n\n`),
    'without a line end that text has, as in RFC 3428': message('text/plain', 18, 'Watson, come here.\n'),
    'with a line end that text has': message('text/plain', 20, 'Watson, come here.\n'),
    'in lines that end in LF': message('application/xml', 9, '<a>\n</a>\n'),
    'in lines that end in CRLF': message('application/xml', 11, '<a>\n</a>\n'),
    'in a file whose lines end in CRLF': message('application/sdp', 151, `${sdp.join('\n')}\n`).replaceAll(
      '\n',
      '\r\n',
    ),
    'in bytes, not in characters': message('text/plain', 9, '你好吗'),
    'in the bytes of another charset': `# @charset latin1\n${message('text/plain', 5, 'Grüße')}`,
    'as 0 above nothing but blanks': message('text/plain', 0, '\n  \n\n'),
    'with zeros before it': message('text/plain', '0006', 'Hello.'),
    'where a template stands in the body': message('text/plain', 5, '{{$uuid}}'),
    'where a template stands for it': message('text/plain', '{{$contentLength}}', 'Hello.'),
    'where a file is included': message('text/plain', 5, '< ./body.txt'),
    'to the byte in a raw block': `# @raw\n${message('text/plain', 7, 'Hello.\n')}`,
    'without the last line end that chomp takes away': `# @raw chomp\n${message('text/plain', 6, 'Hello.\n')}`,
  };
  for (const [name, text] of Object.entries(right)) {
    test(name, () =>
      assert.deepEqual(
        report(text).map(({ line }) => line),
        [],
        text,
      ),
    );
  }
});

describe('is wrong', () => {
  test('too large over UDP', () => {
    check(
      message('text/plain', 18, 'user2, come here.\n'),
      'error',
      'Content-Length is 18; the body is 17 bytes (19 with a final line end), so a receiver over UDP answers 400',
      ['Set Content-Length to 17', 'Set Content-Length to 19 (1 final line end)'],
    );
  });

  test('too large over TCP', () => {
    check(
      overTcp(message('application/sdp', 160, `${sdp.join('\n')}\n`)),
      'error',
      'Content-Length is 160; the body is 151 bytes (149 without its final line end), so a receiver over TCP waits for ever',
      [
        'Set Content-Length to 151',
        'Set Content-Length to 149 (no final line end)',
        'Set Content-Length to 144 (lines that end in LF)',
        'Set Content-Length to 143 (lines that end in LF)',
      ],
    );
  });

  test('too small over UDP, where the rest is but discarded', () => {
    check(
      message('text/plain', 4, 'Hello.'),
      'warning',
      'Content-Length is 4; the body is 6 bytes, so a receiver over UDP discards the rest',
      ['Set Content-Length to 6'],
    );
  });

  test('too small over TCP', () => {
    check(
      overTcp(message('text/plain', 4, 'Hello.')),
      'error',
      'Content-Length is 4; the body is 6 bytes, so a receiver over TCP reads the rest as the next message',
      ['Set Content-Length to 6'],
    );
  });

  test('0 above a body', () => {
    check(
      message('text/plain', 0, 'Hello.'),
      'warning',
      'Content-Length is 0; the body is 6 bytes, so a receiver over UDP discards the rest',
      ['Set Content-Length to 6'],
    );
  });

  test('the transport of a target comes before that of the Via', () => {
    const said = report(`# @target tls://example.com\n${message('text/plain', 4, 'Hello.')}`);
    assert.deepEqual(
      said.map(({ problem }) => problem.what),
      ['what', 'smaller-over-stream'],
    );
    assert.equal(said[0]?.problem.rule, 'mismatched-transport');
  });

  test('in a raw block, by one byte', () => {
    const [said] = report(`# @raw\n${message('text/plain', 6, 'Hello.\n')}`);
    assert.equal(said?.problem.args.size, 7);
  });

  test('twice: that it stands twice is the fault', () => {
    const said = report(message('text/plain', 4, 'Hello.').replace('Content-Type', 'Content-Length: 5\nContent-Type'));
    assert.deepEqual(
      said.map(({ problem }) => problem.rule),
      ['repeated-header'],
    );
  });
});

describe('is missing', () => {
  const severities: Readonly<Record<string, string | undefined>> = {
    UDP: 'hint',
    TCP: 'warning',
    TLS: 'warning',
    WS: 'hint',
  };
  for (const [transport, severity] of Object.entries(severities)) {
    test(`over ${transport}`, () => {
      const text = message('text/plain', 0, 'Hello.').replace('Content-Length: 0\n', '').replace('UDP', transport);
      assert.deepEqual(
        report(text).map(({ problem }) => [problem.rule, problem.severity]),
        [['missing-content-length', severity]],
      );
    });
  }
});

function check(text: string, severity: string, sentence: string, titles: readonly string[]): void {
  const [said, ...more] = report(text);
  assert.ok(said);
  assert.deepEqual(more, []);
  assert.equal(said.problem.severity, severity);
  assert.equal(said.line.replace(/^\S+ /u, ''), sentence);
  assert.deepEqual(
    said.problem.fixes.map((fix) => fixTitleOf(said.problem, fix, words)),
    titles,
  );
  // Only the likeliest may be set without looking.
  assert.deepEqual(
    said.problem.fixes.map(({ safe }) => safe),
    titles.map((_, index) => index === 0),
  );
}

function overTcp(text: string): string {
  return text.replace('UDP', 'TCP');
}

function message(type: string, length: number | string, body: string): string {
  return `MESSAGE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9
Max-Forwards: 70
From: <sip:alice@example.com>;tag=9fxced76sl
To: <sip:bob@example.com>
Call-ID: 3848276298220188511@client.example.com
CSeq: 1 MESSAGE
Content-Type: ${type}
Content-Length: ${length}

${body}`;
}
