/** Installs the programs that the tests need and the machine lacks; where it cannot, says the line to run. */

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { find, outputOf, run } from './run.ts';

/** Chromium's own package brings no font that code could be read in, and none with Chinese characters. */
const needed = [
  { program: 'openssl', packages: ['openssl'] },
  { program: 'chromium', packages: ['chromium', 'fonts-dejavu-core', 'fonts-wqy-microhei'] },
  {
    program: 'kamailio',
    packages: ['kamailio', 'kamailio-presence-modules', 'kamailio-tls-modules', 'kamailio-websocket-modules'],
  },
  { program: 'sipp', packages: ['sip-tester'] },
  { program: 'baresip', packages: ['baresip-core'] },
  { program: 'nvim', packages: ['neovim'] },
  { program: 'emacs', packages: ['emacs-nox', 'elpa-eglot'] },
];

const policy = '/usr/sbin/policy-rc.d';

/** Nothing is done, and nothing fetched, where all is there. */
export async function installWhatTestsNeed(): Promise<void> {
  const missing = needed.filter(({ program, packages }) => find(program) === undefined || !packages.every(isInstalled));
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  if (!isDebian() || process.getuid?.() !== 0) {
    const programs = missing.map(({ program }) => program).join(', ');
    const line = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
    throw new Error(`The tests need ${programs}. On Debian, as root, this installs what is missing:\n\n  ${line}\n`);
  }
  console.log(`Installing ${packages.join(', ')}.`);
  await withoutStartingDaemons(() => install(packages));
}

function isInstalled(name: string): boolean {
  if (!isDebian()) return true;
  return outputOf('dpkg-query', ['--status', name])?.includes('\nStatus: install ok installed\n') === true;
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') && find('apt-get') !== undefined;
}

async function install(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  await run('apt-get', [...patience, 'update'], { env });
  await run('apt-get', [...patience, 'install', '-y', '--no-install-recommends', ...packages], { env });
}

/** Debian starts a daemon as soon as its package is installed, unless this file says no; one that is there already is left as it is. */
async function withoutStartingDaemons(work: () => Promise<void>): Promise<void> {
  if (existsSync(policy)) return work();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    rmSync(policy, { force: true });
  }
}
