/** The language server dies: it is started again by itself, until it dies too often, and then by hand. */

import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { commands, type Hover, type TextDocument, type TextEditor, window } from 'vscode';
import { asked, open, rangeOf, request, some, until } from './support.ts';

/** So often it has to die to be left alone, all within three minutes. */
const deaths = 5;

/** Milliseconds: to start so many servers takes a busy machine a minute. */
const longer = 170_000;

/** The servers that this extension host has started; the last is the one that lives. */
const servers: ChildProcess[] = [];

channel('child_process').subscribe((message) => {
  const { process: child } = message as { readonly process: ChildProcess };
  // What it runs is known only once the caller has gone on.
  queueMicrotask(() => {
    if (child.spawnargs?.some((each) => /\bdist\b.*\bserver\.js$/u.test(each))) servers.push(child);
  });
});

suite('the server', () => {
  test('tells in a channel of its own how it fares', async () => {
    await commands.executeCommand('sip.showOutput');
    const shown = (): TextEditor | undefined =>
      window.visibleTextEditors.find(({ document: { uri } }) => uri.scheme === 'output' && /SIP/u.test(uri.path));
    await until(window.onDidChangeVisibleTextEditors, shown);
    await commands.executeCommand('workbench.action.closePanel');
  });

  test('comes back when it dies, stays away when it keeps dying, and is restarted by hand', async () => {
    const { document } = await open(request());
    let longest = 0;
    for (let death = 1; death < deaths; death += 1) {
      await answering(document);
      const before = servers.length;
      await kill();
      let looks = 0;
      await asked(async () => {
        await hovers(document);
        looks += 1;
        return servers.length > before || undefined;
      });
      longest = Math.max(longest, looks);
    }
    await answering(document);
    const started = servers.length;
    await kill();
    // It is looked for much longer than it took to come back.
    for (let look = 0; look < 20 + 2 * longest; look += 1) assert.equal((await hovers(document)).length, 0);
    assert.equal(servers.length, started);
    await commands.executeCommand('sip.restartServer');
    await answering(document);
    assert.equal(servers.length, started + 1);
    await commands.executeCommand('notifications.clearAll');
  }).timeout(longer);
});

async function answering(document: TextDocument): Promise<void> {
  await asked(async () => some(await hovers(document)));
}

async function kill(): Promise<void> {
  const server = servers.at(-1);
  assert.ok(server !== undefined);
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}

function hovers(document: TextDocument): Thenable<Hover[]> {
  const { start } = rangeOf(document, 'Max-Forwards');
  return commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, start);
}
