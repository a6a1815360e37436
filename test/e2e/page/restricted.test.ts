/** In a folder that is not trusted every send asks, and nothing leaves without a yes. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../../support/leftovers.ts';
import { type Desk, hover, lens, openDesk, pressLens, threads, word } from './editor.ts';
import { persist } from './persist.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk({ workspaceTrust: true });
});

inTheEnd(() => desk.close());

test('language features work, and a send asks first', async () => {
  const text = `# @target udp:127.0.0.1:${desk.port}
OPTIONS sip:bob@127.0.0.1 SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@example.com>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 OPTIONS
Content-Length: 0
`;
  const page = await desk.open('options.sip', text);
  const dialog = page.locator('.monaco-dialog-box');
  await page.locator('.part.statusbar').getByText('Restricted Mode').waitFor();

  await lens(page, 'Send').waitFor();
  await hover(page, word(page, 'Max-Forwards'), 'RFC 3261 §20.22');

  await pressLens(page, 'Send', () => dialog.isVisible());
  const question = await dialog.innerText();
  assert.match(question, new RegExp(`Send OPTIONS to 127\\.0\\.0\\.1, port ${desk.port}, over UDP\\?`));
  assert.match(question, /not trusted/);
  await persist(
    page,
    () => dialog.getByRole('button', { name: 'Cancel' }).click(),
    () => dialog.isHidden(),
  );
  await threads(page).locator('.author').getByText('Not sent', { exact: true }).waitFor();
  assert.deepEqual(desk.traffic, []);

  await pressLens(page, 'Send', () => dialog.isVisible());
  await dialog.getByRole('button', { name: 'Send', exact: true }).click();
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
});
