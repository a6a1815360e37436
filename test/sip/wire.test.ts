/** What leaves, to the byte. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf } from '../../server/src/sip/directives/read.ts';
import type { Facts } from '../../server/src/sip/facts.ts';
import { cutBlocks } from '../../server/src/sip/syntax/blocks.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { type Wire, wireOf } from '../../server/src/sip/wire.ts';
import { wire as english } from '../../server/src/texts/en/wire.ts';
import { wire as chinese } from '../../server/src/texts/zh-cn/wire.ts';
import { factsOf, type Known } from './support/facts.ts';
import { applied, damageOf, seeded, texts } from './support/texts.ts';

const request = 'OPTIONS sip:bob@example.com SIP/2.0';

test('a message as it goes over the wire goes out as it stands', () => {
  const { text } = texts.find(({ name }) => name === 'wire.sip') ?? { text: '' };
  sends(text, text);
  const odd = `${request}  \r\nTo : a\r\n\t b \r\n  \r\nX:\r\n\r\n`;
  sends(odd, odd);
});

test('the line ends of the head become CRLF', () => {
  sends(`${request}\nTo: a\n b\n\n`, `${request}\r\nTo: a\r\n b\r\n\r\n`);
  sends(`${request}\rTo: a\r\n\n`, `${request}\r\nTo: a\r\n\r\n`);
});

test('the empty line is put where the block ends the head', () => {
  sends(request, `${request}\r\n\r\n`);
  sends(`${request}\n`, `${request}\r\n\r\n`);
  sends(`${request}\nTo: a`, `${request}\r\nTo: a\r\n\r\n`);
  sends(`${request}\nTo: a\n#b: c`, `${request}\r\nTo: a\r\n\r\n`);
  sends(`# @raw\n${request}\nTo: a\n`, `${request}\nTo: a\n`);
});

test('lines taken out are not sent, and the preamble never is', () => {
  const text = `### title\n# comment\n@a = b\n\n${request}\n#To: a\nFrom: b\n#  c\n ;d\n\n`;
  sends(text, `${request}\r\nFrom: b\r\n ;d\r\n\r\n`);
});

test('escapes of the format are undone', () => {
  sends(`${request}\n\\#To: a\n\\### b: c\n\\\\# d: e\n\n`, `${request}\r\n#To: a\r\n### b: c\r\n\\# d: e\r\n\r\n`);
  sends(
    `${request}\n\n\\### a\n\\\\### b\n\\# c\n\\< d\n\\<@ e\n\\<f>\n\\\\< g\n\\{{h}} \\\\{{i}}`,
    `${request}\r\n\r\n### a\r\n\\### b\r\n\\# c\r\n< d\r\n<@ e\r\n\\<f>\r\n\\< g\r\n{{h}} \\{{i}}`,
  );
});

test('variables are replaced, and what they hold is not looked into', () => {
  const known = { variables: { b: '{{a}} \\{{ \\r' } };
  sends(
    `@a = {{b}}!\n${request}\nTo: {{a}}\n\n{{a}}`,
    `${request}\r\nTo: {{a}} \\{{ \\r!\r\n\r\n{{a}} \\{{ \\r!`,
    known,
  );
});

test('values are generated once for a message', () => {
  const { bytes, generated } = wire(`${request}\nTo: {{$tag}}\nFrom: {{$tag}}\nX: {{ $tag }}{{$branch}}\n\n{{$tag}}`);
  const [, tag] = /^To: (\w{12})$/mu.exec(text(bytes) ?? '') ?? [];
  assert.ok(tag !== undefined);
  assert.equal(text(bytes)?.split(tag).length, 5);
  assert.equal(generated.get('$tag'), tag);
  assert.match(generated.get('$branch') ?? '', /^z9hG4bK[0-9a-f]{20}$/u);
});

test('{{$contentLength}} is the size of the body that is sent', () => {
  sends(`${request}\nl: {{$contentLength}}\n\nabc\n`, `${request}\r\nl: 3\r\n\r\nabc`);
  sends(
    `${request}\nContent-Type: application/sdp\nContent-Length: {{ $contentLength }}\n\nv=0\ns={{$localIp}}\n\n`,
    `${request}\r\nContent-Type: application/sdp\r\nContent-Length: 18\r\n\r\nv=0\r\ns=192.0.2.4\r\n`,
  );
  sends(`@n = {{$contentLength}}\n${request}\nl: {{n}}\n`, `${request}\r\nl: 0\r\n\r\n`);
  refuses(`${request}\nl: {{$contentLength}}\n\n{{$contentLength}}`, 'not-known $contentLength {{$contentLength}}');
});

test('a Content-Length chooses the body, also by a variable', () => {
  sends(`${request}\nl: 5\n\nabc\n`, `${request}\r\nl: 5\r\n\r\nabc\r\n`);
  sends(`@n = 5\n${request}\nl: {{n}}\n\nabc\n`, `${request}\r\nl: 5\r\n\r\nabc\r\n`);
  sends(`${request}\nl: 3\n\na\nb\n`, `${request}\r\nl: 3\r\n\r\na\nb`);
  sends(`${request}\nl: 99\n\nabc\n`, `${request}\r\nl: 99\r\n\r\nabc`);
  sends(`${request}\nl: 0\n\n \n\n`, `${request}\r\nl: 0\r\n\r\n`);
});

test('files are included: their bytes, or their text with its variables', () => {
  const known = { files: { 'a.bin': Uint8Array.of(0, 13, 255, 10), 'b.txt': 'x\ny {{v}}\\{{w}}', '12.txt': 'ü' } };
  const { bytes } = wire(`${request}\n\n1\n< a.bin\n2`, known);
  assert.deepEqual([...(bytes ?? [])].slice(request.length + 4), [0x31, 13, 10, 0, 13, 255, 10, 13, 10, 0x32]);
  sends(`@v = {{$localPort}}\n${request}\n\n<@ b.txt\n`, `${request}\r\n\r\nx\r\ny 5070{{w}}`, known);
  sends(`@n = 12\n${request}\nl: 4\n\n< {{n}}.txt\n`, `${request}\r\nl: 4\r\n\r\nü\r\n`, known);
  sends(`${request}\nl: {{$contentLength}}\n\n< a.bin`, `${request}\r\nl: 4\r\n\r\n\0\r\u00ff\n`, known, 'latin1');
});

test('what is missing keeps the message back', () => {
  refuses(`${request}\nTo: {{a}}\n\n{{b}} {{a}}`, 'unresolved a {{a}} | unresolved b {{b}} | unresolved a {{a}}');
  refuses(`@a = {{b}}\n${request}\nTo: {{a}}`, 'unresolved b {{a}}');
  refuses(`${request}\nTo: {{}}`, 'empty-expression  {{}}');
  refuses(`${request}\nTo: {{$nothing}}`, 'unknown-function $nothing {{$nothing}}');
  refuses(`${request}\nTo: {{$randomInt 1}}`, 'bad-arguments $randomInt {{$randomInt 1}}');
  refuses(`${request}\nTo: {{$secret bob}}`, 'not-known $secret {{$secret bob}}');
  refuses(`${request}\nTo: {{a.response.status}}`, 'not-known a.response.status {{a.response.status}}');
  refuses(`${request}\n\n< a.bin\n`, 'missing-include a.bin < a.bin');
  refuses(`${request}\n\n< {{a}}.bin\n`, 'unresolved a < {{a}}.bin');
  refuses(`${request}\n\n<@ a\n`, 'unresolved b <@ a', { files: { a: '{{b}}' } });
  refuses(
    `# @charset Greek\n${request}\n\n<@ a\n`,
    'unknown-charset greek <@ a',
    { files: { a: '' } },
    { decode: () => undefined },
  );
  refuses('# only a comment\n', 'nothing-to-send');
  refuses(`# @charset klingon\n${request}`, 'unknown-charset klingon # @charset klingon\n');
  assert.equal(wire(`${request}\n#To: {{a}}\n\\{{b}}\n`).problems.length, 0);
});

test('a value with a line end is refused', () => {
  for (const lineEnd of ['\r', '\n', '\r\n']) {
    const known = { variables: { a: `x${lineEnd}Via: y` }, secrets: { a: lineEnd } };
    refuses(`${request}\nTo: {{a}}`, 'line-end-in-value a {{a}}', known);
    refuses(`@b = {{a}}\n${request}\n\n{{b}}`, 'line-end-in-value a {{b}}', known);
    refuses(`${request}\nTo: {{$secret a}}`, 'line-end-in-value $secret a {{$secret a}}', known);
  }
});

test('no value adds or hides a line of the message', () => {
  const random = seeded(26);
  const pieces = ['\r', '\n', '\r\n', '{{b}}', '\\', '\\r\\n', '\u2028', '#', '###', ' ', ':', '< x', 'Via: y', '\0'];
  let sent = 0;
  for (let count = 0; count < 5000; count += 1) {
    const value = Array.from({ length: 3 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
    const known = { variables: { a: value, b: '\r\nX: y' }, captured: { c: value } };
    const { bytes } = wire(`@d = {{c}}\n${request}\nTo: {{a}}\n{{c}}: {{d}}\n\n{{a}}\n`, known);
    assert.equal(bytes === undefined, /[\r\n]/u.test(value), JSON.stringify(value));
    if (bytes === undefined) continue;
    sent += 1;
    assert.equal(text(bytes)?.split('\r\n').length, 5, JSON.stringify(value));
  }
  assert.ok(sent > 1000);
});

test('# @raw sends the bytes as they stand', () => {
  const body = `${request}\n#To: {{a}}\r\n\\#b\r\rTo: c\n\n< a\n{{$tag}}\n\n`;
  sends(`# @raw\n@a = b\n\n${body}`, body);
  sends(`# @raw chomp\n${body}`, body.slice(0, -1));
  sends(`# @raw chomp\n${request}\r\n`, request);
  sends(`# @raw chomp\n${request}`, request);
  sends(`# @raw\n${request}\u00e9`, `${request}\u00e9`, {}, 'latin1');
});

test('# @escapes gives escapes their meaning', () => {
  const bytesOf = (line: string): number[] =>
    [...(wire(`# @escapes\n${request}\n\n${line}`).bytes ?? [])].slice(request.length + 4);
  assert.deepEqual(bytesOf('\\r\\n\\t\\0\\\\'), [13, 10, 9, 0, 0x5c]);
  assert.deepEqual(bytesOf('\\x00\\xFf\\x9'), [0, 255, 0x5c, 0x78, 0x39]);
  assert.deepEqual(bytesOf('\\u{e9}\\u{1F600}'), [0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80]);
  assert.deepEqual(bytesOf('\\u{110000}'), [...new TextEncoder().encode('\\u{110000}')]);
  assert.deepEqual(bytesOf('\\u{d800}\\q\\'), [...new TextEncoder().encode('\\u{d800}\\q\\')]);
  sends(`# @escapes\n${request}\nX: a\\nb\\\\{{$localPort}}\\{{c}}\n\n`, `${request}\r\nX: a\nb\\5070{{c}}\r\n\r\n`);
  sends(`${request}\nX: \\r\n\n`, `${request}\r\nX: \\r\r\n\r\n`);
});

test('# @eol and # @eol-body fix the line ends', () => {
  sends(`# @eol lf\n${request}\r\nTo: a\r\n`, `${request}\nTo: a\n\n`);
  sends(`# @eol CR\n${request}\nTo: a\n\nb\nc`, `${request}\rTo: a\r\rb\r\nc`);
  sends(`# @eol asis\n${request}\nTo: a\r\nb: c`, `${request}\nTo: a\r\nb: c\n\n`);
  sends(`# @eol-body lf\n${request}\r\n\r\na\r\nb\r\n`, `${request}\r\n\r\na\nb`);
  sends(`# @eolBody asis\n${request}\nl: 6\n\na\r\nb\r\n`, `${request}\r\nl: 6\r\n\r\na\r\nb\r\n`);
});

test('# @charset and the encoding of the document decide the bytes', () => {
  const line = `${request}\nSubject: ΑΒ\n\n`;
  const bytes = [...(wire(`# @charset greek\n${line}`).bytes ?? [])];
  assert.deepEqual(bytes.slice(-6), [0xc1, 0xc2, 13, 10, 13, 10]);
  assert.deepEqual([...(wire(line, {}, 'greek').bytes ?? [])], bytes);
  assert.equal(wire(line, {}, 'utf16le').charset, 'utf-8');
  refuses(`# @charset latin1\n${line}`, 'unencodable-text Α Α');
  refuses(`# @charset ascii\n@a = é\n${request}\nX: {{a}}`, 'unencodable-text é {{a}}');
  refuses(`# @charset greek\n${request}\n\nΑé`, 'unencodable-text é é');
  sends(
    `# @charset greek\n${request}\nl: 2\n\n<@ a\n`,
    `${request}\r\nl: 2\r\n\r\n\u00c1\u00c2`,
    { files: { a: Uint8Array.of(0xc1, 0xc2) } },
    'utf8',
    'latin1',
  );
});

test('what the editor could not read is not sent', () => {
  refuses(`${request}\nX: a\u{FFFD}\n`, 'unreadable-character  \u{FFFD}');
  refuses(`# @raw\n${request}\n\n\u{FFFD}\n`, 'unreadable-character  \u{FFFD}');
  assert.equal(wire(`# \u{FFFD}\n${request}\n#\u{FFFD}\n`).problems.length, 0);
});

test('# @send-file sends a file and nothing else', () => {
  const known = { files: { 'a.bin': Uint8Array.of(0, 1, 2) } };
  assert.deepEqual(wire('# @send-file a.bin\n', known).bytes, Uint8Array.of(0, 1, 2));
  assert.deepEqual(wire(`@n = a\n# @sendFile {{n}}.bin\n${request}`, known).bytes, Uint8Array.of(0, 1, 2));
  refuses('# @send-file b.bin\n', 'missing-include b.bin # @send-file b.bin\n', known);
  refuses('# @send-file {{b}}\n', 'unresolved b # @send-file {{b}}\n', known);
});

test('what blocks without a message set counts for the file', () => {
  const file = `@a = file\n@b = file\n# @eol lf\n###\n@b = block\n${request}\nX: {{a}} {{b}}\n\n`;
  const [first, second] = cutBlocks(file).map(parseBlock);
  assert.ok(first !== undefined && second !== undefined);
  const wired = wireOf(second, { facts: factsOf(), encoding: 'utf8', defaults: defaultsOf([first, second]) });
  assert.equal(text(wired.bytes), `${request}\nX: file block\n\n`);
});

test('the parts say where each byte comes from', () => {
  const source = `### x\n${request}\nTo: {{$localPort}}\n\\#a: b`;
  const { bytes, parts } = wire(source);
  const said = parts.map(({ from, to, origin, span }) => [
    origin,
    text(bytes?.slice(from, to)),
    source.slice(span.start, span.end),
  ]);
  assert.deepEqual(said, [
    ['source', `${request}\r\nTo: `, `${request}\nTo: `],
    ['template', '5070', '{{$localPort}}'],
    ['source', '\r\n', '\n'],
    ['source', '#a: b', '#a: b'],
    ['added', '\r\n\r\n', ''],
  ]);
});

test('an IPv6 address stands in brackets in the head and without in the body', () => {
  const flow = {
    transport: 'TCP',
    localAddress: '::1',
    localPort: 1,
    targetHost: '2001:db8::9',
    targetPort: 2,
    rtpPort: 8,
  };
  const source = `${request}\nVia: {{$transport}} {{$localIp}}:{{$localPort}} {{$targetHost}}:{{$targetPort}}\n\n{{$localIp}} {{$rtpPort}}`;
  const { bytes } = wire(source, {}, 'utf8', { flow });
  assert.equal(text(bytes), `${request}\r\nVia: TCP [::1]:1 [2001:db8::9]:2\r\n\r\n::1 8`);
});

test('any block comes to bytes or to problems, never to both', () => {
  const random = seeded(9);
  for (const { text: original } of texts) {
    for (let count = 0; count < 300; count += 1) {
      for (const block of cutBlocks(applied(original, damageOf(original, random)))) {
        const { bytes, problems, parts } = wire(block, { variables: { user: 'a', domain: 'b', y: 'c', sum: '1' } });
        assert.equal(bytes === undefined, problems.length > 0);
        assert.equal(bytes?.length ?? 0, parts.at(-1)?.to ?? 0);
        for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= block.length);
      }
    }
  }
});

test('every problem has its sentence in every language', () => {
  assert.deepEqual(Object.keys(chinese), Object.keys(english));
});

function wire(source: string, known: Known = {}, encoding = 'utf8', more: Partial<Facts> = {}): Wire {
  return wireOf(parseBlock(source), { facts: factsOf(known, more), encoding });
}

function sends(source: string, expected: string, known: Known = {}, encoding = 'utf8', shown = encoding): void {
  const { bytes, problems } = wire(source, known, encoding);
  assert.deepEqual(problems, []);
  assert.equal(text(bytes, shown), expected);
}

function refuses(source: string, expected: string, known: Known = {}, more: Partial<Facts> = {}): void {
  const { bytes, problems } = wire(source, known, 'utf8', more);
  assert.equal(bytes, undefined);
  const said = problems.map(({ what, args, start, end }) => {
    assert.ok(Object.keys(english).includes(what), what);
    const name = args.name ?? args.path ?? args.character ?? args.charset ?? '';
    return what === 'nothing-to-send' ? what : `${what} ${name} ${source.slice(start, end)}`;
  });
  assert.equal(said.join(' | '), expected);
}

function text(bytes: Uint8Array | undefined, encoding = 'utf8'): string | undefined {
  return bytes && Buffer.from(bytes).toString(encoding === 'latin1' ? 'latin1' : 'utf8');
}
