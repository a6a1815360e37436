/** The parsers of others. They are no dependencies of ours: they are installed into a cache folder of the user's. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** These versions were measured. */
const versions = { jssip: '3.13.8', sip: '0.0.6' };

export interface PeerParser {
  readonly name: string;
  /** Gives something that is not true, or throws, when it rejects a message. */
  readonly parse: (text: string) => unknown;
}

/** Installs what is not there yet. */
export function peerParsers(): readonly PeerParser[] {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'sipwright', 'bench');
  const isThere = Object.keys(versions).every((name) => existsSync(join(folder, 'node_modules', name)));
  if (!isThere) install(folder);
  const require = createRequire(join(folder, 'package.json'));
  const jssip = require('jssip/lib/Parser.js') as { parseMessage(text: string, agent: unknown): unknown };
  const sip = require('sip') as { parse(text: string): unknown };
  return [
    { name: `JsSIP ${versions.jssip}`, parse: (text) => jssip.parseMessage(text, undefined) },
    { name: `sip ${versions.sip}`, parse: (text) => sip.parse(text) },
  ];
}

function install(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const packages = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
  console.log(`Installing ${packages.join(' and ')} into ${folder}`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
    cwd: folder,
    stdio: 'pipe',
  });
}
