/** The files of the project as texts, and what they import. */

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** Texts by path from the root of the project. */
export type Files = ReadonlyMap<string, string>;

const root = new URL('../../', import.meta.url);

/** What is installed or built, and what is not text. */
const left = /^(?:\.git|node_modules|out|dist|images|\.vscode-test|coverage)$/u;
const textual = /\.(?:ts|mjs|md|json|sip|svg|tree|xml|cfg)$|^\.ci\/run$/u;

/** The files of the project. */
export function projectFiles(): Files {
  return new Map(pathsIn('').map((path) => [path, readFileSync(new URL(path, root), 'utf8')]));
}

/** The sources among them: what is written in TypeScript or JavaScript. */
export function sourcesOf(files: Files): [path: string, text: string][] {
  return [...files].filter(([path]) => /\.(?:ts|mjs)$/u.test(path));
}

export interface Import {
  /** As it is written. */
  readonly from: string;
  /** The path of the file, for one of ours. */
  readonly path?: string;
  readonly isType: boolean;
  /** True for what is loaded when it is needed. */
  readonly isLate: boolean;
}

const imports =
  /^(?:import|export)\s(?:(?<what>(?:type\s)?(?:\*(?:\sas\s\w+)?|[\w$]+|\{[^}]*\})(?:,\s*\{[^}]*\})?)\s+from\s)?'(?<from>[^']+)'|\bimport\('(?<later>[^']+)'\)/gmu;

export function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(imports)].map(({ groups = {} }) => {
    const { what = '', from = groups.later ?? '' } = groups;
    const isType = /^type\s/u.test(what) || /^\{(?:\s*type\s[^,}]+,?)+\s*\}\s*$/u.test(what);
    const isLate = groups.later !== undefined;
    const is = { from, isType, isLate };
    return from.startsWith('.') ? { ...is, path: posix.join(posix.dirname(path), from) } : is;
  });
}

/** Everything in a source that names another file of ours: imports, and paths in quotes. */
export function filesNamedIn(path: string, text: string, files: Files): string[] {
  const quoted = [...text.matchAll(/['"`](?<name>[^'"`\n]+\.(?:ts|mjs|js))['"`]/gu)].map(
    ({ groups }) => groups?.name ?? '',
  );
  const places = quoted.flatMap((name) => [posix.join(posix.dirname(path), name), name]);
  return places.filter((place) => files.has(place));
}

function pathsIn(folder: string): string[] {
  return readdirSync(new URL(folder === '' ? '.' : `${folder}/`, root), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink() || left.test(path)) return [];
    if (entry.isDirectory()) return pathsIn(path);
    return textual.test(path) && path !== 'package-lock.json' ? [path] : [];
  });
}
