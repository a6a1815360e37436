/** The last answer beside the one before, in VS Code's view of differences; and both are there again when the window is loaded anew. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inTheEnd } from '../../support/leftovers.ts';
import { type Heard, type Peer, udpPeer } from '../../support/loopback.ts';
import {
  asked,
  type Desk,
  hideSideBar,
  lens,
  openDesk,
  pressLens,
  putCursor,
  send,
  sendAgain,
  summaryOf,
  threads,
  word,
} from './editor.ts';
import { pressOn, until } from './persist.ts';
import { stored } from './written.ts';

let desk: Desk;
let peer: Peer;

before(async () => {
  desk = await openDesk();
  peer = await udpPeer();
});

inTheEnd(() => desk.close());

function options(): string {
  return [
    `# @target udp:127.0.0.1:${peer.port}`,
    'OPTIONS sip:bob@127.0.0.1 SIP/2.0',
    'Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport',
    'Max-Forwards: 70',
    'From: "Alice" <sip:alice@example.com>;tag={{$tag}}',
    'To: <sip:bob@127.0.0.1>',
    'Call-ID: {{$callId}}',
    'CSeq: 1 OPTIONS',
    'X-Key: {{$secret pbx}}',
    'Content-Length: 0',
    '',
  ].join('\n');
}

const canary = 'canary-2718281828';

const answeredVias = new Set<string | undefined>();

/** What the peer hears and has not answered: a machine that is busy sends over UDP more than once (RFC 3261 §17.1.2.1). */
async function nextRequest(): Promise<Heard> {
  for (;;) {
    const heard = await peer.heard.next();
    const [via] = /^Via:.*$/mu.exec(heard.text) ?? [];
    if (!answeredVias.has(via)) {
      answeredVias.add(via);
      return heard;
    }
  }
}

/** Presses Send, and answers what arrives; the answer repeats the secret of the request, which is asked for once. */
async function answer(page: Page, status: string, tag: string, more = ''): Promise<void> {
  if ((await threads(page).count()) === 0) {
    await pressLens(page, 'Send', () => asked(page).isVisible());
    await asked(page).fill(canary);
    await asked(page).press('Enter');
  } else {
    await sendAgain(page);
  }
  const heard = await nextRequest();
  const copied = heard.text.split('\r\n').filter((line) => /^(?:Via|From|Call-ID|CSeq|X-Key):/u.test(line));
  assert.ok(heard.text.includes(canary));
  heard.reply(
    [`SIP/2.0 ${status}`, ...copied, `To: <sip:bob@127.0.0.1>;tag=${tag}`, `${more}Content-Length: 0`, '', ''].join(
      '\r\n',
    ),
  );
  await threads(page).getByText(status, { exact: true }).waitFor();
  assert.match(await threads(page).innerText(), /X-Key: ⟨…⟩/u);
}

/** The texts of the lines that the view of differences marks. */
async function differences(page: Page): Promise<string> {
  const view = page.locator('.monaco-diff-editor').last();
  await pressLens(page, 'Compare', () => view.isVisible());
  await view.getByText('SIP/2.0').first().waitFor();
  await view.locator('.line-insert, .line-delete').first().waitFor();
  return (await view.locator('.view-lines').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
}

test('two answers are compared without what always differs, before the window is loaded anew and after', async () => {
  const page = await desk.open('compare.sip', options());
  await answer(page, '486 Busy Here', 'far-1', 'Date: Sat, 13 Nov 2010 23:29:00 GMT\r\n');
  assert.equal(await lens(page, 'Compare').isVisible(), false);
  await answer(page, '200 OK', 'far-2', 'Date: Sat, 13 Nov 2010 23:30:00 GMT\r\nAllow: OPTIONS\r\n');
  const text = await differences(page);
  assert.match(text, /SIP\/2\.0 486 Busy Here/u);
  assert.match(text, /Allow: OPTIONS/u);
  assert.match(text, /Date: ⟨date⟩/u);
  assert.match(text, /branch=⟨branch⟩/u);
  // Only the start line and Allow differ.
  const view = page.locator('.monaco-diff-editor').last();
  const marked = await view.locator('.modified .line-insert').count();
  assert.equal(marked, 2);
  // Names instead of values are no mistakes.
  assert.equal(await view.locator('.squiggly-error, .squiggly-warning').count(), 0);
  await pressOn(page, 'Control+w', async () => (await page.locator('.monaco-diff-editor').count()) === 0);

  await until(page, async () => (await stored(page)).includes('486 Busy Here'));
  const written = await stored(page);
  assert.ok(!written.includes(canary) && !written.includes(Buffer.from(canary).toString('base64').slice(0, 20)));
  await page.reload();
  await lens(page, 'Compare').waitFor();
  const answered = threads(page).getByText('200 OK', { exact: true });
  await pressLens(page, 'Show Answer', () => answered.isVisible());
  assert.match(await threads(page).innerText(), /X-Key: ⟨…⟩/u);
  assert.match(await differences(page), /SIP\/2\.0 486 Busy Here/u);
  await page.close();
});

test('after a reload an edited message greys its answer, as before', async () => {
  const page = await desk.open('stale.sip', options().replace('X-Key: {{$secret pbx}}\n', ''));
  await send(page);
  const heard = await nextRequest();
  const copied = heard.text.split('\r\n').filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/u.test(line));
  heard.reply(['SIP/2.0 200 OK', ...copied, 'Content-Length: 0', '', ''].join('\r\n'));
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
  await until(page, async () => (await stored(page)).includes('stale.sip'));
  await page.reload();
  await lens(page, 'Show Answer').waitFor();
  await until(page, async () => (await summaryOf(page)).text.includes('200'));
  const { colour: answered } = await summaryOf(page);
  await hideSideBar(page);
  await putCursor(page, word(page, '70'));
  await page.keyboard.type('9');
  await until(page, async () => {
    const { text, colour } = await summaryOf(page);
    return text.includes('200') && colour !== answered;
  });
  await page.close();
});
