/** What is suggested is accepted, at each place of the grammar, and gives the text that it should. */

import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { accept, suggested } from './suggestions.ts';
import { openAt, request } from './support.ts';

const variables = '@callee = bob\n';
const session = 'v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\n';
const stream = 't=0 0\nm=audio 4000 RTP/AVP 0';
const other = `### first\n# @name first\n${request()}\n### second\n`;

/** The file with its cursor, what is accepted there, and the line of the cursor afterwards. */
const accepted: readonly (readonly [what: string, marked: string, label: string, line: string])[] = [
  ['a method', 'OPT|', 'OPTIONS', 'OPTIONS sip:bob@example.com SIP/2.0'],
  ['the Request-URI of another message', `${other}BYE |`, 'sip:bob@example.com', 'BYE sip:bob@example.com'],
  ['the scheme of a Request-URI', 'INVITE t| SIP/2.0', 'tel:', 'INVITE tel: SIP/2.0'],
  ['a header field', request({ Route: undefined }).replace('\n\n', '\nSuppo|\n\n'), 'Supported', 'Supported: '],
  [
    'a parameter',
    request({ Contact: '<sip:alice@example.com;tr|>' }),
    'transport',
    'Contact: <sip:alice@example.com;transport=>',
  ],
  [
    'the value of a parameter',
    request({ Contact: '<sip:alice@example.com;transport=t|>' }),
    'tcp',
    'Contact: <sip:alice@example.com;transport=tcp>',
  ],
  ['an option tag', request({ Supported: 'timer, 100|' }), '100rel', 'Supported: timer, 100rel'],
  ['a status code with its phrase', 'SIP/2.0 48|', '486 Busy Here', 'SIP/2.0 486 Busy Here'],
  ['a line of a session description', described(`${session}t|`), 't=0 0', 't=0 0'],
  ['an attribute', described(`${session}${stream}\na=sendo|`), 'sendonly', 'a=sendonly'],
  ['a payload type', described(`${session}${stream} |`), '8', 'm=audio 4000 RTP/AVP 0 8'],
  ['a directive', `# @tar|\n${request()}`, '# @target', '# @target '],
  ['a variable', `${variables}OPTIONS sip:{{cal|}}@b SIP/2.0`, 'callee', 'OPTIONS sip:{{callee}}@b SIP/2.0'],
  ['a function', request({ Via: 'SIP/2.0/UDP a;branch={{$br|}}' }), '$branch', 'Via: SIP/2.0/UDP a;branch={{$branch}}'],
  [
    'what another message is answered',
    `${other}${request({ To: '{{first.response.headers.|}}' })}`,
    'To',
    'To: {{first.response.headers.To}}',
  ],
];

suite('completion', () => {
  for (const [what, marked, label, line] of accepted) {
    test(`of ${what}`, async () => {
      const { editor, position } = await openAt(marked);
      await accept(editor, position, label);
      const lines = marked.replace('|', '').split('\n');
      assert.equal(editor.document.getText(), lines.with(position.line, line).join('\n'));
    });
  }

  test('of a whole message leaves its stops to be filled in', async () => {
    const { editor, position } = await openAt('OPT|');
    await accept(editor, position, 'OPTIONS');
    assert.equal(editor.document.getText(editor.selection), 'bob');
    await commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(editor.document.getText(editor.selection), 'example.com');
  });

  test('tells what an item is once it is looked at', async () => {
    const { editor, position } = await openAt(request({ Supported: '100|' }));
    const item = await suggested(editor, position, '100rel', 200);
    const { documentation } = item;
    assert.match(typeof documentation === 'string' ? documentation : (documentation?.value ?? ''), /RFC 3262/u);
  });
});

/** A request with a session description. */
function described(body: string): string {
  return request({ 'Content-Type': 'application/sdp' }, body);
}
