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
    `# <--- SIP read from UDP:192.0.2.1:5060 --->\n${request}###\n# <------------->\n# --- (8 headers 0 lines) ---\n# <--- Transmitting to 192.0.2.1:5060 --->\n${response}`,
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
