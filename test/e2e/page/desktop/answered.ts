/** What is done with an answer in its thread. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Desk, expectText, send, threads } from '../editor.ts';
import { persist } from '../persist.ts';
import { request } from './sending.ts';

export function testAnswered(desk: () => Desk): void {
  async function answered(name: string): Promise<Page> {
    const page = await desk().open(name, `# @target udp:127.0.0.1:${desk().port}\n${request}`);
    await send(page);
    await threads(page).getByText('200 OK', { exact: true }).waitFor();
    return page;
  }

  test('an answer is copied as it came', async () => {
    const page = await answered('copied.sip');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText(''));
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await persist(
      page,
      () => pressAtAnswer(page, 'Copy Message'),
      async () => (await copied()) !== '',
    );
    const came = desk().traffic.findLast(({ direction }) => direction === 'out');
    assert.equal(
      (await copied()).replaceAll('\r\n', '\n'),
      Buffer.from(came?.wire ?? [])
        .toString()
        .replaceAll('\r\n', '\n'),
    );
  });

  test('an answer is put into the file', async () => {
    const page = await answered('inserted.sip');
    const inserted = /^Content-Length: 0\n+###.*\n(?:#.*\n)*SIP\/2\.0 200 OK$/mu;
    await pressAtAnswer(page, 'Insert Response into File');
    await expectText(page, inserted);
  });
}

/** Presses a button of the answer, which is there while the mouse is on it. */
async function pressAtAnswer(page: Page, title: string): Promise<void> {
  const answer = threads(page).locator('.review-comment').first();
  await persist(page, async () => {
    await answer.hover();
    await answer.locator(`.action-label[aria-label="${title}"]`).click();
  });
}
