/** Rules about bodies: silent while one is typed, one diagnostic for one fault, messages within, and Content-Length kept right by fixes. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkFile } from '../../server/src/rules/checker.ts';
import { inFile } from '../../server/src/sip/span.ts';
import { parseBlock } from '../../server/src/sip/syntax/parse.ts';
import { applyFix, report } from './support/example.ts';

const related = [
  '--b1',
  'Content-Type: application/pidf+xml',
  'Content-ID: <1@example.com>',
  '',
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com">',
  '  <tuple id="a1">',
  '    <status><basic>open</basic></status>',
  '    <note>at &amp; in</note>',
  '  </tuple>',
  '</presence>',
  '--b1',
  'Content-Type: message/sipfrag;version=2.0',
  '',
  'SIP/2.0 200 OK',
  'Contact: <sip:bob@client.example.com>',
  'Warning: 399 example.com "A remark"',
  '--b1',
  'Content-Type: message/cpim',
  '',
  'From: Alice <im:alice@example.com>',
  'To: <im:bob@example.com>',
  'DateTime: 2026-11-27T14:00:00Z',
  '',
  'Content-Type: text/plain',
  '',
  'Hello.',
  '--b1--',
];

const type = 'multipart/related;type="application/pidf+xml";start="<1@example.com>";boundary=b1';

function messageWith(body: readonly string[], contentType = type, length?: number): string {
  const size = body.reduce((sum, line) => sum + line.length + 2, 0);
  return `MESSAGE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9
Max-Forwards: 70
From: <sip:alice@example.com>;tag=9fxced76sl
To: <sip:bob@example.com>
Call-ID: 3848276298220188511@client.example.com
CSeq: 1 MESSAGE
Content-Type: ${contentType}
Content-Length: ${length ?? size}

${body.map((line) => `${line}\n`).join('')}`;
}

/** The rule, and the text that it marks. */
function shown(text: string): readonly string[] {
  return report(text).map(({ problem, start }) => {
    return `${problem.rule} ${JSON.stringify(text.slice(start + problem.start, start + problem.end))}`;
  });
}

test('a body of many kinds of parts is faultless', () => {
  assert.deepEqual(shown(messageWith(related)), []);
});

test('RFC 2046 §5.1.1: what stands behind the closing delimiter counts or does not', () => {
  const size = related.reduce((sum, line) => sum + line.length + 2, 0);
  for (const length of [size, size - 2]) assert.deepEqual(shown(messageWith(related, type, length)), []);
  assert.deepEqual(shown(messageWith([...related, 'An epilogue.'], type, size + 12)), []);
});

test('a body that is being typed is never painted red', () => {
  const text = messageWith(related).replace(/Content-Length: \d+\n/u, '');
  for (let end = text.indexOf('\n\n') + 2; end < text.length; end += 1) {
    const errors = report(text.slice(0, end)).filter(({ problem }) => problem.severity === 'error');
    assert.deepEqual(
      errors.map(({ line }) => line),
      [],
      text.slice(0, end),
    );
  }
});

/** What becomes of the body, and what is said of it. */
const faults: readonly (readonly [string, string, readonly string[]])[] = [
  ['--b1--\n', '', ['missing-closing-delimiter "--b1"']],
  ['--b1--\n', '--b1\n', ['missing-closing-delimiter "--b1"']],
  ['--b1--\n', '--b2--\n', ['missing-closing-delimiter "--b2--"']],
  ['--b1\nContent-Type: application', '--b1\n\nContent-Type: application', ['unknown-content-id "1@example.com"']],
  ['<1@example.com>\n', '<2@example.com>\n', ['unknown-content-id "1@example.com"']],
  ['<1@example.com>\n', '1@example.com\n', ['malformed-header "1"']],
  ['</tuple>', '</tupel>', ['malformed-xml "</tupel>"']],
  ['&amp;', '&', ['malformed-xml "&"']],
  ['<?xml', '\n<?xml', ['malformed-xml "<?xml"']],
  ['xmlns="urn:ietf:params:xml:ns:pidf" ', '', ['wrong-xml-root "presence"']],
  [
    'application/pidf+xml\n',
    'application/dialog-info+xml\n',
    ['wrong-root-type "\\"application/pidf+xml\\""', 'wrong-xml-root "presence"'],
  ],
  ['SIP/2.0 200 OK', 'SIP/2.0 2000 OK', ['status-code-out-of-range "2000"']],
  ['Contact: <sip:bob@', 'Contact: <sip:bob@@', ['malformed-uri "@"']],
  ['Warning: 399 example.com "A remark"', 'Warning: 399 example.com A remark', ['malformed-header "A"']],
  ['DateTime: 2026-11-27T', 'DateTime: 2026-11-27 ', ['malformed-cpim "2026-11-27 14:00:00Z"']],
  ['--b1\nContent-Type: message/cpim\n\n', '--b1\nContent-Type: message/cpim\n', ['malformed-cpim "Content-Type"']],
];

describe('one fault is one diagnostic', () => {
  for (const [from, to, expected] of faults) {
    test(`${JSON.stringify(from)} → ${JSON.stringify(to)}`, () => {
      const text = related.map((line) => `${line}\n`).join('');
      assert.ok(text.includes(from));
      assert.deepEqual(shown(messageWith(text.replace(from, to).split('\n').slice(0, -1))), expected);
    });
  }
});

test('RFC 3420 §2: a fragment may lack anything, but a whole message may not', () => {
  const fragment = ['To: <sip:bob@example.com>', 'CSeq: 1 INVITE'];
  assert.deepEqual(shown(messageWith(fragment, 'message/sipfrag')), []);
  assert.ok(shown(messageWith(['BYE sip:bob@example.com SIP/2.0', ...fragment, ''], 'message/sip')).length > 3);
  assert.deepEqual(shown(messageWith([...fragment, '', 'v=0'], 'message/sipfrag')), ['missing-content-type "v=0"']);
  assert.deepEqual(shown(messageWith(['CSeq: x INVITE'], 'message/sipfrag')), ['malformed-cseq "x"']);
});

test('a fix keeps a Content-Length right that was right before', () => {
  for (const [from, to] of [
    ['--b1--\n', ''],
    ['&amp;', '&'],
    ['Alice <im:alice@example.com>', 'im:alice@example.com'],
    ['Content-Type: message/cpim\n\n', 'Content-Type: message/cpim\n\nHello.\n'],
  ] as const) {
    const body = related
      .map((line) => `${line}\n`)
      .join('')
      .replace(from, to);
    const text = messageWith(body.split('\n').slice(0, -1));
    const [said] = report(text);
    const [fix] = said?.problem.fixes ?? [];
    if (said === undefined || fix === undefined) continue;
    const rules = report(applyFix(text, said.start, fix)).map(({ problem }) => problem.rule);
    assert.ok(!rules.includes('wrong-content-length'), from);
  }
});

test('what templates and files stand for is not missed', () => {
  for (const lines of [
    ['{{body}}'],
    ['< body.mime'],
    ['--b1', '{{part}}', '--b1--'],
    ['--b1', '', '<@ part.txt', '{{rest}}'],
  ]) {
    const said = shown(messageWith(lines, 'multipart/mixed;boundary=b1', 0)).filter(
      (line) => !/content-length|text-after|include|variable/u.test(line),
    );
    assert.deepEqual(said, [], lines.join());
  }
});

/** 32 times the text; a cost that grows with the square takes 1024 times as long, and the collector of garbage is given its share. */
test('a body in which every line is wrong is checked in linear time', () => {
  for (const [contentType, unit] of [
    ['multipart/mixed;boundary=b', '--b\n'],
    ['multipart/mixed;boundary=b', '--b\nContent-ID: <1@a>\nx\n'],
    ['multipart/mixed;boundary=b', '--\n--b-\n'],
    ['multipart/mixed;boundary=b', '--b\nContent-Type: message/sipfrag\n\nCSeq: x\n'],
    ['message/sipfrag', 'CSeq: x\n'],
    ['message/cpim', 'from: x\nx\na.b: c\n'],
    ['application/simple-message-summary', 'Voice-Message: x\n'],
    ['application/dtmf-relay', 'Signal=x\n'],
    ['application/xml', '<a cid="cid:1"/>\n'],
  ] as const) {
    const time = (size: number): number => leastTime(messageWith([unit.repeat(size / unit.length)], contentType, 0));
    assert.ok(time(1 << 17) / time(1 << 12) < 400, `${contentType} ${JSON.stringify(unit)}`);
  }
});

/** The least of several runs is the one that was disturbed least. */
function leastTime(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    checkFile({ blocks: [{ block: parseBlock(text), start: inFile(0) }] });
    return performance.now() - start;
  });
  return Math.max(Math.min(...times), 4);
}
