/** Refactorings over standard input and output: the whole text after each of them, at the cursor that it needs. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { atCursor } from '../support/marked-document.ts';
import { assertSame } from '../support/same-message.ts';
import { testedServer } from '../support/tested-server.ts';

const server = testedServer();

interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

const line = 'OPTIONS sip:bob@example.com SIP/2.0\n';

/** On one header field. */
const onFields: readonly Case[] = [
  { title: 'Write From as f', before: 'Fr|om: <sip:a@b>', after: 'f: <sip:a@b>' },
  { title: 'Write f as From', before: '|f: <sip:a@b>', after: 'From: <sip:a@b>' },
  { title: 'Fold Allow over several lines', before: 'Allow: BYE,| ACK', after: 'Allow: BYE,\n ACK' },
  { title: 'Unfold Subject into one line', before: 'Subject: o|ne\n\ttwo', after: 'Subject: one two' },
  {
    title: 'Split Allow into a field for each value',
    before: 'Al|low: BYE, ACK\nTo: <sip:a@b>',
    after: 'Allow: BYE\nAllow: ACK\nTo: <sip:a@b>',
  },
  {
    title: 'Join the 2 Allow fields into one',
    before: 'Allow: BYE, ACK\nTo: <sip:a@b>\nAllow|: INVITE\n',
    after: 'Allow: BYE, ACK, INVITE\nTo: <sip:a@b>\n',
  },
];

/** On the start line of one message. */
const mixed = 'To: <sip:a@b>\nCSeq: 1\n OPTIONS\nv: SIP/2.0/UDP a;branch=z9hG4bK1\n\nv: body\n';
const onStartLine: readonly Omit<Case, 'before'>[] = [
  { title: 'Write all header names in their long form', after: mixed.replace('v:', 'Via:') },
  { title: 'Write all header names in their compact form', after: mixed.replace('To:', 't:') },
  { title: 'Unfold all header fields', after: mixed.replace('1\n OPTIONS', '1 OPTIONS') },
  {
    title: 'Put the header fields in their usual order',
    after: 'v: SIP/2.0/UDP a;branch=z9hG4bK1\nTo: <sip:a@b>\nCSeq: 1\n OPTIONS\n\nv: body\n',
  },
];

suite('the message stays what it is', () => {
  for (const { title, before, after } of onFields)
    test(title, async () => {
      const changed = await refactored(`${line}${before}`, title);
      assert.equal(changed, `${line}${after}`);
      assertSame(`${line}${before.replace('|', '')}`, changed, title);
    });
  for (const { title, after } of onStartLine)
    test(title, async () => {
      const changed = await refactored(`|${line}${mixed}`, title);
      assert.equal(changed, `${line}${after}`);
      assertSame(`${line}${mixed}`, changed, title);
    });
});

/** What other programs fill in: the one under the cursor, and all of a message at once. */
const all = 'Convert all placeholders of this message';
const placeholders: readonly (Case & { readonly program: string })[] = [
  {
    program: 'SIPp',
    title: 'Write [call_id] as {{$callId}}',
    before: 'X-Own: [call|_id] [cseq]\n',
    after: 'X-Own: {{$callId}} [cseq]\n',
  },
  {
    program: 'SIPp',
    title: all,
    before: 'X-Own: [call|_id] [cseq]\nX-Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n',
    after:
      'X-Own: {{$callId}} {{$cseq}}\nX-Via: SIP/2.0/{{$transport}} {{$localIp}}:{{$localPort}};branch={{$branch}}\n',
  },
  {
    program: 'sipexer',
    title: 'Write {{.fuser}} as {{fuser}}',
    before: 'X-Own: {{.fus|er}}@{{.fdomain}}\n',
    after: 'X-Own: {{fuser}}@{{.fdomain}}\n',
  },
  {
    program: 'sipexer',
    title: all,
    before: 'X-Own: {{.fus|er}}@{{.localip}} {{.callid}}\n',
    after: 'X-Own: {{fuser}}@{{$localIp}} {{$callId}}\n',
  },
  {
    program: 'sipsak',
    title: 'Write $dsthost$ as {{$targetHost}}',
    before: 'X-Own: $user$@$dst|host$\n',
    after: 'X-Own: $user$@{{$targetHost}}\n',
  },
  {
    program: 'sipsak',
    title: all,
    before: 'X-Own: $us|er$@$dsthost$ $port$\n',
    after: 'X-Own: {{user}}@{{$targetHost}} {{$localPort}}\n',
  },
];

suite('the placeholders of another program', () => {
  for (const { program, title, before, after } of placeholders)
    test(`${program}: ${title}`, async () => {
      assert.equal(await refactored(`${line}${before}`, title), `${line}${after}`);
    });
});

/** The text after the action of a title. */
function refactored(marked: string, title: string): Promise<string> {
  return atCursor(server.client, marked, async ({ document, position }) => {
    const actions = await server.client.about<CodeAction[]>('codeAction', document.uri, {
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const action = actions.find((each) => each.title === title);
    assert.ok(action !== undefined, actions.map((each) => each.title).join(' · '));
    return TextDocument.applyEdits(document, action.edit?.changes?.[document.uri] ?? []);
  });
}
