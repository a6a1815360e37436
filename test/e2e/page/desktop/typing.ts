/** A message typed line by line, as a person types it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Desk, focusEditor, pressUntil } from '../editor.ts';

/** Each line ends in something that is suggested, or that only looks like it. */
const typedOut = `INVITE sip:bob@example.com SIP/2.0
Max-Forwards: 7
CSeq: 1 INVITE
Supported: timer, 100rel
Expires: 60
Subject: info
Session-Expires: 1800;refresher=uac
Content-Type: application/sdp

v=0
c=IN IP4 192.0.2.7
m=audio 49170 RTP/AVP 0 101
a=fmtp:101 0-15
### answered
# @target udp:192.0.2.7:5070
SIP/2.0 200 OK
`;

export function testTyping(desk: () => Desk): void {
  test('a message that is typed to its end stands as it was typed, whatever is suggested meanwhile', async () => {
    const page = await desk().open('typed.sip', '');
    await focusEditor(page);
    await pressUntil(page, 'Control+Space', page.locator('.suggest-widget .monaco-list-row').first());
    await page.keyboard.press('Escape');
    // As slowly as a person, so that suggestions are there when a line ends.
    await page.keyboard.type(typedOut, { delay: 100 });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), typedOut);
  });
}
