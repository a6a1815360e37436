/** Puts what the server loads late into files beside it; what it shares with them they take from it, so that nothing is there twice. */

import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

/** In the order in which they are loaded: the module with which each begins, and the file that it becomes. */
const files = [
  ['main.ts', 'server.js'],
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
      contents: `${readFileSync(path, 'utf8')}${loadedBefore(path)}`,
      loader: 'ts',
    }));
    onEnd(async ({ outputFiles, metafile, errors }) => {
      if (errors.length > 0) return;
      const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
      const { outputs } = metafile;
      const pieces = piecesOf(outputs);
      const settings = { sourcemap, minify, banner, charset, legalComments, logLevel, platform, target };
      const made = await Promise.all(
        [...pieces].map(([name, own]) =>
          build({
            ...settings,
            stdin: { contents: own.map((piece) => `export * from './${piece}';`).join('\n') },
            bundle: true,
            format: 'cjs',
            metafile: true,
            outfile: join(dirname(outfile), name),
            plugins: [fromPieces(texts, pieces, name, outputs)],
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
function loadedBefore(path) {
  const modules = files.map(([module]) => join(folder, module));
  const earlier = modules.slice(0, modules.indexOf(path));
  return earlier.map((module) => `\nimport ${JSON.stringify(module)};`).join('');
}

/** The pieces of each file: what it needs and no earlier one has. */
function piecesOf(outputs) {
  const all = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), output]));
  const taken = new Set();
  const pieces = new Map();
  for (const [module, name] of files) {
    const [begin] = [...all].find(([, { entryPoint = '' }]) => basename(entryPoint) === module);
    const own = new Set([begin]);
    for (const piece of own) {
      const needed = all.get(piece).imports.filter(({ kind }) => kind === 'import-statement');
      for (const each of needed.map(({ path }) => basename(path))) if (all.has(each) && !taken.has(each)) own.add(each);
    }
    for (const piece of own) taken.add(piece);
    pieces.set(name, [...own]);
    // Of two that pass on names that are alike neither would be heard.
    const passing = [...own].filter((piece) => piece !== begin && all.get(piece).exports.length > 0);
    if (passing.length > 1) throw new Error(`${name} is made of ${passing.length} pieces beside its beginning.`);
  }
  return pieces;
}

function fromPieces(texts, pieces, file, outputs) {
  return {
    name: 'from-pieces',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path, kind }) => {
        const piece = basename(path);
        const [holder = file] = [...pieces].find(([, own]) => own.includes(piece)) ?? [];
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
