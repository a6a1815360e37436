/** A window without a folder: the Explorer welcomes with a new message, and the status of the language tells when its server is down, and starts it again. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { installPackage } from '../../harness/package.ts';
import { addressOf, type CodeServer, openBrowser, serveCode } from '../../harness/workbench.ts';
import { inTheEnd } from '../../support/leftovers.ts';
import { expectText, hover, run, word } from './editor.ts';
import { persist, until } from './persist.ts';

/** So often the server has to die to be left alone. */
const deaths = 5;

const scratch = mkdtempSync(join(tmpdir(), 'sipwright-alone-'));
let code: CodeServer;
let browser: Browser;
let page: Page;
let extensions: string;

before(async () => {
  extensions = await installPackage(scratch);
  [code, browser] = await Promise.all([serveCode({ extensionsFolder: extensions }), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1000, height: 640 } });
  page.setDefaultTimeout(120_000);
  await page.goto(addressOf(code, { extensions: [] }));
});

inTheEnd(async () => {
  await browser.close();
  await code.stop();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

test('the Explorer welcomes with a new message', async () => {
  await run(page, 'Show Explorer');
  const explorer = page.locator('.part.sidebar .welcome-view-content').filter({ hasText: 'without a folder' });
  await explorer.getByRole('button', { name: 'New SIP Message' }).click();
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'OPTIONS' }).first().click();
  await expectText(page, /^OPTIONS sip:bob@example\.com SIP\/2\.0$/mu);
});

test('the status of the language tells when the server is down, and starts it again', async () => {
  const field = word(page, 'Max-Forwards');
  for (let death = 1; death <= deaths; death += 1) {
    await hover(page, field, 'RFC 3261 §20.22');
    const before = servers();
    assert.equal(before.length, 1);
    for (const server of before) process.kill(server, 'SIGKILL');
    if (death < deaths) await until(page, async () => servers().some((each) => !before.includes(each)));
  }
  await page.getByText('has ended too often and is not started again').first().waitFor();
  const status = page.locator('[id="status.languageStatus"]');
  await persist(
    page,
    async () => (await hover(page, status, 'SIP language server: stopped')).getByText('Restart').click(),
    async () => servers().length === 1,
  );
  await hover(page, field, 'RFC 3261 §20.22');
  assert.equal(servers().length, 1);
});

/** The language servers of this VS Code, by their process ids. */
function servers(): number[] {
  const program = join(extensions, 'sipwright');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((id) => {
      const command = commandOf(id);
      return command.includes(program) && command.includes('/dist/server.js');
    })
    .map(Number);
}

/** Empty for one that has ended meanwhile. */
function commandOf(id: string): string {
  try {
    return readFileSync(join('/proc', id, 'cmdline'), 'utf8');
  } catch {
    return '';
  }
}
