/** The walkthrough, by its buttons: from a new message to the answer. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inTheEnd } from '../../support/leftovers.ts';
import { type Desk, hideSideBar, openDesk, threads } from './editor.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk({ settings: { 'sip.serve.port': 0 } });
});

inTheEnd(() => desk.close());

test('its buttons lead to an answered message', async () => {
  const page = await desk.open('notes.txt', 'Nothing of SIP.');
  await page.locator('.view-line').first().waitFor();
  await hideSideBar(page);
  await openWalkthrough(page);
  await press(page, 'Write a message', 'New OPTIONS Message');
  await page.locator('.codelens-decoration a').first().waitFor();
  // The port is not known before, so the message that is sent is the one that is opened after.
  await press(page, 'Start the local SIP server', 'Start Local SIP Server');
  await press(page, 'See what is wrong, and mend it', 'Open a Message with a Mistake');
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Escape');
  await mend(page);
  await press(page, 'Send the message', 'Send Message');
  await threads(page).getByText('200 OK').first().waitFor();
  await press(page, 'Read the answer', 'Show Whole Exchange');
  await page.locator('.tab').filter({ hasText: 'OPTIONS' }).first().waitFor();
  await page.locator('.getting-started-step .codicon-getting-started-step-checked.complete').nth(4).waitFor();
  await page.close();
});

async function openWalkthrough(page: Page): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type('Welcome: Open Walkthrough');
  await page.locator('.quick-input-list').getByText('Open Walkthrough').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-list').getByText('Send Your First SIP Message').first().click();
  await page.locator('.getting-started-step').first().waitFor();
  assert.equal(await page.locator('.getting-started-step').count(), 5);
}

/** Opens a step, unless it is open, and presses its button. */
async function press(page: Page, step: string, button: string): Promise<void> {
  const place = page.locator('.getting-started-step').filter({ hasText: step });
  const link = place.getByText(button, { exact: true });
  if (!(await link.isVisible())) await place.getByText(step, { exact: true }).click();
  await link.click();
}

async function mend(page: Page): Promise<void> {
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('Change the method in CSeq to OPTIONS').click();
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
}
