/** What is said of a message while it is read and written. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, hideSideBar, hover, lens, picture, putCursor, run, textOf, word } from '../editor.ts';
import { persist, pressOn } from '../persist.ts';
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
  const problems = page.locator('.markers-panel .monaco-list-row');
  await pressOn(page, 'Control+Shift+m', () => page.locator('.markers-panel').isVisible());
  for (const rule of ['malformed-via', 'missing-cseq', 'wrong-content-length']) {
    await problems.filter({ hasText: rule }).waitFor();
  }
  // The panel takes the focus when it is ready, and would close the menu.
  await page.waitForFunction(() => document.querySelector('.markers-panel')?.contains(document.activeElement));
  const fix = 'Set Content-Length to 17';
  await persist(page, async () => {
    await word(page, '18').click();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText(fix).waitFor();
    await picture(page, 'diagnostics');
  });
  await choose(page, word(page, '18'), fix, /^Content-Length: 17$/mu);
  await problems.filter({ hasText: 'wrong-content-length' }).waitFor({ state: 'detached' });
  await pressOn(page, 'Control+j', () => page.locator('.part.panel').isHidden());
});

test('who formats while formatting is off is told so once, and can switch it on', async () => {
  const page = await desk.open('format.sip', message.replace('Max-Forwards: ', 'MAX-FORWARDS:'));
  // Before the server runs, VS Code knows of nobody who formats.
  await lens(page, 'Send').waitFor();
  await putCursor(page, word(page, 'Via'));
  // From the second time on it is said in the status bar.
  const remark = page.locator('.statusbar-item').getByText('Formatting of SIP messages is off.');
  await pressOn(page, 'Control+Shift+i', () => remark.isVisible());
  // What was said the first time goes away by itself, to where all such things are kept.
  await run(page, 'Notifications: Show Notifications');
  const notes = page.locator('.notifications-center .notification-list-item');
  await notes.getByText('Formatting of SIP messages is off').first().waitFor();
  assert.equal(await notes.filter({ hasText: 'Formatting of SIP messages is off' }).count(), 1);
  await persist(
    page,
    () => notes.getByRole('button', { name: 'Turn On' }).click(),
    async () => /^Max-Forwards: 70$/mu.test(await textOf(page)),
  );
});
