/** The package, installed as a person installs it: its language server answers, and a message is sent. */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { codeServer } from '../../harness/code-server.ts';
import { outputOf } from '../../harness/run.ts';
import { type Desk, lens, openDesk, threads, word } from './editor.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'sipwright-installed-'));
const extensions = join(scratch, 'extensions');

let desk: Desk;

before(async () => {
  const vsix = join(scratch, 'sipwright.vsix');
  assert.ok(outputOf(process.execPath, [join(root, 'package.mjs'), '--out', vsix]));
  const folders = ['--extensions-dir', extensions, '--server-data-dir', join(scratch, 'data')];
  const said = outputOf(process.execPath, [await codeServer(), '--install-extension', vsix, ...folders]);
  assert.match(said ?? '', /successfully installed/);
  desk = await openDesk({ installedIn: extensions });
});

after(async () => {
  await desk.close();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
});

test('the installed extension explains and sends', async () => {
  assert.ok(readdirSync(extensions).some((name) => name.startsWith('sipwright.sipwright-')));
  const page = await desk.open(
    'options.sip',
    `# @target udp:127.0.0.1:${desk.port}
OPTIONS sip:bob@127.0.0.1 SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@example.com>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 OPTIONS
Content-Length: 0
`,
  );
  await lens(page, 'Send').waitFor();
  await word(page, 'Max-Forwards').hover();
  await page.locator('.monaco-hover').getByText('RFC 3261 §20.22').waitFor();
  await lens(page, 'Send').click();
  await threads(page).getByText('200 OK', { exact: true }).waitFor();
  await page.close();
});
