/** Names over standard input and output, in marked texts: from each of the words that carry one label the others are found, gone to, renamed and typed as one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LinkedEditingRanges, Location, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { labelled, type Mark } from '../support/marked.ts';
import { whileOpen } from '../support/marked-document.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();

interface Case {
  readonly name: string;
  /** Words that mean the same have one label; one of them may be `given`, and is where the name comes from. */
  readonly marked: string;
  /** What the words of each label may be called instead. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Typed as one from each of their words; others follow the word that is given, and it does not follow them. */
  readonly alike?: true;
}

const cases: readonly Case[] = [
  {
    name: 'a tag, a branch and a Call-ID of one call',
    marked: `INVITE sip:b@c SIP/2.0
Via: SIP/2.0/UDP a;branch=z9hG4bK1
                          ^^^^^^^^ branch given
From: <sip:a@b>;tag=aa
                    ^^ tag given
Call-ID: 1@a
         ^^^ call given
### answer
SIP/2.0 200 OK
Via: SIP/2.0/UDP a;branch=z9hG4bK1
                          ^^^^^^^^ branch
f: <sip:a@b>;tag=aa
                 ^^ tag
i: 1@a
   ^^^ call
### other
INVITE sip:b@c SIP/2.0
Call-ID: 2@a
`,
    renamed: { branch: 'z9hG4bK2', tag: 'bb', call: '3@a' },
  },
  {
    name: 'RSeq and the RAck that acknowledges it',
    marked: `SIP/2.0 180 Ringing
Call-ID: 1@a
RSeq: 77
      ^^ reliable given
### acknowledged
PRACK sip:a@b SIP/2.0
Call-ID: 1@a
RAck: 77 1 INVITE
      ^^ reliable
### another call
PRACK sip:a@b SIP/2.0
Call-ID: 2@a
RAck: 77 1 INVITE
`,
    renamed: { reliable: '78' },
  },
  {
    name: 'a payload type, a=rtpmap and a=fmtp of one stream',
    marked: `INVITE sip:b@c SIP/2.0
Content-Type: application/sdp

v=0
m=audio 4000 RTP/AVP 0 96
                       ^^ codec
a=rtpmap:96 opus/48000/2
         ^^ codec given
a=fmtp:96 stereo=1
       ^^ codec
m=video 4002 RTP/AVP 96
                     ^^ picture
a=rtpmap:96 VP8/90000
         ^^ picture given
`,
    renamed: { codec: '97', picture: '98' },
    alike: true,
  },
  {
    name: 'cid: and the Content-ID of a part',
    marked: `INVITE sip:b@c SIP/2.0
Geolocation: <cid:here@a.example>
                  ^^^^^^^^^^^^^^ part
Content-Type: multipart/mixed;boundary=cut
                                       ^^^ boundary given

--cut
  ^^^ boundary
Content-ID: <here@a.example>
             ^^^^^^^^^^^^^^ part given

text
--cut--
  ^^^ boundary
`,
    renamed: { part: 'there@a.example', boundary: 'edge' },
    alike: true,
  },
];

for (const { name, marked, renamed, alike = false } of cases) {
  const { text, marks } = labelled(marked);
  test(name, () =>
    whileOpen(server.client, text, async (document) => {
      for (const { start, label } of marks) {
        const [group = ''] = label.split(' ');
        const words = marks.filter((mark) => mark.label.split(' ')[0] === group);
        const given = words.filter((mark) => mark.label.endsWith(' given'));
        const newName = renamed[group] ?? assert.fail();
        await assertMet({ document, offset: start + 1, words, given, newName });
        await assertTyped(document, start + 1, alike || label.endsWith(' given') ? words : []);
      }
    }),
  );
}

interface Met {
  readonly document: TextDocument;
  readonly offset: number;
  readonly words: readonly Mark[];
  readonly given: readonly Mark[];
  readonly newName: string;
}

/** What an editor asks about a name, from one of the words that carry it. */
async function assertMet({ document, offset, words, given, newName }: Met): Promise<void> {
  const { client } = server;
  const { uri } = document;
  const position = document.positionAt(offset);
  const context = { includeDeclaration: true };
  const references = await client.at<Location[]>('references', uri, position, { context });
  assertPlaces(document, references, words);
  assertPlaces(document, [await client.at<Location>('definition', uri, position)], given);
  const { changes } = await client.at<WorkspaceEdit>('rename', uri, position, { newName });
  assert.equal(TextDocument.applyEdits(document, changes?.[uri] ?? []), withName(document, words, newName));
}

async function assertTyped(document: TextDocument, offset: number, words: readonly Mark[]): Promise<void> {
  const position = document.positionAt(offset);
  const found = await server.client.at<LinkedEditingRanges | null>('linkedEditingRange', document.uri, position);
  const ranges = found?.ranges ?? [];
  assertPlaces(
    document,
    ranges.map((range) => ({ range })),
    words,
  );
}

function assertPlaces(document: TextDocument, found: readonly Pick<Location, 'range'>[], words: readonly Mark[]): void {
  const spans = found.map(({ range }) => [document.offsetAt(range.start), document.offsetAt(range.end)] as const);
  assert.deepEqual(
    spans.toSorted(([one], [other]) => one - other),
    words.map(({ start, end }) => [start, end]),
  );
}

function withName(document: TextDocument, words: readonly Mark[], name: string): string {
  return words.reduceRight((text, { start, end }) => text.slice(0, start) + name + text.slice(end), document.getText());
}
