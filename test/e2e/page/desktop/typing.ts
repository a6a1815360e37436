/** A message typed line by line, as a person types it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Desk, focusEditor } from '../editor.ts';
import { comesAbout, pressUntil } from '../persist.ts';

/** Each line ends in something that is suggested, and then that is said, or in what only looks like it. */
const lines: readonly (readonly [line: string, suggested?: string])[] = [
  ['INVITE sip:bob@example.com SIP/2.0', 'SIP/2.0'],
  ['Max-Forwards: 7'],
  ['CSeq: 1 INVITE', 'INVITE'],
  ['Supported: timer, 100rel', '100rel'],
  ['Expires: 60'],
  ['Subject: info'],
  ['Session-Expires: 1800;refresher=uac', 'uac'],
  ['Content-Type: application/sdp', 'application/sdp'],
  [''],
  ['v=0'],
  ['c=IN IP4 192.0.2.7'],
  ['m=audio 49170 RTP/AVP 0 101'],
  ['a=fmtp:101 0-15'],
  ['### answered'],
  ['# @target udp:192.0.2.7:5070'],
  ['SIP/2.0 200 OK', 'OK'],
];

export function testTyping(desk: () => Desk): void {
  test('a message that is typed to its end stands as it was typed, whatever is suggested meanwhile', async () => {
    const page = await desk().open('typed.sip', '');
    await focusEditor(page);
    await pressUntil(page, 'Control+Space', page.locator('.suggest-widget .monaco-list-row').first());
    await page.keyboard.press('Escape');
    for (const [line, suggested] of lines) {
      await page.keyboard.type(line.slice(0, -3));
      // As slowly as a person, so that what is suggested is there when the line ends.
      await page.keyboard.type(line.slice(-3), { delay: 100 });
      if (suggested !== undefined) await waitForSuggestion(page, suggested);
      await page.keyboard.press('Enter');
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    const typed = lines.map(([line]) => `${line}\n`).join('');
    await comesAbout(page, async () => (await copied(page)) === typed, 10_000);
    assert.equal(await copied(page), typed);
  });
}

/** Waits until it stands chosen, so that Enter would take it. */
async function waitForSuggestion(page: Page, text: string): Promise<void> {
  const chosen = page.locator('.suggest-widget .monaco-list-row.focused').filter({ hasText: text });
  if (!(await comesAbout(page, () => chosen.isVisible(), 10_000))) await pressUntil(page, 'Control+Space', chosen);
}

function copied(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
