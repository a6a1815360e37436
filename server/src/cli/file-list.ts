/** Which files a command is about: files, folders and patterns as they are named, one file after the other, so that a large folder fills no memory. */

import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, normalize, resolve, sep } from 'node:path';
import { matchesPath } from '../rules/config/path-pattern.ts';
import { Failure } from './failure.ts';

/** Folders that hold what others wrote. */
const passedOver: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Each file once; a name that leads to none is given as a failure. Files that are named count whatever they are called, of a folder those that end in .sip. */
export function* filesNamed(operands: readonly string[]): Generator<string | Failure> {
  const given = new Set<string>();
  for (const operand of operands) {
    let found = 0;
    for (const file of filesOf(operand)) {
      found += 1;
      const key = file === '-' ? file : resolve(file);
      if (given.has(key)) continue;
      given.add(key);
      yield file;
    }
    if (found === 0) yield new Failure('no-files', { file: operand });
  }
}

function* filesOf(operand: string): Generator<string> {
  const kind = kindOf(operand);
  if (kind === 'folder') yield* filesBelow(operand, (name) => name.endsWith('.sip'));
  else if (kind === 'absent' && /[*?{]/u.test(operand)) yield* filesLike(operand);
  else yield operand;
}

/** A pattern begins with a folder that is no pattern. */
function* filesLike(pattern: string): Generator<string> {
  const steps = (sep === '\\' ? pattern.replaceAll('\\', '/') : pattern).split('/');
  const first = steps.findIndex((step) => /[*?{]/u.test(step));
  const folder = steps.slice(0, first).join('/');
  const start = folder === '' && first > 0 ? '/' : folder || '.';
  const rest = `./${steps.slice(first).join('/')}`;
  if (kindOf(start) === 'folder') yield* filesBelow(start, (_name, way) => matchesPath(rest, way));
}

/** In the order of their names. A link to a folder is not followed, so that nothing is met twice and nothing goes round in circles. */
function* filesBelow(
  folder: string,
  isWanted: (name: string, way: string) => boolean,
  above: readonly string[] = [],
): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const { name } = entry;
    const path = join(folder, name);
    if (entry.isDirectory()) {
      if (!passedOver.has(name)) yield* filesBelow(path, isWanted, [...above, name]);
    } else if (isWanted(name, [...above, name].join('/')) && isFile(entry, path)) yield normalize(path);
  }
}

/** A folder that may not be looked into costs its own files only. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && kindOf(path) === 'file');
}

function kindOf(path: string): 'file' | 'folder' | 'absent' {
  if (path === '-') return 'file';
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'absent';
  }
}
