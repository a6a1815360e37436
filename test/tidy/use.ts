/** That everything is used: tests run, helpers have somebody whom they help, exported names are imported. */

import { matchesGlob } from 'node:path';
import { type Files, filesNamedIn, sourcesOf } from './files.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

/** A test file that no script's pattern takes in never runs. */
export function testsNeverRun(files: Files): string[] {
  const { scripts } = JSON.parse(files.get('package.json') ?? '') as Manifest;
  const run = scriptsOfTest(scripts, files.get('test/harness/run-tests.ts') ?? '');
  const patterns = run.flatMap((script) => [...(scripts[script] ?? '').matchAll(/"(?<glob>test\/[^"]+)"/gu)]);
  const globs = patterns.map(({ groups }) => groups?.glob ?? '');
  return [...files.keys()]
    .filter((path) => path.endsWith('.test.ts') && !globs.some((glob) => matchesGlob(path, glob)))
    .map((path) => `${path} is run by no script of npm test`);
}

/**
 * The end of a test file is one hook, in support/leftovers.ts: of several hooks one that kills what another still asks
 * makes the asking wait for ever, and a file whose last hook waits for ever ends as if it had passed.
 */
export function endingsOfTheirOwn(files: Files): string[] {
  return sourcesOf(files)
    .filter(([path, text]) => path !== 'test/support/leftovers.ts' && importsAfter.test(text))
    .map(([path]) => `${path} ends with a hook of its own`);
}

const importsAfter = /^import \{[^}]*\bafter\b[^}]*\} from 'node:test'/mu;

/** The scripts that `npm test` leads to, step by step. */
function scriptsOfTest(scripts: Manifest['scripts'], runner: string): string[] {
  const steps = /const steps = \[(?<steps>[^\]]+)\]/u.exec(runner)?.groups?.steps ?? '';
  const found = [...steps.matchAll(/'(?<name>[^']+)'/gu)].map(({ groups }) => groups?.name ?? '');
  for (const script of found) {
    const called = [...(scripts[script] ?? '').matchAll(/npm run (?:-s |--silent )?(?<name>[\w:-]+)/gu)];
    for (const { groups } of called)
      if (groups?.name !== undefined && !found.includes(groups.name)) found.push(groups.name);
  }
  return found;
}

/** A source that nothing leads to is dead. */
export function unreachable(files: Files): string[] {
  const begin = [...files.keys()].filter(
    (path) => path.endsWith('.test.ts') || path.startsWith('server/scripts/artefacts/'),
  );
  const manifest = files.get('package.json') ?? '';
  const scripted = [...manifest.matchAll(/[\w./-]+\.(?:ts|mjs)\b/gu)].map(([path]) => path.replace(/^\.\//u, ''));
  const reached = new Set(
    [...begin, ...scripted, 'esbuild.mjs', 'server/scripts/generate.ts'].filter((path) => files.has(path)),
  );
  for (const path of reached) {
    for (const other of filesNamedIn(path, files.get(path) ?? '', files)) reached.add(other);
  }
  return sourcesOf(files)
    .filter(([path]) => !reached.has(path))
    .map(([path]) => `${path} is used by nothing`);
}

/** What is exported and named in no other file is not exported for anybody. */
export function needlessExports(files: Files): string[] {
  const users = new Map<string, Set<string>>();
  for (const [path, text] of sourcesOf(files)) {
    for (const [word] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
      const paths = users.get(word) ?? new Set();
      users.set(word, paths.add(path));
    }
  }
  const sources = sourcesOf(files).filter(([path]) => /^(?:server|client)\//u.test(path) && !isCalledFromOutside(path));
  return sources.flatMap(([path, text]) => {
    const exported = [...text.matchAll(/^export (?:async )?(?:const|function|class) (?<name>[\w$]+)/gmu)];
    return exported
      .map(({ groups }) => groups?.name ?? '')
      .filter((name) => (users.get(name)?.size ?? 0) < 2)
      .map((name) => `${path}: ${name}`);
  });
}

/** What VS Code or other programs call, and the texts, which are looked up by key. */
function isCalledFromOutside(path: string): boolean {
  return path === 'server/src/core.ts' || path === 'client/src/extension.ts' || path.startsWith('server/src/texts/');
}
