/** Reads what the client uses of `vscode` once: each module that imports it would else make a copy of its whole interface, which costs more than all else in loading them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const client = resolve(import.meta.dirname, '../client/src');

export const vscodeOnce = {
  name: 'vscode-once',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^vscode$/ }, ({ importer, kind }) =>
      importer.startsWith(client) && kind === 'import-statement' ? { path: 'vscode', namespace: 'once' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'once' }, () => ({
      contents: `export const { ${[...namesUsed()].toSorted().join(', ')} } = require('vscode');`,
    }));
  },
};

/** What the sources import from it, but for types. */
function namesUsed() {
  const files = readdirSync(client, { recursive: true }).filter((path) => path.endsWith('.ts'));
  const imports = files.flatMap((path) => [
    ...readFileSync(join(client, path), 'utf8').matchAll(/^import \{(?<names>[^}]*)\} from 'vscode';/gmu),
  ]);
  const names = imports.flatMap(({ groups }) => groups.names.split(',')).map((name) => name.trim());
  return new Set(names.filter((name) => name !== '' && !name.startsWith('type ')));
}
