/** Each refactoring is taken where the cursor is, and gives the text that it should. */

import assert from 'node:assert/strict';
import { Range } from 'vscode';
import { actionsAt, openAt, request, take } from './support.ts';

const call = `### call
# @name call
INV|ITE sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK776asdhds
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1928301774
To: <sip:bob@example.com>
Call-ID: a84b4c76e66710@client.example.com
CSeq: 1 INVITE
Contact: <sip:alice@client.example.com>
Content-Length: 0

`;

const refused = `### 486 Busy Here
SIP/2.0 4|86 Busy Here
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK776asdhds
From: <sip:alice@example.com>;tag=1928301774
To: <sip:bob@example.com>;tag=bob
Call-ID: a84b4c76e66710@client.example.com
CSeq: 1 INVITE
Content-Length: 0

`;

/** The file with its cursor, the action, and the file afterwards. */
const rewritten: readonly (readonly [title: string, marked: string, after: string])[] = [
  ['Write From as f', 'OPTIONS sip:a@b SIP/2.0\nFr|om: <sip:a@b>\n', 'OPTIONS sip:a@b SIP/2.0\nf: <sip:a@b>\n'],
  ['Write f as From', 'OPTIONS sip:a@b SIP/2.0\nf|: <sip:a@b>\n', 'OPTIONS sip:a@b SIP/2.0\nFrom: <sip:a@b>\n'],
  [
    'Write all header names in their compact form',
    'OPT|IONS sip:a@b SIP/2.0\nFrom: <sip:a@b>\nCSeq: 1 OPTIONS\nTo: <sip:b@b>\n',
    'OPTIONS sip:a@b SIP/2.0\nf: <sip:a@b>\nCSeq: 1 OPTIONS\nt: <sip:b@b>\n',
  ],
  [
    'Write all header names in their long form',
    'OPT|IONS sip:a@b SIP/2.0\nf: <sip:a@b>\nCSeq: 1 OPTIONS\nt: <sip:b@b>\n',
    'OPTIONS sip:a@b SIP/2.0\nFrom: <sip:a@b>\nCSeq: 1 OPTIONS\nTo: <sip:b@b>\n',
  ],
  [
    'Fold Allow over several lines',
    'OPTIONS sip:a@b SIP/2.0\nAl|low: INVITE, ACK\n',
    'OPTIONS sip:a@b SIP/2.0\nAllow: INVITE,\n ACK\n',
  ],
  [
    'Unfold Allow into one line',
    'OPTIONS sip:a@b SIP/2.0\nAl|low: INVITE,\n ACK\n',
    'OPTIONS sip:a@b SIP/2.0\nAllow: INVITE, ACK\n',
  ],
  [
    'Put the header fields in their usual order',
    'OPT|IONS sip:a@b SIP/2.0\nCSeq: 1 OPTIONS\nFrom: <sip:a@b>;tag=1\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\n',
    'OPTIONS sip:a@b SIP/2.0\nVia: SIP/2.0/UDP a;branch=z9hG4bK1\nFrom: <sip:a@b>;tag=1\nCSeq: 1 OPTIONS\n',
  ],
  [
    'Write [call_id] as {{$callId}}',
    'OPTIONS sip:a@b SIP/2.0\nCall-ID: [call|_id]\nCSeq: 1 OPTIONS\n',
    'OPTIONS sip:a@b SIP/2.0\nCall-ID: {{$callId}}\nCSeq: 1 OPTIONS\n',
  ],
];

/** What is put below a message. */
const added: readonly (readonly [title: string, marked: string, block: string])[] = [
  [
    'Add the ACK of a 2xx',
    call,
    `### ACK
ACK {{call.response.headers.Contact.uri}} SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch={{$branch}}
#Route: {{call.routeSet}}
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1928301774
To: {{call.response.headers.To}}
Call-ID: a84b4c76e66710@client.example.com
CSeq: 1 ACK
Content-Length: 0

`,
  ],
  [
    'Add the CANCEL that follows',
    call,
    `### CANCEL
CANCEL sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK776asdhds
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1928301774
To: <sip:bob@example.com>
Call-ID: a84b4c76e66710@client.example.com
CSeq: 1 CANCEL
Content-Length: 0

`,
  ],
  [
    'Add the BYE that follows',
    call,
    `### BYE
BYE {{call.response.headers.Contact.uri}} SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch={{$branch}}
#Route: {{call.routeSet}}
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1928301774
To: {{call.response.headers.To}}
Call-ID: a84b4c76e66710@client.example.com
CSeq: 2 BYE
Content-Length: 0

`,
  ],
  [
    'Add the ACK that follows',
    `${call.replace('|', '')}${refused}`,
    `### ACK
ACK sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK776asdhds
Max-Forwards: 70
From: <sip:alice@example.com>;tag=1928301774
To: <sip:bob@example.com>;tag=bob
Call-ID: a84b4c76e66710@client.example.com
CSeq: 1 ACK
Content-Length: 0

`,
  ],
];

suite('a refactoring', () => {
  for (const [title, marked, after] of rewritten) {
    test(title, async () => {
      assert.equal(await taken(marked, 'refactor.rewrite', title), after);
    });
  }

  for (const [title, marked, block] of added) {
    test(`${title}, below ${marked === call ? 'a request' : 'a response'}`, async () => {
      assert.equal(await taken(marked, 'refactor.insert', title), marked.replace('|', '') + block);
    });
  }

  test('adds everything that is missing, and is then not offered', async () => {
    const marked = request({ 'Max-Forwards': undefined, CSeq: undefined }).replace('OPT', 'OPT|');
    const text = await taken(marked, 'refactor.rewrite', 'Add everything that is missing (2)');
    for (const line of [/^Max-Forwards: 70$/mu, /^CSeq: 1 OPTIONS$/mu]) assert.match(text, line);
    const { editor, position } = await openAt(text.replace('OPT', 'OPT|'));
    const offers = await actionsAt(editor.document, new Range(position, position), 'refactor.rewrite');
    assert.deepEqual(
      offers.filter(({ title }) => title.startsWith('Add everything')),
      [],
    );
  });
});

/** The file after an action was taken at its mark. */
async function taken(marked: string, kind: string, title: string): Promise<string> {
  const {
    editor: { document },
    position,
  } = await openAt(marked);
  await take(document, new Range(position, position), kind, title);
  return document.getText();
}
