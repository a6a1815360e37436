/** The environment files beside a document and in the root of its folder: which values the variables have that no text of the document sets. */

import { decodeUtf8 } from '../sip/encoding.ts';
import type { Arguments } from '../sip/problem.ts';
import type { FileReader } from './file-reader.ts';

export interface Environment {
  readonly variables: ReadonlyMap<string, EnvironmentVariable>;
  /** The environments that hold a variable which the chosen one does not. */
  readonly elsewhere: (name: string) => readonly string[];
  /** Why they may not be what their author meant: sentences of `texts/…/wire.ts`. Nothing is sent with a value of such an environment. */
  readonly faults: readonly EnvironmentFault[];
  /** True where there are files that may not be read. */
  readonly isWithheld: boolean;
}

export interface EnvironmentVariable {
  readonly text: string;
  /** The file that sets it, as it is called; its value may be private. */
  readonly file: string;
}

export interface EnvironmentFault {
  readonly key: 'environment-malformed' | 'environment-shape' | 'environment-value' | 'environment-unknown';
  readonly args: Arguments;
}

export const noEnvironment: Environment = {
  variables: new Map(),
  elsewhere: () => [],
  faults: [],
  isWithheld: false,
};

/** Names and values by the name of the environment. */
interface Sheet {
  readonly file: string;
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Nearest first. */
export const environmentFiles = ['sip-client.private.env.json', 'sip-client.env.json'] as const;

/** Counts in every environment, and in none. */
const shared = '$shared';

/** What an environment holds, the private file before the other, the document's folder before the root, and `$shared` last. */
export function environmentIn(files: FileReader, name: string): Environment {
  const faults: EnvironmentFault[] = [];
  const sheets = sheetsOf(files, faults);
  const names = new Set(sheets.flatMap(({ environments }) => [...environments.keys()]));
  if (name !== '' && !names.has(name) && faults.length === 0 && sheets.length > 0) {
    const others = [...names].filter((each) => each !== shared).join(', ');
    faults.push({ key: 'environment-unknown', args: { name, ...(others === '' ? {} : { others }) } });
  }
  const variables = new Map<string, EnvironmentVariable>();
  for (const environment of [shared, name]) {
    for (const { file, environments } of sheets.toReversed()) {
      for (const [key, text] of environments.get(environment) ?? []) variables.set(key, { text, file });
    }
  }
  const elsewhere = (key: string) => {
    const holding = sheets.flatMap(({ environments }) => [...environments].filter(([, values]) => values.has(key)));
    return variables.has(key) ? [] : [...new Set(holding.map(([environment]) => environment))];
  };
  return { variables, elsewhere, faults, isWithheld: false };
}

/** Where a file gives a variable its value. */
export interface EnvironmentPlace {
  readonly uri: string;
  readonly text: string;
  /** The name, without its quotes, in UTF-16 units from the start of the text. */
  readonly start: number;
  readonly end: number;
}

/** The place that counts in an environment: as `environmentIn` has it, the private file first, `$shared` last. */
export function placeInEnvironment(
  files: FileReader,
  environment: string,
  variable: string,
): EnvironmentPlace | undefined {
  const texts = environmentFiles.flatMap((file) =>
    files.near(file).flatMap(({ uri, read }) => {
      const bytes = read();
      return bytes === undefined ? [] : [{ uri, text: decodeUtf8(bytes) }];
    }),
  );
  for (const name of [environment, shared]) {
    for (const { uri, text } of texts) {
      const start = keyIn(text, name, variable);
      if (start !== undefined) return { uri, text, start, end: start + JSON.stringify(variable).length - 2 };
    }
  }
  return undefined;
}

/** Where a key stands in the object of another key, of a text in which both are at their levels; nothing where it is no JSON. */
function keyIn(text: string, outer: string, inner: string): number | undefined {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gu;
  const path: string[] = [];
  let key = '';
  for (const { 0: word, index } of text.matchAll(token)) {
    const isKey = word.startsWith('"') && /^\s*:/u.test(text.slice(index + word.length));
    if (isKey) key = word;
    else if (word === '{' || word === '[') path.push(key);
    else if (word === '}' || word === ']') path.pop();
    if (isKey && path.length === 2 && path[1] === JSON.stringify(outer) && word === JSON.stringify(inner))
      return index + 1;
  }
  return undefined;
}

/** What the environments are called of which one can be chosen. */
export function environmentNames(files: FileReader): readonly string[] {
  const names = sheetsOf(files, []).flatMap(({ environments }) => [...environments.keys()]);
  return [...new Set(names)].filter((name) => name !== shared);
}

/** Of a folder that is not trusted nothing is read; only that there would be something is known. */
export function withheldEnvironment(files: FileReader): Environment {
  return { ...noEnvironment, isWithheld: environmentFiles.some((file) => files.near(file).length > 0) };
}

/** What rules ask of an environment, which is looked for once they do: whether a variable has a value, as far as anybody can tell, and where else. */
export function askedOf(find: () => Environment): {
  readonly isKnown: (name: string) => boolean;
  readonly environmentsOf: (name: string) => readonly string[];
} {
  let found: Environment | undefined;
  const environment = () => {
    found ??= find();
    return found;
  };
  return {
    isKnown(name) {
      const { variables, faults, isWithheld } = environment();
      return isWithheld || faults.length > 0 || variables.has(name);
    },
    environmentsOf: (name) => environment().elsewhere(name),
  };
}

/** Why a variable has no value, where its environment knows more of it; as a sentence of `texts/…/wire.ts`. */
export function reasonIn(
  { elsewhere, faults, isWithheld }: Environment,
  name: string,
): { readonly key: string; readonly args: Arguments } | undefined {
  if (isWithheld) return { key: 'environment-withheld', args: {} };
  const environments = elsewhere(name).join(', ');
  return faults[0] ?? (environments === '' ? undefined : { key: 'in-environments', args: { name, environments } });
}

/** The value with which a message may be sent. */
export function valueIn({ variables, faults }: Environment, name: string): string | undefined {
  return faults.length > 0 ? undefined : variables.get(name)?.text;
}

function sheetsOf(files: FileReader, faults: EnvironmentFault[]): readonly Sheet[] {
  return environmentFiles.flatMap((file) => files.near(file).flatMap(({ read }) => sheetOf(file, read(), faults)));
}

function sheetOf(file: string, bytes: Uint8Array | undefined, faults: EnvironmentFault[]): Sheet[] {
  const content = bytes === undefined ? undefined : parsed(decodeUtf8(bytes));
  if (content === undefined) faults.push({ key: 'environment-malformed', args: { file } });
  else if (!isObject(content)) faults.push({ key: 'environment-shape', args: { file } });
  if (!isObject(content)) return [];
  const entries = Object.entries(content).filter(([name]) => name !== '$schema');
  const environments = entries.map(([name, values]) => {
    if (!isObject(values)) faults.push({ key: 'environment-shape', args: { file } });
    return [name, isObject(values) ? textsIn(file, values, faults) : new Map<string, string>()] as const;
  });
  return [{ file, environments: new Map(environments) }];
}

function textsIn(file: string, values: object, faults: EnvironmentFault[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (['string', 'number', 'boolean'].includes(typeof value)) texts.set(name, String(value));
    else faults.push({ key: 'environment-value', args: { file, name } });
  }
  return texts;
}

/** Nothing when it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
