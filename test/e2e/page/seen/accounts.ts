/** Passwords are asked for once, kept, and asked for again when a server refuses them; a call is ended by a click. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAbsent } from '../../../support/canary.ts';
import { asked, pressLens, run, send, sendAgain, threads } from '../editor.ts';
import { pressOn } from '../persist.ts';
import { filesIn, stored } from '../written.ts';
import { desk } from './desk.ts';

function message(method: string, user: string, ...more: readonly string[]): string {
  return [
    `# @target udp:127.0.0.1:${desk.port}`,
    '# @auth alice {{$secret alice}}',
    `${method} sip:${user}@127.0.0.1 SIP/2.0`,
    'Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport',
    'Max-Forwards: 70',
    'From: <sip:alice@127.0.0.1>;tag={{$tag}}',
    `To: <sip:${user}@127.0.0.1>`,
    'Call-ID: {{$callId}}',
    `CSeq: 1 ${method}`,
    'Contact: <sip:alice@{{$localIp}}:{{$localPort}}>',
    ...more,
    '',
  ].join('\n');
}

/** Answers the question for a password, which has these words. */
async function enter(page: Page, password: string, words: RegExp): Promise<void> {
  await page.locator('.quick-input-widget').filter({ hasText: words }).waitFor();
  await asked(page).fill(password);
  await asked(page).press('Enter');
}

/** How many requests the SIP server was sent until now. */
function requests(): number {
  return desk.traffic.filter(({ direction }) => direction === 'in').length;
}

const canary = 'canary-3141592653';

/** What was typed and refused is not to be found in anything that is shown or written down. */
async function assertForgotten(page: Page): Promise<void> {
  await run(page, 'Notifications: Show Notifications');
  const notes = page.locator('.notifications-center');
  await notes.waitFor();
  const shown = await page.locator('body').innerText();
  await pressOn(page, 'Escape', () => notes.isHidden());
  assert.match(shown, /401 Unauthorized/u);
  assertAbsent(canary, shown, 'the window');
  const kept = await stored(page);
  assert.match(kept, /account\.sip/u);
  assertAbsent(canary, kept, 'what the browser keeps');
  const files = filesIn(desk.profile);
  assert.ok([...files.keys()].some((path) => path.endsWith('settings.json')));
  for (const [path, text] of files) assertAbsent(canary, text, path);
}

test('a password is asked for by realm and host, again when it is refused, and then kept', async () => {
  const page = await desk.open('account.sip', message('REGISTER', 'auth', 'Content-Length: 0'));
  await pressLens(page, 'Send', () => asked(page).isVisible());
  await enter(page, canary, /sip\.local at 127\.0\.0\.1 \(UDP\).*Password of alice/s);
  await threads(page).getByText('401 Unauthorized', { exact: true }).nth(1).waitFor();
  await enter(page, 'secret', /the last one was refused/);
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
  await assertForgotten(page);

  const before = requests();
  await sendAgain(page);
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
  assert.equal(requests(), before + 2);
  assert.equal(await page.locator('.quick-input-widget').isVisible(), false);
});

test('a call that was answered stays open until it is ended', async () => {
  const offer = ['Content-Type: application/sdp', 'Content-Length: 5', '', 'v=0'];
  const page = await desk.open('ended.sip', message('INVITE', 'bob', ...offer));
  await send(page);
  const open = threads(page).getByText('(dialog open)');
  await open.waitFor();
  await pressLens(page, 'End Dialog', () => open.isHidden());
  assert.ok(
    desk.traffic.some(({ direction, wire }) => direction === 'in' && /^BYE /.test(Buffer.from(wire).toString())),
  );
});
