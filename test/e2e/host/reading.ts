/** What helps to read a message: hints that can each be switched off, links to RFCs, and an outline down to streams and parts. */

import assert from 'node:assert/strict';
import {
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type InlayHint,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { asked, open, request, settingsIn } from './support.ts';

const session = `v=0
o=- 1 1 IN IP4 192.0.2.1
s=Tea
c=IN IP4 192.0.2.1
t=3730928400 3749680800
m=audio 4000 RTP/AVP 0 101
a=rtpmap:101 telephone-event/8000
`;

const parts = `--cut
Content-Type: text/plain

hello
--cut
Content-Type: application/sdp

${session}--cut--
`;

const described = request(
  {
    Contact: '<sip:alice%20b@example.com>',
    Expires: '3600',
    'Content-Type': 'application/sdp',
    'Content-Length': '{{$contentLength}}',
  },
  session,
);

/** Each hint, by the setting that switches it off. */
const hints = {
  bodySize: '= 146 · with its final line end',
  escapes: '= sip:alice b@example.com',
  durations: '= 1 h',
  sessionTimes: '2018-03-25 01:00:00 UTC – 2018-10-28 02:00:00 UTC',
  payloadTypes: 'PCMU telephone-event',
};

suite('reading', () => {
  test('hints tell what cannot be seen at a glance', async () => {
    const { document } = await open(described);
    assert.deepEqual(await hintsOf(document), Object.values(hints));
  });

  test('there is a switch for each hint, and one for the values of variables', () => {
    assert.deepEqual(settingsIn('inlayHints'), [...Object.keys(hints), 'variables'].toSorted());
  });

  for (const [setting, label] of Object.entries(hints)) {
    test(`the hint "${label}" is switched off`, async () => {
      const { document } = await open(described);
      const settings = workspace.getConfiguration('sip.inlayHints');
      await settings.update(setting, false, true);
      try {
        // The server asks for the settings by itself: until it has them, it answers as before.
        const left = await asked(async () => {
          const found = await hintsOf(document);
          return found.includes(label) ? undefined : found;
        });
        assert.deepEqual(
          left,
          Object.values(hints).filter((each) => each !== label),
        );
      } finally {
        await settings.update(setting, undefined, true);
      }
      await asked(async () => (await hintsOf(document)).includes(label) || undefined);
    });
  }

  test('an RFC that a comment cites is a link', async () => {
    const { document } = await open(`# As RFC 3261 §8.1.1.5 wants it.\n${request()}`);
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.toString(true)]),
      [['RFC 3261 §8.1.1.5', 'https://www.rfc-editor.org/rfc/rfc3261#section-8.1.1.5']],
    );
  });

  test('the outline has groups of header fields, and the streams of a session', async () => {
    const { document } = await open(request({ 'Content-Type': 'application/sdp' }, session));
    assert.deepEqual(await outlineOf(document), [
      'OPTIONS sip:bob@example.com',
      '  Route',
      '    Via',
      '    Max-Forwards',
      '  Dialog',
      '    From',
      '    To',
      '    Call-ID',
      '    CSeq',
      '  About the body',
      '    Content-Length',
      '    Content-Type',
      '  Body',
      '    Session',
      '    audio 4000',
    ]);
  });

  test('the outline has the parts of a body, and what is in them', async () => {
    const { document } = await open(request({ 'Content-Type': 'multipart/mixed;boundary=cut' }, parts));
    const outline = await outlineOf(document);
    assert.deepEqual(outline.slice(outline.indexOf('  Body')), [
      '  Body',
      '    text/plain',
      '    application/sdp',
      '      Session',
      '      audio 4000',
    ]);
  });
});

async function hintsOf({ uri, lineCount }: TextDocument): Promise<unknown[]> {
  const whole = new Range(0, 0, lineCount, 0);
  const found = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', uri, whole);
  return found.sort((one, other) => one.position.compareTo(other.position)).map(({ label }) => label);
}

/** The names of all entries, each indented by its depth. */
async function outlineOf({ uri }: TextDocument): Promise<string[]> {
  const named = ({ name, children }: DocumentSymbol): string[] => [
    name,
    ...children.flatMap(named).map((each) => `  ${each}`),
  ];
  return (await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri)).flatMap(named);
}
