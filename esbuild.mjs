/** Bundles what is shipped into dist/: the extension, the language server, its worker, the command line and the core. */

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { asModules } from './bundling/as-modules.mjs';
import { lateApart } from './bundling/late-apart.mjs';
import { vscodeOnce } from './bundling/vscode-once.mjs';
import { withoutExamples } from './bundling/without-examples.mjs';

const { values: options } = parseArgs({
  options: {
    minify: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
    only: { type: 'string', multiple: true },
    packages: { type: 'string' },
  },
});

/** In a bundle of CommonJS nothing says where it lies, but the server looks for its worker beside itself. */
const placeOfBundle = {
  banner: { js: "const placeOfBundle = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'placeOfBundle' },
};

const texts = new URL('server/src/texts/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Nothing native is looked for: `ws` would take either of these where somebody has it. */
const withoutNative = { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' };

/** What is said to people stands in files of its own, one a language, which the bundles in Node share. */
const languagesApart = {
  name: 'languages-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[a-z-]+\/index\.ts$/ }, ({ path, importer }) =>
      importer === fileURLToPath(new URL('texts.ts', texts))
        ? { path: path.replace('./', './texts/').replace('/index.ts', '.json'), external: true }
        : undefined,
    );
  },
};

/** What only those need who send lies in the worker, which the server loads when it is asked for. */
const workerApart = {
  name: 'worker-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/ua\/worker\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './worker.js', external: true } : undefined,
    );
  },
};

const node = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'utf8',
  banner: placeOfBundle.banner,
  define: { ...placeOfBundle.define, ...withoutNative },
  plugins: [asModules, languagesApart],
};

/** Scripts of web workers; the server's is told what to say. */
const browser = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  charset: 'utf8',
  plugins: [asModules],
};

const languages = readdirSync(texts, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const bundles = {
  'extension.js': {
    ...node,
    entryPoint: 'client/src/extension.ts',
    external: ['vscode'],
    plugins: [...node.plugins, vscodeOnce],
  },
  'server.js': {
    ...node,
    entryPoint: 'server/src/lsp/main.ts',
    plugins: [...node.plugins, workerApart, withoutExamples, lateApart],
  },
  'worker.js': { ...node, entryPoint: 'server/src/ua/worker.ts' },
  'cli.js': {
    ...node,
    entryPoint: 'server/src/cli/main.ts',
    banner: { js: `#!/usr/bin/env node\n${placeOfBundle.banner.js}` },
    define: { ...node.define, sipwrightVersion: JSON.stringify(version) },
  },
  'browser/extension.js': {
    ...browser,
    format: 'cjs',
    entryPoint: 'client/src/browser.ts',
    external: ['vscode'],
    plugins: [...browser.plugins, vscodeOnce],
  },
  'browser/server.js': {
    ...browser,
    format: 'iife',
    entryPoint: 'server/src/lsp/browser.ts',
    plugins: [...browser.plugins, withoutExamples],
  },
  'core.mjs': { platform: 'neutral', target: 'es2022', format: 'esm', entryPoint: 'server/src/core.ts' },
};

await main().catch((error) => {
  // What is wrong in a source `esbuild` has said by itself.
  if (error.errors === undefined) console.error(error);
  process.exit(1);
});

async function main() {
  await Promise.all(languages.map(writeLanguage));
  const names = options.only ?? Object.keys(bundles);
  const unknown = names.filter((name) => !(name in bundles));
  if (unknown.length > 0)
    fail(`There is no bundle ${unknown.join(', ')}; there are ${Object.keys(bundles).join(', ')}.`);
  const missing = names.filter((name) => !existsSync(new URL(bundles[name].entryPoint, import.meta.url)));
  for (const name of missing) console.warn(`${name} is left out: ${bundles[name].entryPoint} does not exist.`);
  const present = names.filter((name) => !missing.includes(name));
  if (options.watch) await Promise.all(present.map(async (name) => (await context(settingsOf(name))).watch()));
  else {
    const inputs = (await Promise.all(present.map(write))).flat();
    if (options.packages !== undefined) writeFileSync(options.packages, JSON.stringify(packagesAmong(inputs)));
  }
}

/** The folders of the packages of others that the bundles hold, for their licences. */
function packagesAmong(inputs) {
  const folders = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(path)?.[0]);
  return [...new Set(folders)].filter((folder) => folder !== undefined).sort();
}

/** As plain data, which the editor's side can read as well. */
async function writeLanguage(name) {
  const entryPoints = [fileURLToPath(new URL(`${name}/index.ts`, texts))];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'cjs', charset: 'utf8', write: false });
  const module = { exports: {} };
  new Function('module', 'exports', outputFiles[0].text)(module, module.exports);
  const folder = resolve(import.meta.dirname, options.outdir, 'texts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), JSON.stringify({ sentences: module.exports.sentences }));
}

async function write(name) {
  const { metafile } = await build(settingsOf(name));
  for (const [path, { bytes }] of Object.entries(metafile.outputs)) {
    if (!path.endsWith('.map')) console.log(`${path.padEnd(20)} ${(bytes / 1024).toFixed(0).padStart(6)} KiB`);
  }
  // A shell starts it by its first line.
  if (name === 'cli.js') chmodSync(resolve(import.meta.dirname, options.outdir, name), 0o755);
  return Object.keys(metafile.inputs);
}

function settingsOf(name) {
  const { entryPoint, ...settings } = bundles[name];
  return {
    absWorkingDir: import.meta.dirname,
    bundle: true,
    entryPoints: [entryPoint],
    legalComments: 'none',
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    metafile: true,
    minify: options.minify,
    outfile: `${options.outdir}/${name}`,
    sourcemap: options.minify ? false : 'linked',
    ...settings,
  };
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
