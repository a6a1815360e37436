/** Chinese on screen: what is wrong, what is known, what mends it and what is done, for who reads Chinese. */

import { test } from 'node:test';
import { hideSideBar, hover, lens, picture, word } from '../editor.ts';
import { persist } from '../persist.ts';
import { desk } from './desk.ts';

const message = `OPTIONS sip:bob@example.com SIP/2.0
Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK776sgd
Max-Forwards: 70
From: <sip:alice@example.com>;tag=49583
To: <sip:bob@example.com>
Call-ID: 843817637684230@example.com
CSeq: 1826 INVITE
Content-Length: 0
`;

test('hover, diagnostic, fix and lens are Chinese', async () => {
  const page = await desk.openIn('zh-cn', 'chinese.sip', message);
  await lens(page, '发送').waitFor();
  await hideSideBar(page);
  await page.locator('.squiggly-error').first().waitFor();
  await hover(page, word(page, 'INVITE'), '发起会话请求');
  await picture(page, 'chinese', 430);
  await persist(page, async () => {
    await word(page, 'INVITE').click();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget').getByText('把请求改为 INVITE').waitFor();
  });
  await picture(page, 'chinese-fixes');
});
