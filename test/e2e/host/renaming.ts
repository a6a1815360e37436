/** Each kind of name is renamed wherever it stands. */

import assert from 'node:assert/strict';
import { commands, type WorkspaceEdit, workspace } from 'vscode';
import { openAt, request } from './support.ts';

const session = `v=0
o=- 1 1 IN IP4 192.0.2.1
s=-
c=IN IP4 192.0.2.1
t=0 0
m=audio 4000 RTP/AVP 0 1|01
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
`;

const parts = `--cut
Content-Type: text/plain

cut
--cut
Content-Type: application/pidf+xml
Content-ID: <place@example.com>

<presence/>
--cut--
`;

const reliable = `SIP/2.0 183 Session Progress
Call-ID: 1
CSeq: 77 INVITE
RSeq: 7|7

### PRACK
PRACK sip:bob@example.com SIP/2.0
Call-ID: 1
RAck: 77 77 INVITE
`;

const several = { 'Content-Type': 'multipart/mixed;boundary=cut', Geolocation: '<cid:place@example.com>' };

/** The file with its cursor, the new name, and what is written otherwise afterwards. */
const renamed: readonly {
  readonly what: string;
  readonly marked: string;
  readonly name: string;
  readonly changes: readonly (readonly [before: string, after: string])[];
}[] = [
  {
    what: 'a Call-ID',
    marked: `### one\n${request({ 'Call-ID': 'o|ne@example.com' })}### two\n${request({ 'Call-ID': 'one@example.com' })}`,
    name: 'two@example.net',
    changes: [['Call-ID: one@example.com', 'Call-ID: two@example.net']],
  },
  {
    what: 'a tag',
    marked: `### one\n${request({ From: '<sip:alice@example.com>;tag=a|1' })}### two\n${request({ From: '<sip:alice@example.com>;tag=a1' })}`,
    name: 'b2',
    changes: [[';tag=a1', ';tag=b2']],
  },
  {
    what: 'a payload type',
    marked: request({ 'Content-Type': 'application/sdp' }, session),
    name: '97',
    changes: [
      ['AVP 0 101', 'AVP 0 97'],
      [':101', ':97'],
    ],
  },
  {
    what: 'the boundary of a body with several parts',
    marked: request({ ...several, 'Content-Type': 'multipart/mixed;boundary=c|ut' }, parts),
    name: 'part',
    changes: [
      ['boundary=cut', 'boundary=part'],
      ['--cut', '--part'],
    ],
  },
  {
    what: 'the Content-ID of a part',
    marked: request({ ...several, Geolocation: '<cid:pl|ace@example.com>' }, parts),
    name: 'here@example.com',
    changes: [['place@', 'here@']],
  },
  {
    what: 'the number of a reliable response',
    marked: reliable,
    name: '78',
    changes: [
      ['RSeq: 77', 'RSeq: 78'],
      ['RAck: 77', 'RAck: 78'],
    ],
  },
];

suite('renaming', () => {
  for (const { what, marked, name, changes } of renamed) {
    test(`of ${what}`, async () => {
      const {
        editor: { document },
        position,
      } = await openAt(marked);
      const expected = changes.reduce((text, [before, after]) => text.replaceAll(before, after), document.getText());
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        position,
        name,
      );
      assert.ok(await workspace.applyEdit(edit));
      assert.equal(document.getText(), expected);
    });
  }
});
