/** What a person does with a message in the editor gives the text that it should. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  choose,
  clickBehind,
  type Desk,
  expectText,
  focusEditor,
  hideSideBar,
  hover,
  pressOn,
  pressUntil,
  run,
  textOf,
  until,
  word,
} from './editor.ts';

const call = `@callee = bob

### bob is asked
OPTIONS sip:{{callee}}@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK776sgd
Max-Forwards: 70
From: <sip:alice@example.com>;tag=49583
To: <sip:{{callee}}@example.com>
Call-ID: 843817637684230@example.com
CSeq: 1826 OPTIONS
Allow: INVITE, ACK
Content-Length: 0
`;

const session = `MESSAGE sip:bob@example.com SIP/2.0
Via: SIP/2.0/TCP client.example.com;branch=z9hG4bK776sgd
Max-Forwards: 70
From: <sip:alice@example.com>;tag=49583
To: <sip:bob@example.com>
Call-ID: 843817637684230@example.com
CSeq: 1 MESSAGE
Call-Info: <https://www.example.com/alice/>
Content-Type: text/plain

Come here, bob.`;

/** What the status bar says of cursor and selection. */
function place(page: Page): Locator {
  return page.locator('.statusbar-item').filter({ hasText: /^Ln \d+, Col \d+/u });
}

/** How many lines are on screen. */
async function lineCount(page: Page): Promise<number> {
  return (await textOf(page)).split('\n').length;
}

/** `desk` has formatting on, also while typing, and linked editing; `isRead` waits until the server has told of the file that is open all that would move it on screen. */
export function testEditing(desk: () => Desk, isRead: (page: Page) => Promise<void>): void {
  /** Each test has a file of its own, so that none finds what another has typed. */
  let count = 0;
  const open = (text: string): Promise<Page> => {
    count += 1;
    return desk().open(`call-${count}.sip`, text);
  };

  test('a header field is explained', async () => {
    const page = await open(call);
    await hideSideBar(page);
    await hover(page, word(page, 'Max-Forwards'), 'RFC 3261 §20.22');
  });

  test('what is wrong is mended by a fix', async () => {
    const page = await open(call.replace('1826 OPTIONS', '1826 INVITE'));
    await page.locator('.squiggly-error').first().waitFor();
    await word(page, '1826').click();
    await page.keyboard.press('F8');
    await choose(page, 'Change the method in CSeq to OPTIONS');
    await expectText(page, /^CSeq: 1826 OPTIONS$/mu);
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  test('all that is safe to mend is mended at once', async () => {
    const page = await open(call.replace(';branch', ';;branch').replace('70', '70\nMax-Forwards : 70'));
    await page.locator('.squiggly-error').first().waitFor();
    await run(page, 'Fix All');
    await expectText(page, /^Via: SIP\/2\.0\/UDP client\.example\.com;branch=/mu);
  });

  test('a field is rewritten', async () => {
    const page = await open(call);
    await word(page, 'Allow').click();
    await choose(page, 'Split Allow into a field for each value');
    await expectText(page, /^Allow: INVITE\nAllow: ACK$/mu);
  });

  test('a response is put below its request', async () => {
    const page = await open(call);
    await word(page, 'OPTIONS').click();
    await choose(page, 'Add the response 200 OK');
    await expectText(page, /^### 200 OK\nSIP\/2\.0 200 OK\nVia: SIP\/2\.0\/UDP client/mu);
  });

  test('a variable is renamed wherever it stands', async () => {
    const page = await open(call);
    await word(page, 'callee').click();
    await (await pressUntil(page, 'F2', page.locator('.rename-input'))).fill('friend');
    await page.keyboard.press('Enter');
    await expectText(page, /^@friend = bob$[\s\S]*sip:\{\{friend\}\}@example[\s\S]*<sip:\{\{friend\}\}@/mu);
  });

  test('a header field is completed, and then its values', async () => {
    const page = await open(call);
    await word(page, 'Content-Length').click();
    for (const key of ['Home', 'Enter', 'ArrowUp']) await page.keyboard.press(key);
    await page.keyboard.type('Suppo');
    await pressUntil(page, 'Control+Space', page.locator('.suggest-widget').getByText('Supported').first());
    await page.keyboard.press('Tab');
    await expectText(page, /^Supported: /mu);
    await pressUntil(page, 'Control+Space', page.locator('.suggest-widget').getByText('100rel').first());
  });

  test('a snippet writes a whole request', async () => {
    const page = await open('');
    await focusEditor(page);
    await page.keyboard.type('exchange-reg');
    const offer = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'exchange-register' }).first();
    await pressUntil(page, 'Control+Space', offer);
    await offer.click();
    await expectText(page, /^REGISTER sip:\S+ SIP\/2\.0$/mu);
  });

  test('the arguments of a function are shown while they are typed', async () => {
    const page = await open(call.replace('1826 ', '{{$randomInt }} '));
    await word(page, '$randomInt').click();
    await page.keyboard.press('End');
    for (let left = 0; left < ' OPTIONS'.length + 2; left += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('1 ');
    await page.locator('.parameter-hints-widget').getByText('$randomInt').first().waitFor();
  });

  test('a file is formatted', async () => {
    const page = await open(call.replace('Max-Forwards: ', 'MAX-FORWARDS:').replace('Allow: ', 'allow :  '));
    await word(page, 'Via').click();
    await pressOn(page, 'Control+Shift+i', async () =>
      /^Max-Forwards: 70$[\s\S]*^Allow: INVITE, ACK$/mu.test(await textOf(page)),
    );
  });

  test('what is selected is formatted, and nothing else', async () => {
    const page = await open(call.replace('Max-Forwards: ', 'MAX-FORWARDS:').replace('Allow: ', 'allow:'));
    await word(page, 'MAX-FORWARDS').click();
    for (const key of ['Home', 'Shift+End', 'Control+k']) await page.keyboard.press(key);
    await page.keyboard.press('Control+f');
    await expectText(page, /^Max-Forwards: 70$[\s\S]*^allow:INVITE/mu);
  });

  test('a line is formatted as soon as it is typed', async () => {
    const page = await open(call);
    await word(page, 'Content-Length').click();
    for (const key of ['Home', 'Enter', 'ArrowUp']) await page.keyboard.press(key);
    await page.keyboard.type('x-note:   y');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expectText(page, /^x-note: y$/mu);
  });

  test('the method of a request and that of its CSeq are typed as one', async () => {
    const page = await open(call);
    await clickBehind(page, 'OPTIONS');
    // The editor learns by itself, and in its own time, what is typed as one.
    await page.locator('.linked-editing-decoration').first().waitFor();
    await page.keyboard.type('X');
    await expectText(page, /^OPTIONSX sip:[\s\S]*^CSeq: 1826 OPTIONSX$/mu);
  });

  test('a variable is typed anew in the line that sets it, and a Call-ID in the message that gives it', async () => {
    const page = await open(`${call}\n### again\n${call.slice(call.indexOf('OPTIONS'))}`);
    const followers = page.locator('.linked-editing-decoration');
    await clickBehind(page, 'callee');
    await followers.first().waitFor();
    await page.keyboard.type('s');
    await expectText(page, /^@callees = bob$[\s\S]*\{\{callees\}\}@example[\s\S]*\{\{callees\}\}@example/mu);
    await word(page, 'Call-ID').click();
    await followers.first().waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await followers.first().waitFor();
    await page.keyboard.type('.net');
    await expectText(page, /(?:^Call-ID: 843817637684230@example\.com\.net$[\s\S]*){2}/mu);
  });

  test('methods that are known have another colour than those that are not', async () => {
    const page = await open(call);
    const colourOf = (text: string) => word(page, text).evaluate((element) => getComputedStyle(element).color);
    await isRead(page);
    const known = await colourOf('OPTIONS');
    const other = await open(call.replaceAll('OPTIONS', 'OPTIONZ'));
    await other.locator('.squiggly-hint, .squiggly-info, .squiggly-warning, .squiggly-error').first().waitFor();
    assert.notEqual(await colourOf('OPTIONZ'), known);
  });

  test('a hint tells what cannot be seen, and is switched off', async () => {
    const page = await open(session);
    const hint = page.getByText('body: 15 bytes');
    await hint.waitFor();
    desk().set({ 'sip.inlayHints.bodySize': false });
    await hint.waitFor({ state: 'detached' });
    desk().set({});
  });

  test('the outline leads to each block, and breadcrumbs tell where one is', async () => {
    desk().set({ 'breadcrumbs.enabled': true });
    const page = await open(`${call}\n### answered\nSIP/2.0 200 OK\nCSeq: 1826 OPTIONS\n`);
    await word(page, 'Max-Forwards').click();
    const crumbs = page.locator('.monaco-breadcrumbs');
    for (const crumb of ['bob is asked', 'Route', 'Max-Forwards'])
      await crumbs.getByText(crumb, { exact: true }).first().waitFor();
    const entry = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'answered' }).first();
    await run(page, 'Go to Symbol in Editor');
    await page.keyboard.type('answered');
    await entry.click();
    await crumbs.getByText('answered').first().waitFor();
    desk().set({});
  });

  test('blocks are folded away', async () => {
    const page = await open(call);
    await isRead(page);
    await word(page, 'Via').click();
    const whole = await lineCount(page);
    await run(page, 'Fold All');
    await expectText(page, /bob is asked/u);
    await until(page, async () => (await lineCount(page)) < whole - 5);
  });

  test('a selection grows from a word to its parameter, value and field', async () => {
    const page = await open(call);
    await word(page, '49583').click();
    for (const selected of ['49583', 'tag=49583', '<sip:alice@example.com>;tag=49583']) {
      const selection = place(page).filter({ hasText: `(${selected.length} selected)` });
      await pressOn(page, 'Shift+Alt+ArrowRight', () => selection.isVisible());
    }
  });

  test('an address on the web is a link', async () => {
    const page = await open(session);
    await page.locator('.detected-link').filter({ hasText: 'example.com/alice' }).first().waitFor();
  });

  test('what is the same name lights up', async () => {
    const page = await open(`${call}\n### again\n${call.slice(call.indexOf('OPTIONS'))}`);
    await word(page, '49583').click();
    await until(page, async () => (await page.locator('.wordHighlightText, .wordHighlight').count()) === 2);
  });

  test('a variable leads to where it is set, and to where it is used', async () => {
    const page = await open(call);
    await word(page, 'callee').nth(0).click();
    const uses = page.locator('.reference-zone-widget .monaco-list-row');
    await pressUntil(page, 'Shift+F12', uses.first());
    await page.keyboard.press('Escape');
    await page.locator('.part.editor .view-line').filter({ hasText: 'To:' }).getByText('callee').click();
    await pressOn(page, 'F12', () => place(page).filter({ hasText: 'Ln 1,' }).isVisible());
  });

  test('messages of all files are found by their names', async () => {
    const page = await open(call.replace('bob is asked', 'a needle in the folder'));
    const input = page.locator('.quick-input-widget input[type="text"]').first();
    await pressUntil(page, 'Control+t', input, async () => {
      await input.fill('#needle');
      await page.locator('.quick-input-list').getByText('a needle in the folder').first().waitFor({ timeout: 5000 });
    });
    await page.keyboard.press('Escape');
  });

  test('what was copied out of a log becomes a message', async () => {
    const page = await open('');
    const message = call.slice(call.indexOf('OPTIONS')).replaceAll('{{callee}}', 'bob');
    const capture = 'U 2026/11/27 10:00:00.000000 192.0.2.1:5060 -> 192.0.2.2:5060';
    const log = `${capture}\n${message.replaceAll('\n', '.\n')}.\n`;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await focusEditor(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), log);
    await page.keyboard.press('Control+v');
    await expectText(page, /^OPTIONS sip:bob@example\.com SIP\/2\.0\.$[\s\S]*^Max-Forwards: 70\.$/mu);
    await page.locator('.squiggly-error').first().waitFor();
    await isRead(page);
    await word(page, 'OPTIONS').click();
    await choose(page, 'Clean the pasted text');
    await expectText(page, /^OPTIONS sip:bob@example\.com SIP\/2\.0$[\s\S]*^Max-Forwards: 70$/mu);
  });

  test('what is copied out of a log is pasted as a message of its own, where that is chosen', async () => {
    const message = call.slice(call.indexOf('OPTIONS')).replaceAll('{{callee}}', 'bob');
    const page = await open(message);
    const log = `2026/11/27 10:00:00.000000 192.0.2.1:5060 -> 192.0.2.2:5060\n${message}`;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await isRead(page);
    await word(page, 'Allow').click();
    await page.keyboard.press('Control+End');
    await page.evaluate((text) => navigator.clipboard.writeText(text), log);
    const choice = page.locator('.post-edit-widget');
    await page.keyboard.press('Control+v');
    await choice.waitFor();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('Paste as SIP Messages').first().click();
    await expectText(page, /^Content-Length: 0\n###\n# 2026\/11\/27 10:00.* -> 192\.0\.2\.2:5060\nOPTIONS sip:bob/mu);
  });

  test('the server is restarted, and its output shown', async () => {
    const page = await open(call.replace('1826 OPTIONS', '1826 INVITE'));
    await page.locator('.squiggly-error').first().waitFor();
    await run(page, 'SIP: Restart Server');
    await word(page, '1826').click();
    await choose(page, 'Change the method in CSeq to OPTIONS');
    await expectText(page, /^CSeq: 1826 OPTIONS$/mu);
    await run(page, 'SIP: Show Output');
    const channel = page.locator('.part.panel select').first();
    const shown = () => channel.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.text);
    await until(page, async () => (await shown()) === 'SIP Language Server');
    await page.keyboard.press('Control+j');
  });

  test('in Chinese', async () => {
    const page = await desk().openIn('zh-cn', 'chinese.sip', call.replace('1826 OPTIONS', '1826 INVITE'));
    await page.locator('.squiggly-error').first().waitFor();
    await word(page, '1826').click();
    await page.keyboard.press('F8');
    await choose(page, '把 CSeq 中的方法改为 OPTIONS');
    await expectText(page, /^CSeq: 1826 OPTIONS$/mu);
    await page.close();
  });
}
