/** `npm run setup`: whatever `npm test` needs and npm does not bring. */

import { codeServer } from './code-server.ts';
import { installWhatTestsNeed } from './debian.ts';

try {
  await installWhatTestsNeed();
  await codeServer();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
