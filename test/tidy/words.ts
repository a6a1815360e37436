/** That every language says the same: the same keys, with the same values to be filled in. */

import type { Files } from './files.ts';

type Sentences = string | { readonly [key: string]: Sentences };

/** Compares each file of a language with the English one of the same name. */
export async function unequalTexts(files: Files): Promise<string[]> {
  const english = [...files.keys()].filter((path) => path.startsWith('server/src/texts/en/'));
  const complaints: string[] = [];
  for (const path of english) {
    for (const language of languagesOf(files)) {
      const other = path.replace('/en/', `/${language}/`);
      if (!files.has(other)) complaints.push(`${other} does not exist`);
      else complaints.push(...unequal(other, sentencesOf(await load(path)), sentencesOf(await load(other))));
    }
  }
  return complaints;
}

/** The words of the client and of the manifest, by language. */
export function unequalBundles(files: Files): string[] {
  const read = (path: string): Map<string, string> => sentencesOf(JSON.parse(files.get(path) ?? '{}'));
  const pairs = [...languagesOf(files)].flatMap((language) => [
    ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`] as const,
    ['package.nls.json', `package.nls.${language}.json`] as const,
  ]);
  const named = new Set(
    [...(files.get('package.json') ?? '').matchAll(/"%(?<key>[^%"]+)%"/gu)].map(({ groups }) => groups?.key),
  );
  const words = read('package.nls.json');
  return [
    ...pairs.flatMap(([english, other]) => unequal(other, read(english), read(other))),
    ...[...named].filter((key) => key !== undefined && !words.has(key)).map((key) => `package.nls.json lacks ${key}`),
    ...[...words.keys()].filter((key) => !named.has(key)).map((key) => `package.json does not use ${key}`),
  ];
}

/** Families whose sentences are asked for by keys that stand in the code, whole or by their beginning. */
const families = /^server\/src\/texts\/en\/(?:hover|features|readings|server|cli|send)\.ts$/u;

/** A sentence that nothing asks for is said to nobody. */
export async function unusedTexts(files: Files): Promise<string[]> {
  const code = [...files].filter(([path]) => path.startsWith('server/src/') && !path.startsWith('server/src/texts/'));
  const written = code.map(([, text]) => text).join('\n');
  const templates = [...written.matchAll(/`(?<beginning>[\w/-]*)\$\{[^`}]*\}(?<ending>[\w/-]*)`/gu)];
  const isMade = (key: string): boolean =>
    templates.some(({ groups: { beginning = '', ending = '' } = {} }) => {
      return beginning + ending !== '' && key.startsWith(beginning) && key.endsWith(ending);
    });
  const complaints: string[] = [];
  for (const path of [...files.keys()].filter((each) => families.test(each))) {
    for (const sentences of Object.values(await load(path))) {
      const keys = Object.keys(sentences).filter((key) => !written.includes(`'${key}'`) && !isMade(key));
      complaints.push(...keys.map((key) => `${path}: ${key}`));
    }
  }
  return complaints;
}

/** A command is in the overview, has a help of its own, and a section of the manual. */
export function commandsWithoutHelp(files: Files): string[] {
  const list = /const commands[^{}]*\{ (?<names>[^}]*) \};/u.exec(files.get('server/src/cli/main.ts') ?? '');
  const help = files.get('server/src/texts/en/cli.ts') ?? '';
  const manual = files.get('docs/command-line.md') ?? '';
  return (list?.groups?.names ?? 'none')
    .split(', ')
    .flatMap((name) => [
      ...(new RegExp(`^  ${name} `, 'mu').test(help) ? [] : [`the overview of the command line lacks ${name}`]),
      ...(help.includes(`'help-${name}'`) ? [] : [`the command line has no help for ${name}`]),
      ...(manual.includes(`\n## sipwright ${name}\n`) ? [] : [`docs/command-line.md lacks ${name}`]),
    ]);
}

export function unequal(
  path: string,
  english: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const missing = [...english.keys()].filter((key) => !other.has(key)).map((key) => `${path} lacks ${key}`);
  const surplus = [...other.keys()]
    .filter((key) => !english.has(key))
    .map((key) => `${path} has ${key}, English has not`);
  const unlike = [...english].filter(
    ([key, text]) => other.has(key) && valuesIn(text) !== valuesIn(other.get(key) ?? ''),
  );
  return [...missing, ...surplus, ...unlike.map(([key]) => `${path} fills other values into ${key}`)];
}

/** Sentences by the path to them. */
export function sentencesOf(sentences: Sentences, path = ''): Map<string, string> {
  if (typeof sentences === 'string') return new Map([[path, sentences]]);
  return new Map(
    Object.entries(sentences).flatMap(([key, value]) => [...sentencesOf(value, path === '' ? key : `${path}/${key}`)]),
  );
}

function languagesOf(files: Files): Set<string> {
  const folders = [...files.keys()].flatMap(
    (path) => /^server\/src\/texts\/(?<language>[^/]+)\//u.exec(path)?.groups?.language ?? [],
  );
  return new Set(folders.filter((language) => language !== 'en'));
}

async function load(path: string): Promise<Sentences> {
  return { ...(await import(new URL(`../../${path}`, import.meta.url).href)) };
}

/** `{name}`, `{name|one|other}` and `{0}`, in any order. */
function valuesIn(text: string): string {
  return [...new Set([...text.matchAll(/\{(?<name>\w+)[|}]/gu)].map(({ groups }) => groups?.name))].sort().join(' ');
}
