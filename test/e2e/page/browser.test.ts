/** VS Code for the Web: the extension in the page itself, its language server in a web worker; all is read and written there, and nothing is sent. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { inTheEnd } from '../../support/leftovers.ts';
import { testEditing } from './editing.ts';
import {
  asked,
  choose,
  type Desk,
  focusEditor,
  hover,
  lens,
  openDesk,
  picture,
  putCursorBehind,
  word,
} from './editor.ts';
import { persist, pressOn, pressUntil } from './persist.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk({
    inBrowser: true,
    settings: { 'editor.formatOnType': true, 'editor.linkedEditing': true, 'sip.format.enabled': true },
  });
});

inTheEnd(() => desk.close());

const message = `@user = bob
MESSAGE sip:{{user}}@example.com SIP/2.0
Via: SIP/2.0/TCP pc.example.com;branch=z9hG4bK776sgd
Max-Forwards: 70
From: <sip:alice@example.com>;tag=49583
To: <sip:{{user}}@example.com>
Call-ID: asd88asd77a@pc.example.com
Content-Type: text/plain
Content-Length: 10

Come here.`;

test('a message is explained, checked and mended, and what sends is not there but accounted for', async () => {
  const page = await desk.open('web.sip', message);
  await page.locator('.squiggly-error').first().waitFor();
  await hover(page, word(page, 'Max-Forwards'), 'RFC 3261 §20.22');
  assert.equal(await lens(page, 'Send').count(), 0);

  await choose(page, word(page, 'MESSAGE'), 'Insert CSeq: 1 MESSAGE', /^CSeq: 1 MESSAGE$/mu);
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });

  const commands = page.locator('.quick-input-list .monaco-list-row');
  await pressUntil(page, 'F1', asked(page), async () => {
    await asked(page).fill('>SIP: ');
    await commands.filter({ hasText: 'New SIP Message' }).waitFor();
  });
  for (const absent of ['Send', 'Select Target or Environment', 'Show Traffic', 'Start Local Server'])
    assert.equal(await commands.filter({ hasText: absent }).count(), 0, absent);
  await pressOn(page, 'Escape', () => asked(page).isHidden());

  const languages = page.locator('.statusbar-item').filter({
    has: page.locator('.codicon-bracket, .codicon-bracket-dot'),
  });
  await persist(page, async () => {
    await page.mouse.move(0, 0);
    await languages.first().hover();
    await page.getByText('A browser has no sockets for SIP').waitFor();
  });
  await picture(page, 'browser');
});

test('what is typed is completed', async () => {
  const page = await desk.open('typed.sip', '');
  await focusEditor(page);
  await page.keyboard.type('OPT');
  const offer = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'OPTIONS' }).first();
  await pressUntil(page, 'Control+Space', offer);
});

test('what the environment file of the folder sets is known and offered', async () => {
  await desk.open('sip-client.env.json', JSON.stringify({ $shared: { domain: 'example.com' } }));
  const page = await desk.open(
    'environment.sip',
    message
      .replaceAll('example.com', '{{domain}}')
      .replace('From: <sip:alice', 'From: <sip:{{nobody}}')
      .replace('Content-Type', 'CSeq: 1 MESSAGE\nContent-Type'),
  );
  // Only once the folder's files are known can it be told that a variable is in none of them.
  await page.locator('.squiggly-error').first().waitFor();
  assert.equal(await page.locator('.squiggly-error').count(), 1);
  await putCursorBehind(page, word(page, 'nobody'));
  await page.keyboard.type('{{');
  const offer = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'domain' }).first();
  await pressUntil(page, 'Control+Space', offer);
});

/** No lens tells of it here: what is known of a field does, and is put away again. */
async function isRead(page: Page): Promise<void> {
  const told = await hover(page, word(page, 'Max-Forwards'), 'RFC 3261 §20.22');
  await page.mouse.move(0, 0);
  await told.waitFor({ state: 'hidden' });
}

testEditing(() => desk, isRead);
