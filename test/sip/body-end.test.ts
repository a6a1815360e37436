/** Which body Content-Length counts, with the figures of the RFCs that disagree. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BodyEnd, chooseBody, declaredLength, type Measure } from '../../server/src/sip/body-end.ts';
import { byteLength, utf8Length } from '../../server/src/sip/encoding.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';

/** The body of an INVITE after RFC 3665 §3.1: 151 bytes with its last CRLF, 149 without. */
const sdp = [
  'v=0',
  'o=alice 2890844526 2890844526 IN IP4 client.atlanta.example.com',
  's=-',
  'c=IN IP4 192.0.2.101',
  't=0 0',
  'm=audio 49172 RTP/AVP 0',
  'a=rtpmap:0 PCMU/8000',
].join('\n');

/** The body of RFC 3428 §10, which counts it without a line end. */
const page = 'Watson, come here.';

test('the last CRLF of an SDP body is counted', () => {
  check('application/sdp', 151, `${sdp}\n`, 'matches 151 crlf 1 of 151 149 144 143');
  check(
    'application/sdp',
    151,
    `${sdp}\r\n`.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'),
    'matches 151 crlf 1 of 151 149 144 143',
  );
  check('application/sdp', 151, `${sdp}\n\n\n`, 'matches 151 crlf 1 of 151 149 153 155 144 143 145 146');
  check('application/sdp', 149, `${sdp}\n`, 'matches 149 crlf 0 of 151 149 144 143');
  check('application/sdp', 149, sdp, 'matches 149 crlf 0 of 149 143');
});

test('the last line end of a text is not', () => {
  check('text/plain', 18, page, 'matches 18 crlf 0 of 18');
  check('text/plain', 18, `${page}\n`, 'matches 18 crlf 0 of 18 20');
  check('text/plain', 20, `${page}\r\n\r\n`, 'matches 20 crlf 1 of 18 20 22');
  check('message/sipfrag', 20, 'SIP/2.0 100 Trying\n\n', 'matches 20 crlf 1 of 20 18 22');
});

test('a body counted with bare LF is sent with them', () => {
  check('application/xml', 8, '<a>\n</a>\n', 'matches 8 lf 0 of 9 11 8');
  check('application/xml', 9, '<a>\n</a>\n', 'matches 9 crlf 0 of 9 11 8');
  check('application/xml', 5, '<a/>\n', 'wrong 4 crlf 0 of 4 6');
});

test('a wrong Content-Length leaves the likeliest body', () => {
  check('text/plain', 18, 'Watson, come her.\n', 'wrong 17 crlf 0 of 17 19');
  check('application/sdp', 142, `${sdp}\n`, 'smaller 151 crlf 1 of 151 149 144 143');
  check('application/sdp', 200, `${sdp}\n`, 'larger 151 crlf 1 of 151 149 144 143');
  check('text/plain', 0, `${page}\n`, 'smaller 18 crlf 0 of 18 20');
});

test('without a Content-Length the likeliest is taken', () => {
  check('application/sdp; charset=x', undefined, `${sdp}\n\n`, 'absent 151 crlf 1 of 151 149 153 144 143 145');
  check('text/plain', undefined, `${page}\n`, 'absent 18 crlf 0 of 18 20');
  check('Message / SIPFRAG', undefined, 'a\n', 'absent 3 crlf 1 of 3 1');
  check('application/sdp', undefined, '\n\n', 'absent 0 crlf 0 of 0 2 4');
});

test('zero above nothing but blanks is an empty body', () => {
  check('text/plain', 0, '', 'matches 0 crlf 0 of 0');
  check('text/plain', 0, '\n\n', 'zero 0 crlf 0 of 0 2 4');
  check('text/plain', 0, ' \t\n \r\n', 'zero 0 crlf 0 of 5 7 4');
});

test('a message without the empty line has no body', () => {
  const text = (length: number): string => `OPTIONS sip:a SIP/2.0\nContent-Length: ${length}\n`;
  assert.equal(printed(chooseBody(parseBlock(text(0)), { byteLength: utf8Length })), 'matches 0 crlf 0 of 0');
  assert.equal(printed(chooseBody(parseBlock(text(5)), { byteLength: utf8Length })), 'larger 0 crlf 0 of 0');
  assert.equal(chooseBody(parseBlock('# only a comment'), { byteLength: utf8Length }), undefined);
});

test('a Content-Length that is no literal number says nothing', () => {
  check('text/plain', '{{$contentLength}}', page, 'unknown 18 crlf 0 of 18');
  check('text/plain', '1 8', page, 'unknown 18 crlf 0 of 18');
  check('text/plain', '018', page, 'matches 18 crlf 0 of 18');
  check('text/plain', '{{length}}', `${page}\n`, 'matches 20 crlf 1 of 18 20', { declared: 20 });
  const message = parseBlock('OPTIONS sip:a SIP/2.0\nL: 3\nContent-Length: 4\n').message;
  assert.ok(message !== undefined);
  assert.equal(declaredLength(message), 3);
});

test('sizes are those of the charset', () => {
  check('text/plain', 9, '中文😀', 'smaller 10 crlf 0 of 10');
  check('text/plain', 5, '中文b', 'matches 5 crlf 0 of 5', { byteLength: doubleByte });
  check('text/plain', 3, 'ä€b', 'matches 3 crlf 0 of 3', { byteLength: (text) => byteLength(text, 'iso-8859-1') });
});

test('line ends may be fixed by a directive', () => {
  check('text/plain', 3, 'a\nb\n', 'matches 3 lf 0 of 3 4', { eol: 'lf' });
  check('text/plain', 4, 'a\r\nb\n', 'matches 4 cr 1 of 3 4', { eol: 'cr' });
  check('text/plain', 6, 'a\r\nb\n\r\n', 'wrong 4 asis 0 of 4 5 7', { eol: 'asis' });
  check('text/plain', 7, 'a\r\nb\n\r\n', 'matches 7 asis 2 of 4 5 7', { eol: 'asis' });
});

test('a body of mixed line ends is taken as it is where only that fits', () => {
  check('multipart/mixed', 8, 'a\rb\r\nc\nd', 'matches 8 asis 0 of 10 7');
  check('multipart/mixed', 10, 'a\rb\r\nc\nd', 'matches 10 crlf 0 of 10 7');
  check('multipart/mixed', 9, 'a\rb\r\nc\nd\n', 'matches 9 asis 1 of 10 12 7 8');
  check('multipart/mixed', 9, 'a\rb\r\nc\nd', 'wrong 10 crlf 0 of 10 7');
});

test('templates and includes make the size unknown unless they can be filled', () => {
  const block = parseBlock('OPTIONS sip:a SIP/2.0\nContent-Length: 12\n\n{{x}}\n< ./a\n\n');
  assert.equal(chooseBody(block, { byteLength: utf8Length }), undefined);
  const filler = { template: () => 'abc', include: () => new Uint8Array(5) };
  const end = chooseBody(block, { byteLength: utf8Length, filler });
  assert.equal(printed(end), 'matches 12 crlf 1 of 10 12 14 9 11');
});

test('escapes are counted as what they mean', () => {
  check('text/plain', 6, '\\### a', 'larger 5 crlf 0 of 5');
  check('text/plain', 3, '\\< a', 'matches 3 crlf 0 of 3');
  check('text/plain', 4, '\\<a>', 'matches 4 crlf 0 of 4');
  check('text/plain', 2, '\\{{', 'matches 2 crlf 0 of 2');
});

test('a raw body is what it is', () => {
  const raw = (directive: string, length: number): string | undefined =>
    printed(
      chooseBody(parseBlock(`# @${directive}\nOPTIONS sip:a SIP/2.0\nl: ${length}\n\na\n{{b}}\r\n`), {
        byteLength: utf8Length,
      }),
    );
  assert.equal(raw('raw', 9), 'matches 9 asis 0 of 9');
  assert.equal(raw('raw chomp', 9), 'larger 7 asis 0 of 7');
});

test('very many final line ends are counted without trying each', () => {
  check('text/plain', 1 + 2 * 99_000, `a${'\n'.repeat(100_000)}`, 'matches 198001 crlf 99000 of 1 3 5 7 9');
  check('text/plain', 200_002, `a${'\n'.repeat(100_000)}`, 'larger 1 crlf 0 of 1 3 5 7 9', { declared: 200_002 });
});

test('the chosen body ends where its text ends', () => {
  const block = parseBlock('OPTIONS sip:a SIP/2.0\nContent-Length: 3\n\na\r\n\r\n');
  const end = chooseBody(block, { byteLength: utf8Length })?.chosen.end;
  assert.equal(block.text.slice(0, end).endsWith('\n\na\r\n'), true);
});

function check(
  type: string,
  length: number | string | undefined,
  body: string,
  expected: string,
  measure: Partial<Measure> = {},
): void {
  const field = length === undefined ? '' : `Content-Length: ${length}\n`;
  const block = parseBlock(`MESSAGE sip:a SIP/2.0\nContent-Type: ${type}\n${field}\n${body}`);
  assert.equal(printed(chooseBody(block, { byteLength: utf8Length, ...measure })), expected);
}

function printed(end: BodyEnd | undefined): string | undefined {
  if (end === undefined) return undefined;
  const { verdict, chosen } = end;
  const sizes = end
    .candidates()
    .map(({ size }) => size)
    .join(' ');
  return `${verdict} ${chosen.size} ${chosen.eol} ${chosen.lineEnds} of ${sizes}`;
}

function doubleByte(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\x80' ? 1 : 2), 0);
}
