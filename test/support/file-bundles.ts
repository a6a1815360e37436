/** The bundles that the tests of a file start: built when the file is read, taken away when all else of it has ended. */

import { type Bundles, buildBundles } from './bundles.ts';
import { endWithFile } from './leftovers.ts';

/** Builds the named bundles, such as `server.js`; call it at the top of a test file. */
export function bundlesForFile(...names: string[]): Pick<Bundles, 'folder'> {
  const { folder, remove } = buildBundles(...names);
  endWithFile(remove);
  return { folder };
}
