/** Puts what the server loads late into files beside it; what it shares with them they take from it, so that nothing is there twice. */

import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const server = 'server.js';

/** What is loaded late, in the order in which it is: the module, and the file that it becomes. */
const late = [
  ['checking.ts', 'checking.js'],
  ['gestures-in-node.ts', 'gestures.js'],
];

const folder = resolve(import.meta.dirname, '../server/src/lsp');

/** Only modules can be cut by the bundler, and then into as many pieces as there are ways to need something. So that is done first, and the pieces are joined to files for Node. */
export const lateApart = {
  name: 'late-apart',
  setup({ initialOptions, onEnd, onLoad }) {
    const { entryPoints, outfile, sourcemap } = initialOptions;
    const { minify, banner, charset, legalComments, logLevel, platform, target } = initialOptions;
    Object.assign(initialOptions, {
      banner: {},
      chunkNames: '[name]-[hash]',
      entryPoints: { [basename(outfile, '.js')]: entryPoints[0] },
      format: 'esm',
      outdir: dirname(outfile),
      outfile: undefined,
      sourcemap: sourcemap === false ? false : 'inline',
      splitting: true,
      write: false,
    });
    onLoad({ filter: /[\\/]lsp[\\/](?:checking|gestures-in-node)\.ts$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}${loadedBefore(path, entryPoints[0])}`,
      loader: 'ts',
    }));
    onEnd(async ({ outputFiles, metafile, errors }) => {
      if (errors.length > 0) return;
      const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
      const { outputs } = metafile;
      const files = filesOf(outputs);
      const settings = { sourcemap, minify, banner, charset, legalComments, logLevel, platform, target };
      const made = await Promise.all(
        [...files].map(([name, pieces]) =>
          build({
            ...settings,
            stdin: { contents: pieces.map((piece) => `export * from './${piece}';`).join('\n') },
            bundle: true,
            format: 'cjs',
            metafile: true,
            outfile: join(dirname(outfile), name),
            plugins: [fromPieces(texts, files, name, outputs)],
            // What is awaited is there before the next message is read.
            supported: { 'dynamic-import': false },
          }),
        ),
      );
      metafile.outputs = Object.assign({}, ...made.map(({ metafile: { outputs } }) => outputs));
    });
  },
};

/** Whatever comes earlier is there when something late is loaded; saying so leaves one piece for each file. */
function loadedBefore(path, entry) {
  const modules = [resolve(entry), ...late.map(([module]) => join(folder, module))];
  const earlier = modules.slice(0, modules.indexOf(path));
  return earlier.map((module) => `\nimport ${JSON.stringify(module)};`).join('');
}

/** The pieces of each file: what it needs and no earlier one has. */
function filesOf(outputs) {
  const pieces = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const taken = new Set();
  const files = new Map();
  for (const [module, name] of [['main.ts', server], ...late]) {
    const roots = [...pieces]
      .filter(([, { entryPoint = '' }]) => basename(entryPoint) === module)
      .map(([piece]) => piece);
    const own = new Set(roots);
    for (const piece of own) {
      for (const { path, kind } of pieces.get(piece).imports)
        if (kind === 'import-statement' && pieces.has(basename(path)) && !taken.has(basename(path)))
          own.add(basename(path));
    }
    for (const piece of own) taken.add(piece);
    files.set(name, [...own]);
    // Two that pass on names of their own would hide those that are alike.
    const passing = [...own].filter((piece) => !roots.includes(piece) && pieces.get(piece).exports.length > 0);
    if (roots.length !== 1 || passing.length > 1)
      throw new Error(`${name} is not made of one piece beside its beginning.`);
  }
  return files;
}

function fromPieces(texts, files, file, outputs) {
  return {
    name: 'from-pieces',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path, kind }) => {
        const piece = basename(path);
        const [holder = file] = [...files].find(([, pieces]) => pieces.includes(piece)) ?? [];
        if (kind === 'require-call') return { path, external: true };
        if (kind === 'dynamic-import' && holder !== file) return { path: `./${holder}`, external: true };
        if (holder !== file) return { path: piece, namespace: 'earlier', pluginData: holder };
        return texts.has(piece) ? { path: piece, namespace: 'piece' } : { path, external: true };
      });
      onLoad({ filter: /./, namespace: 'piece' }, ({ path }) => ({ contents: texts.get(path), loader: 'js' }));
      // All there by then, so it is read once and not at every use.
      onLoad({ filter: /./, namespace: 'earlier' }, ({ path, pluginData: holder }) => {
        const names = Object.entries(outputs).find(([each]) => basename(each) === path)[1].exports;
        return { contents: `const earlier = require('./${holder}'); export const { ${names.join(', ')} } = earlier;` };
      });
    },
  };
}
