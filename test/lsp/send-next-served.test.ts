/** What comes next, put into the file and sent as it stands to the local server, which answers each as a server should. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import type { ExchangeEvent, ServeAnswer } from '../../server/src/protocol.ts';
import { bundlesForFile } from '../support/file-bundles.ts';
import { type Parts, request, startEditor, uri } from '../support/sending-editor.ts';

const bundles = bundlesForFile('server.js', 'worker.js');

const sdp = 'v=0\no=- 7 7 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 4000 RTP/AVP 0\n';

interface Asked extends Parts {
  readonly user?: string;
  readonly more?: string;
  readonly body?: string;
}

interface Play {
  /** Sends the message at the first line of the file that begins so. */
  readonly send: (start: string) => Promise<void>;
  /** Puts what is offered at the end of the file and sends it. */
  readonly take: (title: string) => Promise<void>;
  readonly events: readonly ExchangeEvent[];
  readonly seen: (isIt: (event: ExchangeEvent) => boolean) => Promise<ExchangeEvent>;
  /** The final answer to the message that was sent last. */
  readonly outcome: () => Promise<number | undefined>;
}

/** Plays with one message, which is the first of the file. */
async function play(
  { user = 'bob', more = '', body, ...parts }: Asked,
  work: (play: Play) => Promise<void>,
): Promise<void> {
  const editor = await startEditor(bundles.folder, { password: 'secret' });
  const { client, events, stop } = editor;
  const { port } = await client.request<ServeAnswer>('workspace/executeCommand', {
    command: 'sip.server.serve',
    arguments: [{ port: 0 }],
  });
  let text = request(port, parts).replaceAll('bob@', `${user}@`).replace('Max-Forwards', `${more}Max-Forwards`);
  if (parts.method === 'REGISTER') text = text.replace(`sip:${user}@127.0.0.1:${port} `, `sip:127.0.0.1:${port} `);
  if (body !== undefined) text = `${text.replace('Content-Length: 0', 'Content-Length: {{$contentLength}}')}${body}`;
  let version = 1;
  let last = '';
  let lastLine = 1;
  const actionsAt = (line: number): Promise<CodeAction[]> => {
    const at = { line, character: 0 };
    const context = { diagnostics: [], only: ['refactor.insert'] };
    return client.about<CodeAction[]>('codeAction', uri, { range: { start: at, end: at }, context });
  };
  await client.open(uri, text);
  const send = async (line: number): Promise<void> => {
    const answer = await editor.send(line);
    assert.ok('exchange' in answer, JSON.stringify(answer));
    last = answer.exchange;
    lastLine = line;
  };
  await work({
    events,
    seen: (isIt) => client.until(() => events.find(isIt)),
    outcome: async () =>
      (await client.until(() => events.find(({ exchange, event }) => exchange === last && event === 'done'))).status,
    send: (start) => send(text.split('\n').findIndex((line) => line.startsWith(start))),
    take: async (title) => {
      // What was sent last knows best, such as the newest entity-tag.
      const offered = await Promise.all([lastLine, 1].map(actionsAt));
      const actions = offered.flat();
      const made = actions.find((each) => each.title === `Next: ${title}`)?.edit?.changes?.[uri]?.[0]?.newText;
      assert.ok(made, `${title} is offered among ${actions.map((each) => each.title).join(', ')}`);
      // A block below the first one comes before those that were put there earlier; here each goes to the end.
      const line = text.split('\n').length;
      const block = made.replace(/^\n/u, '');
      const start = block.split('\n').findIndex((each) => each.endsWith(' SIP/2.0'));
      text += text.endsWith('\n') ? block : `\n${block}`;
      version += 1;
      await client.change(uri, version, { text });
      const first = text.split('\n').lastIndexOf(block.split('\n')[0] ?? '');
      assert.ok(first >= line - 2);
      await send(first + start);
    },
  });
  await client.request('workspace/executeCommand', { command: 'sip.server.stopServing' });
  await stop();
}

test('PRACK of a reliable 183, and in the call a session renewed, a transfer, and BYE', async () => {
  const more = 'Supported: 100rel\nContent-Type: application/sdp\n';
  await play({ method: 'INVITE', user: 'reliable', more, body: sdp }, async ({ send, take, seen, outcome }) => {
    await send('INVITE');
    await seen(({ status }) => status === 183);
    await take('PRACK');
    assert.equal(await outcome(), 200);
    await seen(({ event, dialogOpen }) => event === 'done' && dialogOpen === true);
    await take('INVITE that renews the session');
    assert.equal(await outcome(), 200);
    await take('REFER that transfers the call');
    assert.equal(await outcome(), 202);
    await seen(
      ({ event, text = '' }) => event === 'request' && text.startsWith('NOTIFY') && text.includes('SIP/2.0 200 OK'),
    );
    await take('BYE');
    assert.equal(await outcome(), 200);
  });
});

test('CANCEL of a call that rings', async () => {
  await play(
    { method: 'INVITE', user: 'ring', more: 'Content-Type: application/sdp\n', body: sdp },
    async ({ send, take, seen, outcome }) => {
      await send('INVITE');
      await seen(({ status }) => status === 180);
      await take('CANCEL');
      assert.equal(await outcome(), 200);
      await seen(({ event, status }) => event === 'done' && status === 487);
    },
  );
});

test('a binding is refreshed and removed', async () => {
  await play({ method: 'REGISTER' }, async ({ send, take, events, outcome }) => {
    await send('REGISTER');
    assert.equal(await outcome(), 200);
    await take('REGISTER that refreshes');
    assert.equal(await outcome(), 200);
    await take('REGISTER that removes');
    assert.equal(await outcome(), 200);
    const answers = events.filter(({ event, status }) => event === 'response' && status === 200);
    assert.deepEqual(
      answers.map(({ text = '' }) => /^Contact: /mu.test(text)),
      [true, true, false],
    );
  });
});

test('a subscription is refreshed within its dialog, and ended', async () => {
  await play(
    { method: 'SUBSCRIBE', more: 'Event: presence\nExpires: 600\n' },
    async ({ send, take, seen, outcome }) => {
      await send('SUBSCRIBE');
      assert.equal(await outcome(), 200);
      await take('SUBSCRIBE that refreshes');
      assert.equal(await outcome(), 200);
      await take('SUBSCRIBE that ends it');
      assert.equal(await outcome(), 200);
      await seen(({ event, text = '' }) => event === 'request' && /^Subscription-State: terminated/mu.test(text));
    },
  );
});

test('what was published is refreshed by its entity-tag, and removed', async () => {
  const more = 'Event: presence\nExpires: 600\nContent-Type: text/plain\n';
  await play({ method: 'PUBLISH', more, body: 'here\n' }, async ({ send, take, outcome }) => {
    await send('PUBLISH');
    assert.equal(await outcome(), 200);
    await take('PUBLISH that refreshes');
    assert.equal(await outcome(), 200);
    await take('PUBLISH that removes');
    assert.equal(await outcome(), 200);
  });
});

test('a challenge is answered by the repeat, a redirection followed by a click', async () => {
  await play({ user: 'auth' }, async ({ send, take, outcome }) => {
    await send('OPTIONS');
    assert.equal(await outcome(), 401);
    await take('OPTIONS with credentials');
    assert.equal(await outcome(), 200);
  });
  await play({ user: '302' }, async ({ send, take, events, outcome }) => {
    await send('OPTIONS');
    assert.equal(await outcome(), 302);
    const contact = /^Contact: <(.*?)>/mu.exec(events.find(({ status }) => status === 302)?.text ?? '')?.[1] ?? '';
    await take(`OPTIONS to ${contact}`);
    assert.equal(await outcome(), 200);
  });
});

test('an extension that the server does not know is left out', async () => {
  await play({ more: 'Require: foo\n' }, async ({ send, take, outcome }) => {
    await send('OPTIONS');
    assert.equal(await outcome(), 420);
    await take('OPTIONS without foo');
    assert.equal(await outcome(), 200);
  });
});

test('an offer of a type that the server does not take is left out', async () => {
  await play(
    { method: 'INVITE', more: 'Content-Type: text/plain\n', body: 'x\n' },
    async ({ send, take, seen, outcome }) => {
      await send('INVITE');
      assert.equal(await outcome(), 415);
      await take('INVITE without the body');
      await seen(({ event, dialogOpen }) => event === 'done' && dialogOpen === true);
      assert.equal(await outcome(), 200);
    },
  );
});
