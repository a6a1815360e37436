/** Send, and the answer stands under the message. */

import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { hideSideBar, picture, pressLens, putCursor, send, summaryOf, threads, word } from '../editor.ts';
import { pressOn } from '../persist.ts';
import { desk } from './desk.ts';

/** Every control and format character of the first plane but line ends and tabs. */
const unseen = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) && !/[\r\n\t]/u.test(character),
);

/** What stands in its place: Unicode has pictures of the first 32 and of DEL. */
function nameOf(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

function options(port: number, transport = 'udp', user = 'bob'): string {
  return [
    `# @target ${transport}:127.0.0.1:${port}`,
    `OPTIONS sip:${user}@127.0.0.1 SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} {{$localIp}}:{{$localPort}};branch={{$branch}};rport`,
    'Max-Forwards: 70',
    'From: "Alice" <sip:alice@example.com>;tag={{$tag}}',
    `To: <sip:${user}@127.0.0.1>`,
    'Call-ID: {{$callId}}',
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
  ].join('\n');
}

test('one entry under the request, a summary beside it, and no panel', async () => {
  const page = await desk.open('options.sip', options(desk.port));
  await send(page);
  const thread = threads(page);
  await thread.getByText('200 OK', { exact: true }).waitFor();
  const text = await thread.innerText();
  assert.match(text, /^SIP\/2\.0 200 OK$/m);
  assert.match(text, /^CSeq: 1 OPTIONS$/m);
  assert.match(text, new RegExp(`udp 127\\.0\\.0\\.1:${desk.port}`));
  assert.equal(await thread.locator('.review-comment').count(), 1);

  const answered = await summaryOf(page);
  assert.match(
    answered.text.replaceAll('\u00a0', ' '),
    new RegExp(`^200 OK · \\d.* · udp 127\\.0\\.0\\.1:${desk.port}$`),
  );
  await hideSideBar(page);
  await picture(page, 'response');

  for (const part of ['.part.panel', '.part.auxiliarybar', '.comments-panel']) {
    assert.equal(await page.locator(part).first().isVisible(), false, part);
  }

  await putCursor(page, word(page, '70'));
  await page.keyboard.type('9');
  await page.waitForFunction(
    (before) =>
      [...document.querySelectorAll('.view-line span span')].every((span) => {
        const { content, color } = getComputedStyle(span, '::after');
        return content === 'none' || color !== before;
      }),
    answered.colour,
  );
  assert.equal((await summaryOf(page)).text, answered.text);
});

test('a call: each response is an entry of its own', async () => {
  const text = options(desk.port)
    .replaceAll('OPTIONS', 'INVITE')
    .replace('Content-Length: 0', 'Contact: <sip:alice@{{$localIp}}:{{$localPort}}>\nContent-Length: 0');
  const page = await desk.open('invite.sip', text);
  await send(page);
  const authors = threads(page).locator('.review-comment .author');
  await authors.getByText('200 OK', { exact: true }).waitFor();
  assert.deepEqual(await authors.allInnerTexts(), ['100 Trying', '180 Ringing', '200 OK']);
});

test('a port that refuses is said where the answer would stand', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  const page = await desk.open('refused.sip', options(port, 'tcp'));
  await send(page);
  await threads(page).getByText(`Nobody listens at 127.0.0.1:${port}.`).waitFor();
});

test('what would turn or break the text is made visible', async () => {
  const peer = createSocket('udp4').bind(0, '127.0.0.1');
  await once(peer, 'listening');
  peer.on('message', (bytes, { port, address }) => {
    const head = bytes
      .toString('latin1')
      .split('\r\n')
      .filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/.test(line));
    const answer = [
      'SIP/2.0 200 OK',
      ...head,
      'Subject: \u202ereversed \u001b[31m[link](command:workbench.action.quit)',
      `X-All: ${unseen.join('')}`,
      'Content-Length: 0',
      '',
      '',
    ];
    peer.send(answer.join('\r\n'), port, address);
  });
  const page = await desk.open('hostile.sip', options(peer.address().port));
  await send(page);
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
  const text = await threads(page).innerText();
  assert.match(text, /^Subject: .*202E.*reversed.*\[link\]\(command:workbench\.action\.quit\)$/im);
  const written = (await threads(page).locator('.comment-body').allTextContents()).join('');
  assert.deepEqual(
    unseen.filter((character) => written.includes(character)),
    [],
  );
  const names = unseen.map((character) => nameOf(character.codePointAt(0) ?? 0));
  assert.deepEqual(
    names.filter((name) => !written.includes(name)),
    [],
  );
  assert.equal(await threads(page).locator('.comment-body a').count(), 0);
  peer.close();
});

test('what comes next is put in below, and shown with the cursor in it', async () => {
  const text = options(desk.port)
    .replaceAll('OPTIONS', 'INVITE')
    .replace('Content-Length: 0', 'Contact: <sip:alice@{{$localIp}}:{{$localPort}}>\nContent-Length: 0');
  const page = await desk.open('next.sip', text);
  await send(page);
  await pressLens(page, 'Next: ACK with the answer', () =>
    page.locator('.part.editor .view-line').getByText('### ACK').isVisible(),
  );
  // The cursor is in it, so that the key sends it.
  await picture(page, 'next');
  await pressOn(page, 'Control+Alt+r', async () =>
    desk.traffic.some(({ wire }) => Buffer.from(wire).toString().startsWith('ACK ')),
  );
});
