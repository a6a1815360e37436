/** Send, and the answer stands under the message. */

import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { hideSideBar, picture, pressLens, putCursor, send, summaryOf, threads, word } from '../editor.ts';
import { pressOn } from '../persist.ts';
import { desk } from './desk.ts';

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
  assert.equal(text.includes('\u202e') || text.includes('\u001b'), false);
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
