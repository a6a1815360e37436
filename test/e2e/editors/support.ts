/** An editor of others without a window, set up as docs/editors.md says, with a file that has a mistake in it. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildBundles } from '../../support/bundles.ts';
import { inTheEnd } from '../../support/leftovers.ts';

export const request = `OPTIONS sip:bob@127.0.0.1 SIP/2.0
Via: SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport
Max-Forwards: 70
From: <sip:alice@example.com>;tag={{$tag}}
To: <sip:bob@127.0.0.1>
Call-ID: {{$callId}}
CSeq: 1 INVITE
Content-Length: 0

`;

/** The blocks of code below a heading of the manual, for the server that is built and a target of its own. */
export function configurations(heading: string, server: string, port: number): readonly string[] {
  const manual = readFileSync(new URL('../../../docs/editors.md', import.meta.url), 'utf8');
  const section = manual.split('\n## ').find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const blocks = [...section.matchAll(/^```\w+\n(?<code>.*?)^```$/gmsu)].map(({ groups }) => groups?.code ?? '');
  assert.notEqual(blocks.length, 0, `docs/editors.md has no code for ${heading}.`);
  return blocks.map((code) => {
    assert.ok(code.includes('/opt/sipwright/dist/server.js') && code.includes('udp:127.0.0.1:5060'), code);
    return code
      .replaceAll('/opt/sipwright/dist/server.js', server)
      .replaceAll('udp:127.0.0.1:5060', `udp:127.0.0.1:${port}`);
  });
}

/** A folder with the file, and a home in which nothing of the user's counts. */
export interface Place {
  readonly folder: string;
  readonly server: string;
  write(name: string, text: string): string;
  read(name: string): string;
  /** What a program prints on either output. */
  run(program: string, parameters: readonly string[]): Promise<string>;
}

export function placeFor(editor: string): Place {
  const bundles = buildBundles('server.js', 'worker.js');
  const folder = mkdtempSync(join(tmpdir(), `sipwright-${editor}-`));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  write('call.sip', request);
  inTheEnd(() => {
    bundles.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder, XDG_STATE_HOME: folder };
  return {
    folder,
    server: join(bundles.folder, 'server.js'),
    write,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    async run(program, parameters) {
      const ran = promisify(execFile)(program, parameters, { cwd: folder, env, timeout: 90_000 });
      ran.child.stdin?.end();
      const { stdout, stderr } = await ran;
      return stdout + stderr;
    },
  };
}
