/** The package, installed as a person installs it: what a person does with a message gives the text that it should, and it is sent. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { codeServer } from '../../harness/code-server.ts';
import { outputOf } from '../../harness/run.ts';
import { inTheEnd } from '../../support/leftovers.ts';
import { type Desk, hideSideBar, lens, openDesk, pressUntil, textOf, threads, word } from './editor.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'sipwright-installed-'));
const extensions = join(scratch, 'extensions');

let desk: Desk;

before(async () => {
  const vsix = join(scratch, 'sipwright.vsix');
  assert.ok(outputOf(process.execPath, [join(root, 'package.mjs'), '--out', vsix]));
  const folders = ['--extensions-dir', extensions, '--server-data-dir', join(scratch, 'data')];
  const said = outputOf(process.execPath, [await codeServer(), '--install-extension', vsix, ...folders]);
  assert.match(said ?? '', /successfully installed/);
  desk = await openDesk({ installedIn: extensions });
});

inTheEnd(async () => {
  await desk.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

test('the installed extension explains and sends', async () => {
  assert.ok(readdirSync(extensions).some((name) => name.startsWith('sipwright.sipwright-')));
  const page = await desk.open(
    'options.sip',
    `# @target udp:127.0.0.1:${desk.port}
OPTIONS sip:bob@127.0.0.1 SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@example.com>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 OPTIONS
Content-Length: 0
`,
  );
  await lens(page, 'Send').waitFor();
  await word(page, 'Max-Forwards').hover();
  await page.locator('.monaco-hover').getByText('RFC 3261 §20.22').waitFor();
  await lens(page, 'Send').click();
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
  await page.close();
});

const call = `@callee = bob

### bob is asked
OPTIONS sip:{{callee}}@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK776sgd
Max-Forwards: 70
From: <sip:alice@example.com>;tag=49583
To: <sip:{{callee}}@example.com>
Call-ID: 843817637684230@example.com
CSeq: 1826 INVITE
Allow: INVITE, ACK
Content-Length: 0
`;

test('the installed extension completes, mends, renames and rewrites', async () => {
  const page = await desk.open('call.sip', call);
  await hideSideBar(page);
  await page.locator('.squiggly-error').first().waitFor();

  await word(page, 'INVITE').click();
  await choose(page, 'Control+.', /OPTIONS/u);
  await expectText(page, /^CSeq: 1826 OPTIONS$/mu);

  await word(page, 'Allow').click();
  await choose(page, 'Control+.', 'Split Allow into a field for each value');
  await expectText(page, /^Allow: INVITE\nAllow: ACK$/mu);

  await word(page, 'callee').click();
  await (await pressUntil(page, 'F2', page.locator('.rename-input'))).fill('friend');
  await page.keyboard.press('Enter');
  await expectText(page, /^@friend = bob$[\s\S]*sip:\{\{friend\}\}@example[\s\S]*<sip:\{\{friend\}\}@/mu);

  await word(page, 'Content-Length').click();
  for (const key of ['Home', 'Enter', 'ArrowUp']) await page.keyboard.press(key);
  await page.keyboard.type('Suppo');
  await pressUntil(page, 'Control+Space', page.locator('.suggest-widget').getByText('Supported').first());
  await page.keyboard.press('Tab');
  await expectText(page, /^Supported: /mu);
  await page.close();
});

/** Opens the menu of what can be done here, and does it. */
async function choose(page: Page, key: string, title: string | RegExp): Promise<void> {
  const offer = page.locator('.action-widget').getByText(title).first();
  await (await pressUntil(page, key, offer)).click();
}

async function expectText(page: Page, expected: RegExp): Promise<void> {
  const end = performance.now() + 20_000;
  let text = await textOf(page);
  while (!expected.test(text) && performance.now() < end) {
    await page.waitForTimeout(100);
    text = await textOf(page);
  }
  assert.match(text, expected);
}
