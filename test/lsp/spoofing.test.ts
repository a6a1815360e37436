/** T14: nothing of what an editor shows holds a character that cannot be seen, or that moves what can, whoever has written it: a file, or a peer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundlesForFile } from '../support/file-bundles.ts';
import { udpPeer } from '../support/loopback.ts';
import { request, respond, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

/** Line ends and tabs are no danger where several lines may stand. */
const hidden = /[^\P{C}\n\t\p{Co}\p{Cn}]|[\u2028\u2029]/u;

/** Every character of the first plane of that kind which UTF-8 can hold, and some beyond it. */
const all = [...Array(0x10000).keys(), 0xe0041, 0x1d173]
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) && !/[\r\n\t]/u.test(character));

/** What goes into a document or names a thing in it, and is shown by the editor as it shows any text of a document. */
const written = new Set([
  'newText',
  'insertText',
  'filterText',
  'sortText',
  'text',
  'uri',
  'wire',
  'target',
  'arguments',
  'data',
  'changes',
  // What is renamed is put into a box to be edited.
  'placeholder',
]);

/** The texts in an answer that are shown and hold such a character. */
function spoofs(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return hidden.test(value) ? [`${path}: ${JSON.stringify(value).slice(0, 200)}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (written.has(key) ? [] : spoofs(each, `${path}.${key}`)));
}

test('T14: what a peer says, in events, actions and lenses, the wire and comparisons', async (t) => {
  const [peer, editor] = [await udpPeer(), await startEditor(bundles.folder)];
  const { client, events, until } = editor;
  await client.open(uri, request(peer.port));
  const found: string[] = [];
  for (const round of [1, 2]) {
    await editor.send(1);
    const heard = await peer.heard.next();
    const odd = Buffer.from(all.join('')).toString('latin1');
    const answer = respond(
      heard,
      `${round === 1 ? 302 : 200} OK ${odd}`,
      `X-All: ${odd}\r\nContact: "${odd}" <sip:${odd}@127.0.0.1>\r\n`,
    );
    heard.reply(answer.replace(';tag=314159', `;tag=${odd}`));
    await until('done', round);
  }
  found.push(...spoofs(events.map(({ text, ...event }) => ({ ...event, shown: text }))));
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
  found.push(...spoofs(await client.about('codeAction', uri, { range, context: { diagnostics: [] } }), 'codeAction'));
  found.push(...spoofs(await client.about('codeLens', uri), 'codeLens'));
  const run = (command: string, more: object): Promise<object> =>
    client.request('workspace/executeCommand', {
      command: `sip.server.${command}`,
      arguments: [{ uri, position: { line: 1, character: 0 }, ...more }],
    });
  const traffic = events.flatMap(({ wire }) =>
    wire === undefined ? [] : [{ heading: all.join(''), wire, remarks: [all.join('')] }],
  );
  found.push(...spoofs({ shown: Object.values(await run('wire', { traffic })) }, 'wire'));
  found.push(...spoofs(await run('compare', {}), 'compare'));
  found.push(...spoofs(await run('explain', {}), 'explain'));
  assert.deepEqual(found, []);
  const shown = events.findLast(({ event }) => event === 'response')?.text ?? '';
  for (const character of all) {
    const code = character.codePointAt(0) ?? 0;
    const sign =
      code < 0x20
        ? String.fromCodePoint(0x2400 + code)
        : code === 0x7f
          ? '␡'
          : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
    assert.ok(shown.includes(sign), sign);
  }
  t.diagnostic(
    `${all.length} characters in the phrase, header fields and tags of an answer: all are named, none comes through`,
  );
  await editor.stop();
  await peer.close();
});

/** A message whose every part holds such characters: names, values, comments, directives, variables, the body. */
function oddFile(odd: string): string {
  return `@v${odd} = a${odd}b
### title ${odd}
# comment ${odd}
# @name na${odd}me
# @note no${odd}te
# @expect header X-${odd} == ${odd}
# @odd${odd} ${odd}
INVITE sip:b${odd}ob@exa${odd}mple.com;par${odd}am=va${odd}l SIP/2.0
Via: SIP/2.0/U${odd}DP 127.0.0.1;bra${odd}nch=z9hG4bK${odd}
From: "A${odd}" <sip:alice${odd}@127.0.0.1>;tag=1${odd}
To: <sip:bob@127.0.0.1>;x${odd}=1
Call-ID: a${odd}b
CSeq: 1 INV${odd}ITE
X-${odd}: {{v${odd}}} {{$no${odd}ne a}} {{na${odd}me.response.status}}
Supported: 100${odd}rel
Event: pre${odd}sence
Reason: Q.8${odd}50;cause=1${odd}6
Warning: 3${odd}07 a "b${odd}"
Contact: <sip:c>;exp${odd}ires=1
Require: ${odd}
Subscription-State: ac${odd}tive
Authorization: Di${odd}gest us${odd}er="x${odd}", realm="${odd}", algorithm=M${odd}D5
Content-Type: application/sdp
Content-Length: 9${odd}

v=0
o=- 1 1 IN IP4 127.${odd}0.0.1
s=${odd}
c=IN I${odd}P4 127.0.0.1
t=0 0
m=audio 1${odd} RTP/AVP 0 9${odd}6
a=rtpmap:96 PC${odd}MU/8000
a=fm${odd}tp:96 x=${odd}
a=x${odd}:y${odd}
< file${odd}.xml
`;
}

test('T14: what a file says, in hovers, completions, problems, symbols, lenses, hints and titles', async (t) => {
  const editor = await startEditor(bundles.folder, {
    settings: { inlayHints: { variables: true }, profile: 'all' },
  } as object);
  const { client } = editor;
  const found = new Set<string>();
  let answers = 0;
  const look = (value: unknown, path: string): void => {
    answers += 1;
    for (const spoof of spoofs(value, path)) found.add(spoof);
  };
  for (const [version, odd] of ['\u202e', '\u001b[31m', '\u2066\u0007', '\u009b2J', '\u200b\u2028'].entries()) {
    const text = oddFile(odd);
    const lines = text.split('\n');
    if (version === 0) await client.open(uri, text, 1);
    else await client.change(uri, version + 1, { text });
    look(await client.pushed(uri, version + 1), 'problems');
    const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    for (const about of ['codeLens', 'documentSymbol', 'documentLink']) look(await client.about(about, uri), about);
    look(await client.about('inlayHint', uri, { range: whole }), 'inlayHint');
    look(await client.request('workspace/symbol', { query: '' }), 'symbol');
    for (const [line, written] of lines.entries())
      for (let character = 0; character <= written.length; character += 1) {
        const place = { line, character };
        look(await client.at('hover', uri, place), 'hover');
        if (character % 3 !== 0) continue;
        look(await client.at('completion', uri, place), 'completion');
        look(await client.at('signatureHelp', uri, place), 'signatureHelp');
        look(await client.at('prepareRename', uri, place).catch(String), 'prepareRename');
        const context = { diagnostics: [] };
        look(await client.about('codeAction', uri, { range: { start: place, end: place }, context }), 'codeAction');
      }
  }
  t.diagnostic(`${answers} answers`);
  assert.deepEqual([...found], []);
  await editor.stop();
});
