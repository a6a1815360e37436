/** How files look: their first sentence, their length, their names, and what stands in none of them. */

import { posix } from 'node:path';
import { type Files, sourcesOf } from './files.ts';

/** In one line; or as the first of several lines, where more is to be said. */
const firstSentence = /^(?:#!.*\n)?\/\*\*(?: \S.*[.?。？] \*\/\n|\n \* \S.*[.:]\n)/u;

export function withoutFirstSentence(files: Files): string[] {
  return sourcesOf(files)
    .filter(([, text]) => !firstSentence.test(text))
    .map(([path]) => `${path} does not begin with one sentence in /** … */`);
}

/** A file that cannot be read at one go is two files. A table is as long as what it lists. */
const longest = { source: 400, test: 600 };
const tables = /^server\/src\/texts\/|^server\/src\/(?:rules|sip\/headers)\/index\.ts$/u;

export function tooLong(files: Files): string[] {
  return sourcesOf(files).flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1;
    const most = path.startsWith('test/') ? longest.test : longest.source;
    return lines <= most || tables.test(path) ? [] : [`${path} has ${lines} lines`];
  });
}

export function oddlyNamed(files: Files): string[] {
  const isKebab = (path: string): boolean =>
    /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.(?:ts|mjs)$/u.test(posix.basename(path));
  return sourcesOf(files)
    .filter(([path]) => !isKebab(path))
    .map(([path]) => `${path} is not in kebab-case`);
}

/** One entry, one file, one name. */
const entries = [
  { files: /^server\/src\/rules\/[^/]+\.ts$/u, name: /defineRule\([\s\S]*?\bname: '(?<name>[^']+)'/u },
  { files: /^server\/src\/sip\/headers\/[^/]+\.ts$/u, name: /defineHeader(?:<[^>]*>)?\(\{\s*name: '(?<name>[^']+)'/u },
  { files: /^server\/src\/ua\/transport\/[^/]+\.ts$/u, name: /: TransportDefinition = \{\s*name: '(?<name>[^']+)'/u },
];

export function misnamedEntries(files: Files): string[] {
  return sourcesOf(files).flatMap(([path, text]) => {
    const name = entries.find((each) => each.files.test(path))?.name.exec(text)?.groups?.name;
    const isSame = name === undefined || name.toLowerCase() === posix.basename(path, '.ts');
    return isSame ? [] : [`${path} holds ${name}`];
  });
}

/** Time and chance come in as functions: what reads a text always reads the same. */
export function impure(files: Files): string[] {
  const pure = sourcesOf(files).filter(([path]) => /^server\/src\/(?:sip|rules|features|texts)\//u.test(path));
  return matches(pure, /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|\bsetTimeout\b|\bprocess\.\w/gu);
}

export function unfinished(files: Files): string[] {
  return matches(
    [...files],
    /\b(?:TO[D]O|FIX[M]E|XX[X]|HAC[K])\b|\b(?:test|it|describe)\.(?:only|skip|todo)\b|@ts-(?:ignore|nocheck|expect)/gu,
  );
}

/** A path that exists on one machine only. */
export function machinePaths(files: Files): string[] {
  return matches([...files], /(?<![\w.$}])\/(?:work|home|root|Users|tmp)\/[\w.-]+/gu);
}

/** A capital, a name in quotes, a Chinese sentence whatever it begins with, or a word to the linter, which gives its reason. */
const beginning = /^(?:[\p{Lu}\p{N}`'"“…#]|.*\p{Script=Han}|biome-ignore \S+: \p{Lu})/u;

/** A comment on lines of its own is a sentence, or several. */
export function brokenComments(files: Files): string[] {
  return sourcesOf(files).flatMap(([path, text]) => {
    const blocks = [...text.matchAll(/(?:^[ \t]*\/\/ .*\n)+/gmu)].map(([block]) =>
      block.replaceAll(/^[ \t]*\/\/ /gmu, '').trim(),
    );
    const broken = blocks.filter((block) => !beginning.test(block) || !/[.:?。：]$/u.test(block));
    return broken.map((block) => `${path}: ${block.split('\n')[0]}`);
  });
}

function matches(files: readonly (readonly [string, string])[], pattern: RegExp): string[] {
  return files.flatMap(([path, text]) => [...text.matchAll(pattern)].map(([found]) => `${path}: ${found}`));
}
