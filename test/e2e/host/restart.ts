/** The language server dies: it is started again by itself, until it dies too often, and then by hand. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { commands, type Hover, type TextDocument } from 'vscode';
import { open, rangeOf, request } from './support.ts';

/** So often it has to die to be left alone. */
const deaths = 5;

suite('the server', () => {
  test('comes back when it dies, stays away when it keeps dying, and is restarted by hand', async () => {
    const { document } = await open(request());
    let longest = 0;
    for (let death = 1; death < deaths; death += 1) {
      await answering(document);
      await kill(document);
      longest = Math.max(longest, await looksUntilBack(document));
    }
    await answering(document);
    await kill(document);
    for (let look = 0; look < 2 * longest; look += 1) {
      assert.equal((await hovers(document)).length, 0);
      assert.equal(serverProcess(), undefined);
    }
    await commands.executeCommand('sip.restartServer');
    await answering(document);
    assert.ok(serverProcess() !== undefined);
  });
});

async function answering(document: TextDocument): Promise<void> {
  while ((await hovers(document)).length === 0);
}

async function kill(document: TextDocument): Promise<void> {
  const server = serverProcess();
  assert.ok(server !== undefined);
  process.kill(server, 'SIGKILL');
  while (serverProcess() === server) await hovers(document);
}

/** How often one looks for it in vain, and once with success. */
async function looksUntilBack(document: TextDocument): Promise<number> {
  for (let look = 1; ; look += 1) {
    if (serverProcess() !== undefined) return look;
    await hovers(document);
  }
}

function hovers(document: TextDocument): Thenable<Hover[]> {
  const { start } = rangeOf(document, 'Max-Forwards');
  return commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, start);
}

/** The child of this extension host that runs the server. */
function serverProcess(): number | undefined {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  const found = rows.flatMap((row) => {
    const [pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/u.exec(row)?.slice(1) ?? [];
    const isServer = Number(parent) === process.pid && /dist\S*server/u.test(command ?? '');
    // One that has died stands there until its parent has noticed.
    return isServer && state?.startsWith('Z') === false ? [Number(pid)] : [];
  });
  assert.ok(found.length <= 1, found.join());
  return found[0];
}
