/** What goes over the wire, to the byte, as a read-only document beside the message. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picture, run, send, threads } from '../editor.ts';
import { persist, pressOn } from '../persist.ts';
import { desk } from './desk.ts';

test('the bytes that would leave and those that left and came stand beside the message, and cannot be typed into', async () => {
  const text = [
    `# @target udp:127.0.0.1:${desk.port}`,
    '@user = bob',
    'OPTIONS sip:{{user}}@127.0.0.1 SIP/2.0',
    'Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport',
    'Max-Forwards: 70',
    'From: <sip:alice@example.com>;tag={{$tag}}',
    'To: <sip:{{user}}@127.0.0.1>',
    'Call-ID: {{$callId}}',
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
  ].join('\n');
  const page = await desk.open('wire.sip', text);
  await send(page);
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
  const beside = page.locator('.part.editor .editor-group-container').nth(1);
  await persist(
    page,
    () => run(page, 'SIP: Show Wire'),
    () => beside.locator('.view-line').getByText('# Would leave: OPTIONS sip:bob@127.0.0.1').isVisible(),
  );
  const shown = (await beside.locator('.view-lines').first().innerText()).replaceAll('\u00a0', ' ');
  assert.match(shown, /^000c {2}bob {15}62 6f 62 +← \{\{user\}\}$/mu);
  assert.match(shown, /^[0-9a-f]{4} {2}␍␊ +0d 0a$/mu);
  await picture(page, 'wire');
  await pressOn(page, 'x', () => page.getByText('Cannot edit in read-only editor').first().isVisible());
  assert.ok(!(await beside.locator('.view-lines').first().innerText()).includes('x#'));
  await persist(
    page,
    () => run(page, 'View: Close Editor'),
    async () => (await page.locator('.part.editor .editor-group-container').count()) === 1,
  );
});
