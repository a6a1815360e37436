/** From a new message to its answer, wherever that is to be shown, and by the walkthrough. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  choose,
  type Desk,
  expectText,
  hideSideBar,
  lens,
  putCursor,
  run,
  runAndPick,
  send,
  summaryOf,
  threads,
  word,
} from '../editor.ts';
import { persist, pressOn, until } from '../persist.ts';

export const request = `OPTIONS sip:bob@127.0.0.1 SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@example.com>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 OPTIONS
Content-Length: 0
`;

/** `desk` has a port of its own for the local server: any that is free. */
export function testSending(desk: () => Desk): void {
  const setTarget = (more: Readonly<Record<string, unknown>> = {}) =>
    desk().set({ 'sip.target': `udp:127.0.0.1:${desk().port}`, ...more });

  test('lenses are switched off', async () => {
    const page = await desk().open('lenses.sip', request);
    await lens(page, 'Send').waitFor();
    desk().set({ 'sip.codeLens.enabled': false });
    await page.locator('.codelens-decoration a').first().waitFor({ state: 'detached' });
    desk().set({});
    await lens(page, 'Send').waitFor();
  });

  test('a new message is sent without ever being saved', async () => {
    setTarget();
    const page = await desk().open('before.sip', '');
    await runAndPick(page, 'SIP: New SIP Message', 'OPTIONS');
    await expectText(page, /^OPTIONS sip:bob@example\.com SIP\/2\.0$/mu);
    await until(page, async () => /OPTIONS/u.test(await page.locator('.tab.active').innerText()));
    for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
    await send(page);
    await threads(page).getByText('200 OK', { exact: true }).waitFor();
  });

  test('the status bar says where a message went, and what came of it', async () => {
    setTarget();
    const page = await desk().open('status.sip', request);
    const item = page.locator('.statusbar-item').filter({ hasText: `udp:127.0.0.1:${desk().port}` });
    await item.waitFor();
    await send(page);
    await item.filter({ hasText: '200 OK' }).waitFor();
  });

  test('an environment is selected, shown, and gives a variable its value', async () => {
    setTarget();
    const environments = { $shared: { host: '127.0.0.1' }, dev: { callee: 'bob' }, lab: { callee: 'carol' } };
    await desk().open('sip-client.env.json', JSON.stringify(environments));
    const page = await desk().open('environments.sip', request.replaceAll('bob@127.0.0.1', '{{callee}}@{{host}}'));
    await page.locator('.squiggly-error').first().waitFor();
    await runAndPick(page, 'SIP: Select Target or Environment', 'lab');
    await page
      .locator('.statusbar-item')
      .filter({ hasText: `udp:127.0.0.1:${desk().port} · lab` })
      .waitFor();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await send(page);
    await threads(page).getByText('200 OK', { exact: true }).waitFor();
    assert.ok(
      desk().traffic.some(({ wire }) => Buffer.from(wire).toString().startsWith('OPTIONS sip:carol@127.0.0.1 ')),
    );
  });

  test('twenty sends say nothing in the corner', async () => {
    setTarget();
    const page = await desk().open('often.sip', request);
    await lens(page, 'Send').waitFor();
    await putCursor(page, word(page, 'OPTIONS'));
    await page.evaluate(countToasts);
    for (let sent = 0; sent < 20; sent += 1) {
      const before = requestsTo(desk());
      await pressOn(page, 'Control+Alt+r', async () => requestsTo(desk()) > before);
    }
    await threads(page).getByText('200 OK', { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => Reflect.get(globalThis, 'toastsSeen')), 0);
  });

  test('an answer is peeked at', async () => {
    setTarget({ 'sip.response.view': 'peek' });
    const page = await desk().open('peek.sip', request);
    await send(page);
    const peek = page.locator('.peekview-widget');
    await peek.getByText('200').first().waitFor();
    await pressOn(page, 'Escape', async () => (await peek.count()) === 0);
    assert.equal(await threads(page).count(), 0);
  });

  test('an answer is shown beside', async () => {
    setTarget({ 'sip.response.view': 'beside' });
    const page = await desk().open('beside.sip', request);
    await send(page);
    const group = page.locator('.editor-group-container').nth(1);
    await group.locator('.view-line').filter({ hasText: '200' }).first().waitFor();
    await persist(
      page,
      () => run(page, 'View: Close Editors in Other Groups'),
      async () => (await group.count()) === 0,
    );
  });

  test('an answer is shown nowhere but in short', async () => {
    setTarget({ 'sip.response.view': 'none' });
    const page = await desk().open('none.sip', request);
    await send(page);
    await until(page, async () => (await summaryOf(page)).text.startsWith('200'));
    assert.equal(await threads(page).count(), 0);
    desk().set({});
  });

  test('the buttons of the walkthrough lead to an answered message', async () => {
    desk().set({});
    const page = await desk().open('notes.txt', 'Nothing of SIP.');
    await hideSideBar(page);
    await openWalkthrough(page);
    await press(page, 'Write a message', 'New OPTIONS Message', () => lens(page, 'Send').isVisible());
    // The port is not known before, so the message that is sent is the one that is opened after.
    const serve = 'Start the local SIP server';
    await press(page, serve, 'Start Local SIP Server', () => check(page, serve).isVisible());
    await press(page, 'See what is wrong, and mend it', 'Open a Message with a Mistake', () =>
      line(page, 'CSeq: 1 INVITE').isVisible(),
    );
    await mend(page);
    const answered = threads(page).getByText('200 OK', { exact: true });
    await press(page, 'Send the message', 'Send Message', () => answered.isVisible());
    await press(page, 'Read the answer', 'Show Whole Exchange', () => line(page, 'SIP/2.0 200 OK').isVisible());
    await page.locator('.getting-started-step .codicon-getting-started-step-checked.complete').nth(4).waitFor();
  });
}

function requestsTo({ traffic }: Desk): number {
  return traffic.filter(({ direction }) => direction === 'in').length;
}

/** Runs in the page: notes each notification that comes up from now on. */
function countToasts(): void {
  Reflect.set(globalThis, 'toastsSeen', 0);
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
    const toasts = added.filter((node) => node instanceof Element && node.matches('.notification-toast-container'));
    Reflect.set(globalThis, 'toastsSeen', Number(Reflect.get(globalThis, 'toastsSeen')) + toasts.length);
  }).observe(document.body, { childList: true, subtree: true });
}

async function openWalkthrough(page: Page): Promise<void> {
  const steps = page.locator('.getting-started-step');
  await persist(
    page,
    () => runAndPick(page, 'Welcome: Open Walkthrough...', 'Send Your First SIP Message'),
    () => steps.first().isVisible(),
  );
  assert.equal(await steps.count(), 5);
}

function stepOf(page: Page, title: string): Locator {
  return page.locator('.getting-started-step').filter({ hasText: title });
}

/** What marks a step of the walkthrough as done. */
function check(page: Page, step: string): Locator {
  return stepOf(page, step).locator('.codicon-getting-started-step-checked.complete');
}

/** Opens a step, unless it is open, and presses its button. What was done before opens the next one by itself, at any time. */
async function press(page: Page, step: string, button: string, isSeen: () => Promise<boolean>): Promise<void> {
  const link = stepOf(page, step).getByText(button, { exact: true });
  await persist(
    page,
    async () => {
      if (!(await link.isVisible())) await stepOf(page, step).getByText(step, { exact: true }).click();
      await link.click();
    },
    isSeen,
  );
}

function line(page: Page, text: string): Locator {
  return page.locator('.part.editor .view-line').filter({ hasText: text }).first();
}

/** What a button opens has the focus only once its editor takes it. */
async function mend(page: Page): Promise<void> {
  const mistakes = page.locator('.squiggly-error');
  await mistakes.first().waitFor();
  const method = line(page, 'CSeq: 1 INVITE').getByText('INVITE');
  await choose(page, method, 'Change the method in CSeq to OPTIONS', /^CSeq: 1 OPTIONS$/mu);
  await mistakes.first().waitFor({ state: 'detached' });
}
