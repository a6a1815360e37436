/** What a block wants of an answer, and what it waits for, as they are seen. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freePort, scene } from '../../../support/scene.ts';
import { drawnBehind, hideSideBar, lens, picture, pressLens, run, send, threads } from '../editor.ts';
import { desk } from './desk.ts';

test('an expectation that is not met is seen at its line and under the answer, with what was there', async () => {
  const text = [
    `# @target udp:127.0.0.1:${desk.port}`,
    '# @expect status == 200',
    '# @expect header Contact exists',
    '# @capture called = header To.uri.user',
    'OPTIONS sip:404@127.0.0.1 SIP/2.0',
    'Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport',
    'Max-Forwards: 70',
    'From: "Alice" <sip:alice@example.com>;tag={{$tag}}',
    'To: <sip:404@127.0.0.1>',
    'Call-ID: {{$callId}}',
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
  ].join('\n');
  const page = await desk.open('expectations.sip', text);
  await send(page);
  const thread = threads(page);
  await thread.getByText(/^Expectations: /u).waitFor();
  const said = await thread.innerText();
  for (const line of [
    'Expectations: 1 of 3 met',
    '✗ status == 200 – it is 404',
    '✗ header Contact exists – there is none',
    '✓ called = header To.uri.user – it is 404',
  ])
    assert.ok(said.includes(line), said);
  const drawn = await drawnBehind(page);
  assert.deepEqual(drawn.slice(0, 3), [
    ['# @expect status == 200', '✗ it is 404'],
    ['# @expect header Contact exists', '✗ there is none'],
    ['# @capture called = header To.uri.user', '✓ it is 404'],
  ]);
  assert.match(drawn[3]?.[1] ?? '', /^404 Not Found · .* · ✗ 2\/3$/u);
  await hideSideBar(page);
  await picture(page, 'expectations');
});

test('both sides of a call are sent by one command, and what came stands under each block', async () => {
  const page = await desk.open('both-sides.sip', scene({ port: await freePort() }));
  await run(page, 'SIP: Send All Messages of the File');
  await page.getByText('All 6 messages passed').waitFor();
  assert.deepEqual(
    (await drawnBehind(page)).slice(0, 2).map(([, drawn]) => drawn),
    ['✓', '✓'],
  );
  await picture(page, 'both-sides');
});

test('a block that waits says so, and can be stopped', async () => {
  const port = await freePort();
  const page = await desk.open('waiting.sip', `### wait\n# @local :${port}\n# @recv INVITE|OPTIONS\n`);
  await pressLens(page, 'Wait', () => lens(page, 'Stop Waiting').isVisible());
  assert.deepEqual(await drawnBehind(page), [
    ['# @recv INVITE|OPTIONS', `Waits for INVITE|OPTIONS at 127.0.0.1:${port}`],
  ]);
  await picture(page, 'waiting');
  await pressLens(page, 'Stop Waiting', () => threads(page).getByText('Nothing came', { exact: true }).isVisible());
  assert.deepEqual(await drawnBehind(page), [['# @recv INVITE|OPTIONS', 'Cancelled.']]);
});
