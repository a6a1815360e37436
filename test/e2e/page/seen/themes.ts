/** In each kind of theme a message, what is wrong with it, what came of it and what can be done are seen: pictures to be looked at, and contrasts that are measured. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { contrast } from '../../../support/contrast.ts';
import { hideSideBar, picture, send, summaryOf, threads, word } from '../editor.ts';
import { until } from '../persist.ts';
import { desk } from './desk.ts';

/** A theme of each kind, and how the page marks the kind. */
const themes = [
  { name: 'dark', theme: 'Default Dark Modern', mark: 'vs-dark' },
  { name: 'light', theme: 'Default Light Modern', mark: 'vs' },
  { name: 'high-contrast', theme: 'Default High Contrast', mark: 'hc-black' },
  { name: 'high-contrast-light', theme: 'Default High Contrast Light', mark: 'hc-light' },
];

for (const { name, theme, mark } of themes) {
  test(name, async () => {
    desk.set({ 'workbench.colorTheme': theme });
    const page = await desk.open(
      `${name}.sip`,
      `# @target udp:127.0.0.1:${desk.port}
OPTIONS sip:bob@127.0.0.1 SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: "Alice" <sip:alice@example.com>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 INVITE
#Supported: path
X-Own: of ours
Content-Length: 0
`,
    );
    await page.locator(`.monaco-workbench.${mark}`).first().waitFor();
    await hideSideBar(page);
    await send(page);
    await threads(page).getByText('400 CSeq Method Differs', { exact: true }).waitFor();
    await page.locator('.squiggly-error').first().waitFor();
    await until(page, async () => (await summaryOf(page)).text.startsWith('400'));
    const ground = await groundOf(page);
    assert.ok(contrast((await summaryOf(page)).colour, ground) >= 3, 'the summary');
    for (const text of ['OPTIONS', 'Max-Forwards', 'X-Own', 'tag', 'branch', '70'])
      assert.ok(
        contrast(await colourOf(page, text), ground) >= 4.5,
        `${text}: ${await colourOf(page, text)} on ${ground}`,
      );
    await picture(page, `theme-${name}`);
  });
}

async function colourOf(page: Page, text: string): Promise<string> {
  return word(page, text).evaluate((element) => getComputedStyle(element).color);
}

function groundOf(page: Page): Promise<string> {
  return page
    .locator('.part.editor .monaco-editor-background')
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
}
