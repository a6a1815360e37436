/** The parts of a message over standard input and output: outline, folds, links and growing selections of one marked text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentLink, DocumentSymbol, FoldingRange, SelectionRange } from 'vscode-languageserver';
import { labelled } from '../support/marked.ts';
import { atCursor, whileOpen } from '../support/marked-document.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();

/** Links are marked with where they lead. */
const { text, marks } = labelled(`### call, RFC 3261 §8.1.1
          ^^^^^^^^^^^^^^^ https://www.rfc-editor.org/rfc/rfc3261#section-8.1.1
# As RFC 3264 has it.
     ^^^^^^^^ https://www.rfc-editor.org/rfc/rfc3264
INVITE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP a;branch=z9hG4bK1
Max-Forwards: 70
From: <sip:a@b>;tag=1
To: <sip:bob@example.com>
Call-ID: 1@a
CSeq: 1 INVITE
Content-Type: multipart/mixed;boundary=cut
Content-Length: 244

--cut
Content-Type: application/sdp

v=0
o=- 1 1 IN IP4 192.0.2.1
s=A call
t=0 0
m=audio 4000 RTP/AVP 0
a=sendrecv
m=video 4002 RTP/AVP 31
a=inactive
--cut
Content-Type: text/plain

one
two
--cut--
`);

test('the outline: a message, its groups of header fields, the parts of its body, their streams', () =>
  whileOpen(server.client, text, async ({ uri }) => {
    const lines: string[] = [];
    const print = (symbols: readonly DocumentSymbol[], indent: string): void => {
      for (const { name, detail, range, children = [] } of symbols) {
        lines.push(`${indent}${name} — ${detail} [${range.start.line}–${range.end.line}]`);
        print(children, `${indent}  `);
      }
    };
    print(await server.client.about<DocumentSymbol[]>('documentSymbol', uri), '');
    assert.equal(
      lines.join('\n'),
      `call, RFC 3261 §8.1.1 — INVITE sip:bob@example.com [0–28]
  Route — Via, Max-Forwards [3–4]
    Via — SIP/2.0/UDP a;branch=z9hG4bK1 [3–3]
    Max-Forwards — 70 [4–4]
  Dialog — From, To, Call-ID, CSeq [5–8]
    From — <sip:a@b>;tag=1 [5–5]
    To — <sip:bob@example.com> [6–6]
    Call-ID — 1@a [7–7]
    CSeq — 1 INVITE [8–8]
  About the body — Content-Type, Content-Length [9–10]
    Content-Type — multipart/mixed;boundary=cut [9–9]
    Content-Length — 244 [10–10]
  Body —  [12–28]
    application/sdp —  [13–22]
      Session — A call [15–18]
      audio 4000 — RTP/AVP 0 [19–20]
      video 4002 — RTP/AVP 31 [21–22]
    text/plain —  [24–27]`,
    );
  }));

test('folds: a block, its head, its body, each part of it and each stream', () =>
  whileOpen(server.client, text, async (document) => {
    const lines = text.split('\n');
    const folds = await server.client.about<FoldingRange[]>('foldingRange', document.uri);
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [lines[startLine], lines[endLine]]),
      [
        ['### call, RFC 3261 §8.1.1', '--cut--'],
        ['INVITE sip:bob@example.com SIP/2.0', 'Content-Length: 244'],
        ['--cut', '--cut--'],
        ['Content-Type: application/sdp', 'a=inactive'],
        ['Content-Type: text/plain', 'two'],
        ['m=audio 4000 RTP/AVP 0', 'a=sendrecv'],
        ['m=video 4002 RTP/AVP 31', 'a=inactive'],
      ],
    );
  }));

test('links: what is cited of RFCs leads to the section', () =>
  whileOpen(server.client, text, async (document) => {
    const links = await server.client.about<DocumentLink[]>('documentLink', document.uri);
    assert.deepEqual(
      links.map(({ range, target }) => ({
        start: document.offsetAt(range.start),
        end: document.offsetAt(range.end),
        label: target,
      })),
      marks,
    );
  }));

const head = text.slice(text.indexOf('INVITE'), text.indexOf('\n\n'));
const description = text.slice(text.indexOf('v=0'), text.indexOf('\n--cut\nContent-Type: text'));
const body = text.slice(text.indexOf('--cut'), text.indexOf('--cut--') + '--cut--'.length);
const message = `${head}\n\n${body}`;

/** The cursor in a word of the text, and what is selected step by step. */
const growing: Readonly<Record<string, readonly string[]>> = {
  'branch=z9|hG4bK1': [
    'z9hG4bK1',
    'branch=z9hG4bK1',
    'SIP/2.0/UDP a;branch=z9hG4bK1',
    'Via: SIP/2.0/UDP a;branch=z9hG4bK1',
    head,
    message,
    text,
  ],
  'multipart/mixed;boun|dary=': [
    'boundary',
    'boundary=cut',
    'multipart/mixed;boundary=cut',
    'Content-Type: multipart/mixed;boundary=cut',
    head,
    message,
    text,
  ],
  'm=audio 40|00': [
    '4000',
    'm=audio 4000 RTP/AVP 0',
    description,
    `Content-Type: application/sdp\n\n${description}`,
    body,
    message,
    text,
  ],
};

for (const [marked, steps] of Object.entries(growing))
  test(`a selection grows from ${marked}`, () =>
    atCursor(server.client, text.replace(marked.replace('|', ''), marked), async ({ document, position }) => {
      const [selection] = await server.client.about<SelectionRange[]>('selectionRange', document.uri, {
        positions: [position],
      });
      assert.deepEqual(
        chainOf(selection ?? assert.fail()).map((range) => document.getText(range)),
        steps,
      );
    }));

function chainOf({ range, parent }: SelectionRange): SelectionRange['range'][] {
  return parent === undefined ? [range] : [range, ...chainOf(parent)];
}
