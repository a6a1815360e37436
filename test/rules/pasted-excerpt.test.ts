/** Text copied from RFCs, captures and logs: one diagnostic for all that was put around the messages, and one action that takes it away. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallRequest, smallResponse } from '../../server/src/rules/common/examples.ts';
import { applyFix, report } from './support/example.ts';

const request = smallRequest.join('\n');
const response = smallResponse.join('\n');
const capture = 'U 2024/05/06 07:08:09.123456 192.0.2.1:5060 -> 192.0.2.2:5060';

test('an RFC: indented messages below prose and titles, and a page break in between', () => {
  check(
    `3.1.  Successful Query\n\n   F1 OPTIONS Alice -> Bob\n\n${indented(request)}\n\n   F2 200 OK Bob -> Alice\n\n${indented(response)}`,
    'This looks pasted: the whole message is indented',
    `# 3.1.  Successful Query\n\n#    F1 OPTIONS Alice -> Bob\n\n${request}###\n# F2 200 OK Bob -> Alice\n${response}`,
  );
});

test('ngrep: a dot for each CR, and a line above each message', () => {
  check(
    `${capture}\n${dotted(request)}\n\n${capture}\n${dotted(response)}\n\n`,
    'This looks pasted: a dot stands at the end of each line',
    `# ${capture}\n${request}###\n# ${capture}\n${response}`,
  );
});

test('a log with lines above, between and below the messages', () => {
  check(
    `<--- SIP read from UDP:192.0.2.1:5060 --->\n${request}\n<------------->\n--- (8 headers 0 lines) ---\n\n<--- Transmitting to 192.0.2.1:5060 --->\n${response}\n<------------>\n`,
    'This line of a log or a capture is no part of the message',
    `# <--- SIP read from UDP:192.0.2.1:5060 --->\n${request}###\n# --- (8 headers 0 lines) ---\n# <--- Transmitting to 192.0.2.1:5060 --->\n${response}`,
  );
});

test('a log that indents what it received', () => {
  check(
    `recv 400 bytes from udp/[192.0.2.1]:5060 at 07:08:09.123456:\n   ------------------------\n${indented(request)}\n   ------------------------\n`,
    'This looks pasted: the whole message is indented',
    `# recv 400 bytes from udp/[192.0.2.1]:5060 at 07:08:09.123456:\n#    ------------------------\n${request}`,
  );
});

test('a log that writes into the start line', () => {
  check(
    `May  6 07:08:09 gateway sipd[1]: ${request}`,
    'What stands before the start line comes from a log',
    `# May  6 07:08:09 gateway sipd[1]:\n${request}`,
  );
});

test('a log that indents empty lines too, and says more behind the message', () => {
  const line = '   ------------------------';
  const blank = (text: string): string => indented(text).replaceAll(/^$/gmu, '   ');
  check(
    `recv 400 bytes from udp/[192.0.2.1]:5060 at 07:08:09.123456:\n${line}\n${blank(request)}\n${line}\nsend 300 bytes to udp/[192.0.2.1]:5060 at 07:08:09.125000:\n${line}\n${blank(response)}\n${line}\n`,
    'This looks pasted: the whole message is indented',
    `# recv 400 bytes from udp/[192.0.2.1]:5060 at 07:08:09.123456:\n# ${line}\n${request}###\n# send 300 bytes to udp/[192.0.2.1]:5060 at 07:08:09.125000:\n${response}`,
  );
});

test('ngrep from its first line on', () => {
  check(
    `interface: any (192.0.2.0/255.255.255.0)\nfilter: port 5060\n\n${capture}\n${dotted(request)}\n\n`,
    'This looks pasted: a dot stands at the end of each line',
    `# interface: any (192.0.2.0/255.255.255.0)\n# filter: port 5060\n\n# ${capture}\n${request}`,
  );
});

test('a log that goes on behind the last message', () => {
  check(
    `May  6 07:08:09 proxy kamailio[812]: {1 2 OPTIONS 38@192.0.2.1} INFO: received:\n${request}\nMay  6 07:08:10 proxy kamailio[812]: {1 2 OPTIONS 38@192.0.2.1} INFO: done\n`,
    'This line of a log or a capture is no part of the message',
    `# May  6 07:08:09 proxy kamailio[812]: {1 2 OPTIONS 38@192.0.2.1} INFO: received:\n${request}`,
  );
});

test('syslog writes line ends as octal numbers, other logs as in a string', () => {
  for (const sign of ['#015#012', '\\r\\n', '\\n']) {
    const said = (text: string): string => text.replaceAll('\n', sign);
    check(
      `sipd[3]: got [${said(request)}]\nsipd[3]: sent [${said(response)}]\n`,
      'This looks pasted: a log has written the message in one line',
      `# sipd[3]: got\n${request}###\n# sipd[3]: sent\n${response}`,
    );
  }
});

test('Wireshark: the tree of a frame, with what it says of each part, and a session description', () => {
  const description = [
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.1',
    's=-',
    'c=IN IP4 192.0.2.1',
    't=0 0',
    'm=audio 4000 RTP/AVP 0',
  ];
  const length = String(description.join('\r\n').length + 2);
  const head = [
    ...smallRequest.filter((line) => !/^$|^Content-Length/u.test(line)),
    'Content-Type: application/sdp',
    `Content-Length: ${length}`,
  ];
  const names = [
    'Session Description Protocol Version (v): ',
    'Owner/Creator, Session Id (o): ',
    'Session Name (s): ',
    'Connection Information (c): ',
    'Time Description, active time (t): ',
    'Media Description, name and address (m): ',
  ];
  const frame = [
    'Frame 1: 367 bytes on wire (2936 bits), 367 bytes captured (2936 bits)',
    'User Datagram Protocol, Src Port: 5060, Dst Port: 5060',
    'Session Initiation Protocol (OPTIONS)',
    `    Request-Line: ${head[0]}`,
    '        Method: OPTIONS',
    '    Message Header',
    ...head.slice(1).flatMap((line) => [`        ${line}`, '            A part of it: 1']),
    '        [Generated Call-ID: 1]',
    '    Message Body',
    '        Session Description Protocol',
    ...description.flatMap((line, index) => [
      `            ${names[index]}${line.slice(2)}`,
      '                Part (x): 1',
    ]),
    '',
  ];
  check(
    [...frame, ...frame].join('\n'),
    'This looks pasted: Wireshark shows a message taken apart',
    [...head, '', ...description, '###', ...head, '', ...description].join('\n'),
  );
});

test('the body of a message stays as it is, folds and blank lines too', () => {
  const lines = [
    ...smallRequest.slice(0, -3),
    'Subject: a long',
    ' subject',
    'Content-Type: text/plain',
    'Content-Length: 12',
    '',
    'one',
    '',
    '  two',
  ];
  const text = lines.join('\n');
  check(indented(text), 'This looks pasted: the whole message is indented', text);
});

test('a message that begins with a blank by mistake is not taken for an excerpt', () => {
  const said = report(` ${request}`);
  assert.deepEqual(
    said.map(({ problem }) => problem.rule),
    ['malformed-start-line'],
  );
});

/** There is one diagnostic; its fix leaves nothing to complain about, and the text that is expected, but for final line ends. */
function check(text: string, sentence: string, expected: string): void {
  const said = report(text);
  assert.deepEqual(
    said.map(({ line }) => line.replace(/^\S+ /u, '')),
    [sentence],
  );
  const [fix] = said[0]?.problem.fixes ?? [];
  assert.ok(fix);
  const clean = applyFix(text, said[0]?.start ?? 0, fix);
  assert.equal(clean.trimEnd(), expected.trimEnd());
  assert.deepEqual(report(clean), []);
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gmu, '   ');
}

function dotted(text: string): string {
  return text.replace(/\n$/u, '').replaceAll(/$/gmu, '.');
}
