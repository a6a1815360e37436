/** `npm run generate`: runs generate.ts as it stands, so that nothing has to be built before. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Node ${process.versions.node} cannot run TypeScript. Say "npm run generate": npm finds Node 24.`);
  process.exit(2);
}

const script = fileURLToPath(new URL('generate.ts', import.meta.url));
const quiet = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
const { status } = spawnSync(process.execPath, [quiet, script, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 2);
