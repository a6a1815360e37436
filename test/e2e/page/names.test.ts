/** Names and hints, as a person sees and changes them. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inTheEnd } from '../../support/leftovers.ts';
import { type Desk, hideSideBar, openDesk, textOf, word } from './editor.ts';

let desk: Desk;

before(async () => {
  desk = await openDesk();
});

inTheEnd(() => desk.close());

const message = `@callee = user2

### user1 calls user2
MESSAGE sip:{{callee}}@example.com SIP/2.0
To: <sip:{{callee}}@example.com>

user2, come here.`;

test('the size of a body is shown, and a variable is renamed with a key', async () => {
  const page = await desk.open('names.sip', message);
  await page.getByText('body: 17 bytes').waitFor();
  await hideSideBar(page);
  await word(page, 'callee').click();
  await page.keyboard.press('F2');
  const input = page.locator('.rename-input');
  await input.waitFor();
  await input.fill('friend');
  await page.keyboard.press('Enter');
  await page.getByText('friend').nth(2).waitFor();
  assert.equal((await textOf(page)).match(/friend/g)?.length, 3);
  await page.close();
});
