/** What a person does with a message in the editor gives the text that it should. */

import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import {
  asked,
  choose,
  type Desk,
  expectText,
  focusEditor,
  hideSideBar,
  hover,
  place,
  putCursor,
  putCursorBehind,
  run,
  runAndPick,
  textOf,
  word,
} from './editor.ts';
import { persist, pressOn, pressUntil, until } from './persist.ts';

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

/** How many lines are on screen. */
async function lineCount(page: Page): Promise<number> {
  return (await textOf(page)).split('\n').length;
}

/** An entry of what is suggested. */
function offer(page: Page, text: string): Locator {
  return page.locator('.suggest-widget .monaco-list-row').filter({ hasText: text }).first();
}

/** Takes what is suggested, until the text is as expected. */
async function accept(page: Page, text: string, expected: RegExp): Promise<void> {
  await persist(
    page,
    async () => {
      await page.keyboard.press('Control+Space');
      await offer(page, text).click();
    },
    async () => expected.test(await textOf(page)),
  );
}

/** Makes an empty line above one, and puts the cursor there. */
async function openLine(page: Page, above: string): Promise<void> {
  await putCursor(page, word(page, above));
  for (const key of ['Home', 'Enter', 'ArrowUp']) await page.keyboard.press(key);
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
    await putCursor(page, word(page, 'Via'));
    await pressUntil(page, 'F8', page.locator('.marker-widget').filter({ hasText: 'CSeq' }));
    await choose(page, word(page, '1826'), 'Change the method in CSeq to OPTIONS', /^CSeq: 1826 OPTIONS$/mu);
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  test('all that is safe to mend is mended at once', async () => {
    const page = await open(call.replace(';branch', ';;branch').replace('70', '70\nMax-Forwards : 70'));
    await page.locator('.squiggly-error').first().waitFor();
    await persist(
      page,
      () => run(page, 'Fix All'),
      async () => /^Via: SIP\/2\.0\/UDP client\.example\.com;branch=/mu.test(await textOf(page)),
    );
  });

  test('a field is rewritten', async () => {
    const page = await open(call);
    await choose(page, word(page, 'Allow'), 'Split Allow into a field for each value', /^Allow: INVITE\nAllow: ACK$/mu);
  });

  test('a response is put below its request', async () => {
    const page = await open(call);
    await choose(
      page,
      word(page, 'OPTIONS'),
      'Add the response 200 OK',
      /^### 200 OK\nSIP\/2\.0 200 OK\nVia: SIP\/2\.0\/UDP client/mu,
    );
  });

  test('a variable is renamed wherever it stands', async () => {
    const page = await open(call);
    const input = page.locator('.rename-input');
    const renamed = /^@friend = bob$[\s\S]*sip:\{\{friend\}\}@example[\s\S]*<sip:\{\{friend\}\}@/mu;
    await persist(
      page,
      async () => {
        await word(page, 'callee').click();
        await page.keyboard.press('F2');
        await input.fill('friend');
        await input.press('Enter');
      },
      async () => renamed.test(await textOf(page)),
    );
  });

  test('a header field is completed, and then its values', async () => {
    const page = await open(call);
    await openLine(page, 'Content-Length');
    await page.keyboard.type('Suppo');
    await accept(page, 'Supported', /^Supported: /mu);
    await pressUntil(page, 'Control+Space', offer(page, '100rel'));
  });

  test('a snippet writes a whole request', async () => {
    const page = await open('');
    await focusEditor(page);
    await page.keyboard.type('exchange-reg');
    await accept(page, 'exchange-register', /^REGISTER sip:\S+ SIP\/2\.0$/mu);
  });

  test('the arguments of a function are shown while they are typed', async () => {
    const page = await open(call.replace('1826 ', '{{$randomInt }} '));
    await putCursorBehind(page, word(page, '$randomInt'));
    await page.keyboard.type(' 1');
    await persist(page, async () => {
      await page.keyboard.press('Backspace');
      await page.keyboard.type('1 ');
      await page.locator('.parameter-hints-widget').getByText('$randomInt').first().waitFor();
    });
  });

  test('a file is formatted', async () => {
    const page = await open(call.replace('Max-Forwards: ', 'MAX-FORWARDS:').replace('Allow: ', 'allow :  '));
    await putCursor(page, word(page, 'Via'));
    await pressOn(page, 'Control+Shift+i', async () =>
      /^Max-Forwards: 70$[\s\S]*^Allow: INVITE, ACK$/mu.test(await textOf(page)),
    );
  });

  test('what is selected is formatted, and nothing else', async () => {
    const page = await open(call.replace('Max-Forwards: ', 'MAX-FORWARDS:').replace('Allow: ', 'allow:'));
    await persist(
      page,
      async () => {
        await word(page, 'MAX-FORWARDS').click();
        for (const key of ['Home', 'Shift+End']) await page.keyboard.press(key);
        await place(page)
          .filter({ hasText: `(${'MAX-FORWARDS:70'.length} selected)` })
          .waitFor();
        for (const key of ['Control+k', 'Control+f']) await page.keyboard.press(key);
      },
      async () => /^Max-Forwards: 70$[\s\S]*^allow:INVITE/mu.test(await textOf(page)),
    );
  });

  test('a line is formatted as soon as it is typed', async () => {
    const page = await open(call);
    await openLine(page, 'Content-Length');
    await page.keyboard.type('x-note:   y');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expectText(page, /^x-note: y$/mu);
  });

  test('the method of a request and that of its CSeq are typed as one', async () => {
    const page = await open(call);
    await putCursorBehind(page, word(page, 'OPTIONS'));
    // The editor learns by itself, and in its own time, what is typed as one.
    await page.locator('.linked-editing-decoration').first().waitFor();
    await page.keyboard.type('X');
    await expectText(page, /^OPTIONSX sip:[\s\S]*^CSeq: 1826 OPTIONSX$/mu);
  });

  test('a variable is typed anew in the line that sets it, and a Call-ID in the message that gives it', async () => {
    const page = await open(`${call}\n### again\n${call.slice(call.indexOf('OPTIONS'))}`);
    const followers = page.locator('.linked-editing-decoration');
    await putCursorBehind(page, word(page, 'callee'));
    await followers.first().waitFor();
    await page.keyboard.type('s');
    await expectText(page, /^@callees = bob$[\s\S]*\{\{callees\}\}@example[\s\S]*\{\{callees\}\}@example/mu);
    await putCursor(page, word(page, 'Call-ID'));
    await followers.first().waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await followers.first().waitFor();
    await page.keyboard.type('.net');
    await expectText(page, /(?:^Call-ID: 843817637684230@example\.com\.net$[\s\S]*){2}/mu);
  });

  test('methods that are known have another colour than those that are not', async () => {
    const page = await open(
      `${call}\n### again\n${call.slice(call.indexOf('OPTIONS')).replaceAll('OPTIONS', 'OPTIONZ')}`,
    );
    const colourOf = (text: string) => word(page, text).evaluate((element) => getComputedStyle(element).color);
    await until(page, async () => (await colourOf('OPTIONS')) !== (await colourOf('OPTIONZ')));
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
    await putCursor(page, word(page, 'Max-Forwards'));
    const crumbs = page.locator('.monaco-breadcrumbs');
    for (const crumb of ['bob is asked', 'Route', 'Max-Forwards'])
      await crumbs.getByText(crumb, { exact: true }).first().waitFor();
    await persist(
      page,
      () => runAndPick(page, 'Go to Symbol in Editor...', 'answered'),
      () => crumbs.getByText('answered').first().isVisible(),
    );
    desk().set({});
  });

  test('blocks are folded away', async () => {
    const page = await open(call);
    await isRead(page);
    await putCursor(page, word(page, 'Via'));
    const whole = await lineCount(page);
    await persist(
      page,
      () => run(page, 'Fold All'),
      async () => (await lineCount(page)) < whole - 5,
    );
    await expectText(page, /bob is asked/u);
  });

  test('a selection grows from a word to its parameter, value and field', async () => {
    const page = await open(call);
    await persist(page, async () => {
      await word(page, '49583').click();
      for (const selected of ['49583', 'tag=49583', '<sip:alice@example.com>;tag=49583']) {
        await page.keyboard.press('Shift+Alt+ArrowRight');
        await place(page)
          .filter({ hasText: `(${selected.length} selected)` })
          .waitFor();
      }
    });
  });

  test('an address on the web is a link', async () => {
    const page = await open(session);
    await page.locator('.detected-link').filter({ hasText: 'example.com/alice' }).first().waitFor();
  });

  test('what is the same name lights up', async () => {
    const page = await open(`${call}\n### again\n${call.slice(call.indexOf('OPTIONS'))}`);
    await persist(
      page,
      async () => {
        // Nothing lights up anew where the cursor stands already.
        for (const text of ['Via', '49583']) await word(page, text).click();
      },
      async () => (await page.locator('.wordHighlightText, .wordHighlight').count()) === 2,
    );
  });

  test('a variable leads to where it is set, and to where it is used', async () => {
    const page = await open(call);
    await putCursor(page, word(page, 'callee'));
    const uses = page.locator('.reference-zone-widget .monaco-list-row').first();
    await pressUntil(page, 'Shift+F12', uses);
    await pressOn(page, 'Escape', () => uses.isHidden());
    const use = page.locator('.part.editor .view-line').filter({ hasText: 'To:' }).getByText('callee');
    await putCursor(page, use);
    await pressOn(page, 'F12', () => place(page).filter({ hasText: 'Ln 1,' }).isVisible());
  });

  test('messages of all files are found by their names', async () => {
    const page = await open(call.replace('bob is asked', 'a needle in the folder'));
    await pressUntil(page, 'Control+t', asked(page), async () => {
      await asked(page).fill('#needle');
      await page.locator('.quick-input-list').getByText('a needle in the folder').first().waitFor();
    });
    await pressOn(page, 'Escape', () => asked(page).isHidden());
  });

  test('what was copied out of a log becomes a message', async () => {
    const page = await open('');
    const message = call.slice(call.indexOf('OPTIONS')).replaceAll('{{callee}}', 'bob');
    const capture = 'U 2026/11/27 10:00:00.000000 192.0.2.1:5060 -> 192.0.2.2:5060';
    const log = `${capture}\n${message.replaceAll('\n', '.\n')}.\n`;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await focusEditor(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), log);
    await persist(
      page,
      async () => {
        for (const keys of ['Control+a', 'Control+v']) await page.keyboard.press(keys);
      },
      async () => /^OPTIONS sip:bob@example\.com SIP\/2\.0\.$[\s\S]*^Max-Forwards: 70\.$/mu.test(await textOf(page)),
    );
    await page.locator('.squiggly-error').first().waitFor();
    await isRead(page);
    await choose(
      page,
      word(page, 'OPTIONS'),
      'Clean the pasted text',
      /^OPTIONS sip:bob@example\.com SIP\/2\.0$[\s\S]*^Max-Forwards: 70$/mu,
    );
  });

  test('what is copied out of a log is pasted as a message of its own, where that is chosen', async () => {
    const message = call.slice(call.indexOf('OPTIONS')).replaceAll('{{callee}}', 'bob');
    const page = await open(message);
    const log = `2026/11/27 10:00:00.000000 192.0.2.1:5060 -> 192.0.2.2:5060\n${message}`;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await isRead(page);
    await putCursor(page, word(page, 'Allow'));
    await page.evaluate((text) => navigator.clipboard.writeText(text), log);
    const before = await textOf(page);
    const pasted = /^Content-Length: 0\n###\n# 2026\/11\/27 10:00.* -> 192\.0\.2\.2:5060\nOPTIONS sip:bob/mu;
    await persist(
      page,
      async () => {
        // What is pasted can be chosen only now.
        if ((await textOf(page)) !== before)
          await pressOn(page, 'Control+z', async () => (await textOf(page)) === before);
        for (const keys of ['Control+End', 'Control+v']) await page.keyboard.press(keys);
        await page.locator('.post-edit-widget').waitFor();
        await page.keyboard.press('Control+.');
        await page.locator('.action-widget').getByText('Paste as SIP Messages').first().click();
      },
      async () => pasted.test(await textOf(page)),
    );
  });

  test('the server is restarted, and its output shown', async () => {
    const page = await open(call.replace('1826 OPTIONS', '1826 INVITE'));
    await page.locator('.squiggly-error').first().waitFor();
    await run(page, 'SIP: Restart Server');
    await choose(page, word(page, '1826'), 'Change the method in CSeq to OPTIONS', /^CSeq: 1826 OPTIONS$/mu);
    await run(page, 'SIP: Show Output');
    const channel = page.locator('.part.panel select').first();
    const shown = () => channel.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.text);
    await until(page, async () => (await shown()) === 'SIP Language Server');
    await pressOn(page, 'Control+j', () => page.locator('.part.panel').isHidden());
  });

  test('in Chinese', async () => {
    const page = await desk().openIn('zh-cn', 'chinese.sip', call.replace('1826 OPTIONS', '1826 INVITE'));
    await page.locator('.squiggly-error').first().waitFor();
    await choose(page, word(page, '1826'), '把 CSeq 中的方法改为 OPTIONS', /^CSeq: 1826 OPTIONS$/mu);
  });
}
