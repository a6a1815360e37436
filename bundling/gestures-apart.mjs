/** Puts what the server needs only once somebody does something into a file beside it, `gestures.js`; what it shares with the server it takes from there. */

import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

/** The module that the server loads late, once it is bundled. */
const late = 'gestures-in-node.js';

/** What is needed early and late, as the bundler names it. */
const shared = 'chunk.js';

/** Only what are modules can be cut by the bundler, and then into three pieces. So it is done first, and two files for Node are made of those. */
export const gesturesApart = {
  name: 'gestures-apart',
  setup({ initialOptions, onEnd }) {
    const { outfile, sourcemap, minify, banner, charset, legalComments, logLevel, platform, target } = initialOptions;
    const folder = dirname(outfile);
    Object.assign(initialOptions, {
      banner: {},
      chunkNames: '[name]',
      entryPoints: { [basename(outfile, '.js')]: initialOptions.entryPoints[0] },
      format: 'esm',
      outdir: folder,
      outfile: undefined,
      sourcemap: sourcemap === false ? false : 'inline',
      splitting: true,
      write: false,
    });
    const settings = { sourcemap, minify, banner, charset, legalComments, logLevel, platform, target };
    onEnd(async ({ outputFiles, metafile, errors }) => {
      if (errors.length > 0) return;
      const pieces = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
      const server = basename(outfile);
      const made = await Promise.all([
        joined(join(folder, server), [shared, server], { [late]: './gestures.js' }),
        joined(join(folder, 'gestures.js'), [late], { [shared]: `./${server}` }),
      ]);
      metafile.outputs = Object.assign({}, ...made.map(({ metafile: { outputs } }) => outputs));

      /** One file of pieces; others of them it finds in files of other names. */
      function joined(path, names, elsewhere) {
        return build({
          ...settings,
          stdin: { contents: names.map((name) => `export * from './${name}';`).join('\n') },
          bundle: true,
          format: 'cjs',
          metafile: true,
          outfile: path,
          plugins: [fromPieces(pieces, elsewhere)],
          // What is awaited is there before the next message is read.
          supported: { 'dynamic-import': false },
        });
      }
    });
  },
};

function fromPieces(pieces, elsewhere) {
  return {
    name: 'from-pieces',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path }) => {
        const name = basename(path);
        if (elsewhere[name] !== undefined) return { path: elsewhere[name], external: true };
        return pieces.has(name) ? { path: name, namespace: 'piece' } : { path, external: true };
      });
      onLoad({ filter: /./, namespace: 'piece' }, ({ path }) => ({ contents: pieces.get(path), loader: 'js' }));
    },
  };
}
