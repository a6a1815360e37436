/** Makes the package that editors install, `sipwright-<version>.vsix`: the same sources give the same bytes, whenever and wherever. */

import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listFiles, PackageManager } from '@vscode/vsce';

const root = import.meta.dirname;

/** Where the links of the README lead in a marketplace, which has no files beside it; those of diagnostics lead there too. */
const home = 'https://github.com/sipwright/sipwright';

/** An archive keeps times by the clock on the wall, from 1980 on, and the files in the order of the language of the machine. */
const anywhere = { SOURCE_DATE_EPOCH: String(Date.UTC(1980, 0, 1) / 1000), TZ: 'UTC', LC_ALL: 'C' };

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const { values: options } = parseArgs({
  options: { out: { type: 'string', default: join(root, `${name}-${version}.vsix`) } },
});

const stage = mkdtempSync(join(tmpdir(), 'sipwright-package-'));
try {
  const packages = join(stage, 'packages.json');
  runNode(join(root, 'esbuild.mjs'), '--minify', '--outdir', join(stage, 'dist'), '--packages', packages);
  await gather();
  appendFileSync(join(stage, 'LICENSE'), noticesOf(JSON.parse(readFileSync(packages, 'utf8'))));
  console.log(pack());
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** Puts beside the bundles what else belongs into the package, with access rights that no umask has touched. */
async function gather() {
  const others = (await filesOf(root)).filter((path) => !path.startsWith('dist/'));
  for (const file of ['.vscodeignore', ...others]) {
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    copyFileSync(join(root, file), join(stage, file));
  }
  for (const file of await filesOf(stage)) chmodSync(join(stage, file), 0o644);
}

/** The bundles hold packages of others, whose licences want to go with them. */
function noticesOf(folders) {
  const notices = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e(?:\.(?:txt|md))?$/iu.test(each));
    const text = file === undefined ? '' : `\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}`;
    return `\n---\n\n${name} ${version}, ${license}${text}\n`;
  });
  return `\n---\n\nThe programs in dist hold these packages:\n${notices.join('')}`;
}

/** What .vscodeignore lets through. Of the packages that we depend on nothing is: the bundles hold them. */
function filesOf(cwd) {
  return listFiles({ cwd, packageManager: PackageManager.None });
}

/** The manifest names no repository yet, so the links of the README are told where they lead. */
function pack() {
  const vsce = fileURLToPath(import.meta.resolve('@vscode/vsce/vsce'));
  const links = ['--baseContentUrl', `${home}/blob/main`, '--baseImagesUrl', `${home}/raw/main`];
  const given = ['--no-dependencies', '--allow-missing-repository', ...links, '--out', resolve(options.out)];
  return runNode(vsce, 'package', ...given);
}

function runNode(script, ...parameters) {
  const env = { ...process.env, ...anywhere };
  return execFileSync(process.execPath, [script, ...parameters], { cwd: stage, env, encoding: 'utf8' });
}
