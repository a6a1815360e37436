/** Semantic tokens over standard input and output: each word with its type, in a whole document, in part of it, and as what has changed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { labelled, type Mark } from '../support/marked.ts';
import { testedServer } from '../support/tested-server.ts';

const uri = 'file:///tokens.sip';
const { text, marks } = labelled(`# of the file
^^^^^^^^^^^^^ comment
@user = bob
 ^^^^ variable declaration
### call
    ^^^^ namespace declaration
# @ref other
  ^^^^ decorator defaultLibrary
       ^^^^^ namespace
# @odd 1
  ^^^^ decorator
INVITE sip:{{user}}@b;transport=udp;odd={{$uuid}} SIP/2.0
^^^^^^ method defaultLibrary
             ^^^^ variable
                      ^^^^^^^^^ parameter defaultLibrary
                                    ^^^ parameter
                                          ^^^^^ function defaultLibrary
                                                  ^^^^^^^ keyword
Via: SIP/2.0/UDP a;branch=z9{{user}};ttl=16
^^^ property defaultLibrary
                   ^^^^^^ parameter defaultLibrary
                              ^^^^ variable
                                     ^^^ parameter defaultLibrary
                                         ^^ number
X-Own: a;b=1
^^^^^ property
Encryption: PGP
^^^^^^^^^^ property defaultLibrary deprecated
#Subject: out
^^^^^^^^^^^^^ comment
CSeq: 1 INVITE
^^^^ property defaultLibrary
      ^ number
        ^^^^^^ method defaultLibrary
Supported: timer, odd
^^^^^^^^^ property defaultLibrary
           ^^^^^ enumMember defaultLibrary
                  ^^^ enumMember
Allow: BYE, ODD
^^^^^ property defaultLibrary
       ^^^ method defaultLibrary
            ^^^ method
Authorization: Digest realm="{{user}}x",
^^^^^^^^^^^^^ property defaultLibrary
                      ^^^^^ parameter defaultLibrary
                            ^ string
                               ^^^^ variable
                                     ^^ string
  nc=00000001
  ^^ parameter defaultLibrary
     ^^^^^^^^ number
To: <sip:{{other.response.headers.To}};lr>
^^ property defaultLibrary
           ^^^^^ namespace
                 ^^^^^^^^^^^^^^^^^^^ property
                                       ^^ parameter defaultLibrary
Content-Type: application/sdp
^^^^^^^^^^^^ property defaultLibrary

v=0
^ keyword
m=audio 4000 RTP/AVP 0 {{user}}
^ keyword
  ^^^^^ enumMember
        ^^^^ number
             ^^^^^^^ enumMember
                     ^ number
                         ^^^^ variable
a=sendrecv
^ keyword
  ^^^^^^^^ property defaultLibrary
### answer
    ^^^^^^ namespace declaration
SIP/2.0 200 OK
^^^^^^^ keyword
            ^^ string
`);
const document = TextDocument.create(uri, 'sip', 1, text);
const server = testedServer({}, (client) => client.open(uri, text));

test('each word has its type, wherever it stands', async () => {
  assert.deepEqual(marksOf((await whole()).data), marks);
});

test('a part has the tokens of its blocks, with the same numbers', async () => {
  const line = document.positionAt(text.indexOf('### answer')).line;
  const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
  const { data } = await server.client.about<SemanticTokens>('semanticTokens/range', uri, { range });
  assert.deepEqual(marksOf(data), marks.slice(-3));
});

test('what has changed comes as an edit of the numbers, and everything where they are not known', async () => {
  const other = 'file:///delta.sip';
  await server.client.open(other, text);
  const before = await whole(other);
  const change = { range: { start: { line: 1, character: 5 }, end: { line: 1, character: 5 } }, text: 'name' };
  await server.client.change(other, 2, change);
  const delta = await server.client.about<SemanticTokensDelta>('semanticTokens/full/delta', other, {
    previousResultId: before.resultId,
  });
  const after = await whole(other);
  assert.equal(delta.edits.length, 1);
  const [{ start, deleteCount, data = [] } = assert.fail()] = delta.edits;
  assert.ok(data.length <= 5);
  assert.deepEqual(before.data.toSpliced(start, deleteCount, ...data), after.data);
  assert.notEqual(delta.resultId, before.resultId);
  const same = await server.client.about<SemanticTokensDelta>('semanticTokens/full/delta', other, {
    previousResultId: after.resultId,
  });
  assert.deepEqual(same.edits, []);
  const unknown = await server.client.about<SemanticTokens>('semanticTokens/full/delta', other, {
    previousResultId: 'x',
  });
  assert.deepEqual(unknown.data, after.data);
  await server.client.close(other);
});

function whole(of = uri): Promise<SemanticTokens> {
  return server.client.about<SemanticTokens>('semanticTokens/full', of);
}

/** The numbers as marks: `type modifier …` for each token. */
function marksOf(data: readonly number[]): Mark[] {
  const legend = server.client.initialized?.capabilities.semanticTokensProvider?.legend;
  assert.ok(legend !== undefined);
  const { tokenTypes, tokenModifiers } = legend;
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_nothing, index) => {
    const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.slice(5 * index, 5 * index + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = document.offsetAt({ line, character });
    const words = [tokenTypes[type], ...tokenModifiers.filter((_modifier, bit) => (bits & (1 << bit)) !== 0)];
    return { start, end: start + length, label: words.join(' ') };
  });
}
