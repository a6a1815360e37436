/** What is said of a message while it is read and written. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectText, hideSideBar, hover, lens, picture, pressOn, run, textOf, word } from '../editor.ts';
import { desk } from './desk.ts';

const message = `### user1 calls user2
MESSAGE sip:user2@example.com SIP/2.0
Via: SIP/2.0/TCP user1pc.example.com;branch=z9hG4bK776sgd
Max-Forwards: 70
From: <sip:user1@example.com>;tag=49583
To: <sip:user2@example.com>
Call-ID: asd88asd77a@user1pc.example.com
CSeq: 1 MESSAGE
Content-Type: text/plain
Content-Length: 17

user2, come here.`;

test('resting the mouse on a header field tells what it is', async () => {
  const page = await desk.open('hover.sip', message);
  await page.locator('.codelens-decoration a').first().waitFor();
  await hideSideBar(page);
  const text = await (await hover(page, word(page, 'Max-Forwards'), 'RFC 3261 §20.22')).innerText();
  assert.match(text, /Max-Forwards · header field/);
  assert.match(text, /0 to 255/);
  await picture(page, 'hover', 330);
});

test('what is wrong is underlined, listed, and mended by a click', async () => {
  const wrong = message.replace('CSeq: 1 MESSAGE\n', '').replace(';branch', ';;branch').replace(': 17', ': 18');
  const page = await desk.open('mistakes.sip', wrong);
  await page.locator('.squiggly-error').first().waitFor();
  await hideSideBar(page);
  await page.keyboard.press('Control+Shift+m');
  const problems = page.locator('.markers-panel .monaco-list-row');
  for (const rule of ['malformed-via', 'missing-cseq', 'wrong-content-length']) {
    await problems.filter({ hasText: rule }).waitFor();
  }
  // The panel takes the focus when it is ready, and would close the menu.
  await page.waitForFunction(() => document.querySelector('.markers-panel')?.contains(document.activeElement));
  const fix = await quickFix(page, '18', 'Set Content-Length to 17');
  await picture(page, 'diagnostics');
  await fix.click();
  await problems.filter({ hasText: 'wrong-content-length' }).waitFor({ state: 'detached' });
  assert.match(await textOf(page), /^Content-Length: 17$/m);
  await pressOn(page, 'Control+j', async () => !(await page.locator('.part.panel').isVisible()));
});

test('who formats while formatting is off is told so once, and can switch it on', async () => {
  const page = await desk.open('format.sip', message.replace('Max-Forwards: ', 'MAX-FORWARDS:'));
  // Before the server runs, VS Code knows of nobody who formats.
  await lens(page, 'Send').waitFor();
  await word(page, 'Via').click();
  // From the second time on it is said in the status bar.
  const remark = page.locator('.statusbar-item').getByText('Formatting of SIP messages is off.');
  await pressOn(page, 'Control+Shift+i', () => remark.isVisible());
  // What was said the first time goes away by itself, to where all such things are kept.
  await run(page, 'Notifications: Show Notifications');
  const notes = page.locator('.notifications-center .notification-list-item');
  await notes.getByText('Formatting of SIP messages is off').first().waitFor();
  assert.equal(await notes.filter({ hasText: 'Formatting of SIP messages is off' }).count(), 1);
  await notes.getByRole('button', { name: 'Turn On' }).click();
  await expectText(page, /^Max-Forwards: 70$/mu);
});

/** The menu of fixes shuts when anything around it moves, as things do while an editor starts; then it is opened again. */
async function quickFix(page: Page, at: string, title: string): Promise<Locator> {
  const fix = page.locator('.action-widget').getByText(title);
  for (;;) {
    await word(page, at).click();
    await page.keyboard.press('Control+.');
    const isOpen = await fix.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (isOpen) return fix;
    await page.keyboard.press('Escape');
  }
}
