/** The workbench as it is seen. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser, serveCode } from '../../harness/workbench.ts';

test('the workbench opens', async () => {
  const server = await serveCode();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.locator('.monaco-workbench').waitFor();
    assert.equal(await page.locator('.monaco-workbench').count(), 1);
  } finally {
    await browser.close();
    await server.stop();
  }
});
