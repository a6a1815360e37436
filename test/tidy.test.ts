/** The conventions of this project, each held by a check, and each check shown to find what it looks for. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { wrongCitations } from './tidy/citations.ts';
import { type Files, projectFiles } from './tidy/files.ts';
import { cycles, forbiddenImports, loadedTooEarly, nodeBehindBrowser, socketsBehind } from './tidy/layers.ts';
import { deadCitations, deadLinks } from './tidy/manual.ts';
import {
  brokenComments,
  impure,
  machinePaths,
  misnamedEntries,
  oddlyNamed,
  tooLong,
  unfinished,
  withoutFirstSentence,
} from './tidy/style.ts';
import { endingsOfTheirOwn, needlessExports, testsNeverRun, unreachable } from './tidy/use.ts';
import { commandsWithoutHelp, sentencesOf, unequal, unequalBundles, unequalTexts, unusedTexts } from './tidy/words.ts';

type Check = (files: Files) => readonly string[];

const files = projectFiles();

/** The check says nothing of the project, and something of each of the faults. */
function holds(check: Check, ...faults: Readonly<Record<string, string>>[]): void {
  assert.deepEqual(check(files), []);
  for (const fault of faults) {
    const found = check(new Map([...files, ...Object.entries(fault)]));
    assert.ok(found.length > 0, `${check.name} does not find ${JSON.stringify(fault)}`);
  }
}

const line = (text: string): string => `/** A file. */\n${text}\n`;

/** The server, when it loads another file at once. */
function startingWith(name: string): Readonly<Record<string, string>> {
  const path = 'server/src/lsp/main.ts';
  return { [path]: `${files.get(path)}import './${name}.ts';\n` };
}

describe('imports', () => {
  test('go down only', () => {
    holds(
      forbiddenImports,
      { 'server/src/sip/odd.ts': line("import { rules } from '../rules/index.ts';") },
      { 'server/src/sip/odd.ts': line("import type { Rule } from '../rules/rule.ts';") },
      { 'server/src/rules/odd.ts': line("export { textsFor } from '../texts/texts.ts';") },
      { 'server/src/features/odd.ts': line("import {\n  a,\n  b,\n} from '../lsp/convert.ts';") },
      { 'server/src/texts/odd.ts': line("import '../sip/span.ts';") },
      { 'server/src/sip/odd.ts': line("const { readFileSync } = await import('node:fs');") },
      { 'server/src/sip/odd.ts': line("import { readFileSync } from 'node:fs';") },
      { 'server/src/sip/bodies/odd.ts': line("import { SaxesParser } from 'saxes';") },
      { 'server/src/protocol.ts': line("import type { Edit } from './sip/problem.ts';") },
      { 'server/src/cli/odd.ts': line("import { Session } from '../lsp/session.ts';") },
      { 'server/src/lsp/odd.ts': line("import * as vscode from 'vscode';") },
      { 'server/src/lsp/odd.ts': line("import { marked } from '../../../test/support/cursor.ts';") },
    );
  });

  test('load what checks and what gestures need late, not when the server starts', () => {
    holds(
      loadedTooEarly,
      {
        'server/src/lsp/folding.ts': line("import { hoverAt } from '../features/hover.ts';"),
        ...startingWith('folding'),
      },
      { 'server/src/lsp/odd.ts': line("export * from './gestures.ts';"), ...startingWith('odd') },
      { 'server/src/lsp/settings.ts': line("import { ruleNames } from '../rules/lint-settings.ts';") },
    );
  });

  test('lead to the user agent from the files that send and serve, and from no other', () => {
    holds(
      forbiddenImports,
      { 'server/src/lsp/hover.ts': line("import { serve } from '../ua/serve.ts';") },
      { 'server/src/lsp/exchanges.ts': line("import { createSender } from '../ua/send.ts';") },
      { 'server/src/cli/lint.ts': line("import { serve } from '../ua/serve.ts';") },
      { 'server/src/features/odd.ts': line("import { serve } from '../ua/serve.ts';") },
    );
  });

  test('lead to no socket from what works credentials out', () => {
    holds(socketsBehind, {
      'server/src/ua/loose.ts': line("import { connect } from 'node:net';"),
    });
  });

  test('lead from what runs in a browser to nothing that only Node has', () => {
    holds(
      nodeBehindBrowser,
      { 'server/src/sip/latest.ts': line("import { setImmediate } from 'node:timers/promises';") },
      { 'client/src/status.ts': line("import { join } from 'node:path';") },
      { 'server/src/sip/latest.ts': line('export const work = () => setImmediate(() => undefined);') },
      { 'client/src/status.ts': line("export const bytes = Buffer.from('a');") },
      { 'server/src/lsp/session.ts': line("import { createConnection } from 'vscode-languageserver/node';") },
    );
  });

  test('of the client lead to one file of the server', () => {
    holds(
      forbiddenImports,
      { 'client/src/odd.ts': line("import { parse } from '../../server/src/core.ts';") },
      { 'client/src/odd.ts': line("import { startServer } from 'vscode-languageserver';") },
    );
  });

  test('come in an order', () => {
    holds(cycles, {
      'server/src/sip/one.ts': line("import { two } from './two.ts';"),
      'server/src/sip/two.ts': line("import type { One } from './one.ts';"),
    });
  });
});

describe('files', () => {
  test('begin with a sentence', () => {
    holds(
      withoutFirstSentence,
      { 'server/src/sip/odd.ts': 'export const odd = 1;\n' },
      { 'server/src/sip/odd.ts': '/** Not a sentence */\n' },
      { 'test/odd.ts': '// A comment.\n' },
    );
  });

  test('are short enough to be read', () => {
    holds(tooLong, { 'server/src/sip/odd.ts': '\n'.repeat(401) }, { 'test/odd.test.ts': '\n'.repeat(601) });
  });

  test('are named in kebab-case, and like what they hold', () => {
    holds(oddlyNamed, { 'server/src/sip/oddName.ts': '' }, { 'test/odd_name.test.ts': '' });
    holds(
      misnamedEntries,
      { 'server/src/rules/odd.ts': "export default defineRule({\n  name: 'other',\n" },
      { 'server/src/sip/headers/odd.ts': "export const Odd = defineHeader({\n  name: 'Other',\n" },
      { 'server/src/ua/transport/odd.ts': "export const odd: TransportDefinition = {\n  name: 'TCP',\n" },
    );
  });

  test('hold nothing unfinished, and no path of one machine', () => {
    const [todo, only] = ['TO', '.on'];
    holds(
      unfinished,
      { 'server/src/sip/odd.ts': `// ${todo}DO: later.` },
      { 'test/odd.test.ts': `test${only}ly('x', () => undefined);` },
    );
    const [work, home] = ['work', 'home'];
    holds(machinePaths, { 'README.md': `See /${work}/shared.` }, { 'test/odd.ts': `'/${home}/me/x'` });
  });

  test('have comments that are sentences', () => {
    holds(
      brokenComments,
      { 'server/src/sip/odd.ts': '// no capital.\n' },
      { 'server/src/sip/odd.ts': '  // No full stop\n' },
    );
  });

  test('that only read a text know neither time nor chance', () => {
    holds(
      impure,
      { 'server/src/sip/odd.ts': 'Date.now()' },
      { 'server/src/rules/odd.ts': 'Math.random()' },
      { 'server/src/features/odd.ts': 'process.env' },
    );
  });
});

describe('everything is used', () => {
  test('tests run', () => {
    holds(testsNeverRun, { 'test/odd/odd.test.ts': '' }, { 'test/support/odd.test.ts': '' });
  });

  test('tests end in one place', () => {
    const hook = 'after';
    holds(endingsOfTheirOwn, { 'test/odd.test.ts': line(`import { ${hook}, test } from 'node:test';`) });
  });

  test('sources are reached from what is started', () => {
    // Named here, they would be reached from here.
    const [feature, helper] = ['server/src/features', 'test/support'].map((folder) => `${folder}/forgotten.ts`);
    holds(unreachable, { [String(feature)]: '' }, { [String(helper)]: '' });
  });

  test('what is exported is imported', () => {
    const name = `forgotten${'Name'}`;
    holds(needlessExports, { 'server/src/features/odd.ts': `export function ${name}(): void {}` });
  });
});

describe('words', () => {
  test('are there in every language, with the same values', async () => {
    assert.deepEqual(await unequalTexts(files), []);
    assert.deepEqual(
      await unequalTexts(
        new Map([
          ['server/src/texts/en/odd.ts', ''],
          ['server/src/texts/xx/a.ts', ''],
        ]),
      ),
      ['server/src/texts/xx/odd.ts does not exist'],
    );
    const english = sentencesOf({ a: { b: 'Say {x}', c: '{n|# byte|# bytes}' } });
    assert.deepEqual(unequal('x', english, sentencesOf({ a: { b: '说 {x}', c: '{n} 字节' } })), []);
    assert.deepEqual(unequal('x', english, sentencesOf({ a: { b: '说 {y}' }, d: '多' })), [
      'x lacks a/c',
      'x has d, English has not',
      'x fills other values into a/b',
    ]);
  });

  test('are asked for by somebody', async () => {
    assert.deepEqual(await unusedTexts(files), []);
    const [path] = [...files.keys()].filter((each) => each.endsWith('texts/en/features.ts'));
    assert.ok((await unusedTexts(new Map([[String(path), '']]))).length > 10);
  });

  test('stand for every command of the command line', () => {
    const [main, texts] = ['server/src/cli/main.ts', 'server/src/texts/en/cli.ts'];
    const also = (files.get(main) ?? '').replace('{ auth, ', '{ auth, odd, ');
    holds(
      commandsWithoutHelp,
      { [main]: also },
      { [main]: '' },
      { [texts]: (files.get(texts) ?? '').replace("'help-lint'", "'help-lent'") },
      { 'docs/command-line.md': '' },
    );
  });

  test('of the client and of the manifest too', () => {
    holds(
      unequalBundles,
      { 'l10n/bundle.l10n.zh-cn.json': '{}' },
      { 'package.nls.zh-cn.json': '{}' },
      { 'package.json': `${files.get('package.json')} "%odd%"` },
    );
  });
});

describe('RFCs', () => {
  test('are cited where they say it, and while they hold', () => {
    holds(
      wrongCitations,
      { 'server/src/rules/odd.ts': "spec: 'RFC 9 §1'" },
      { 'server/src/rules/odd.ts': "spec: 'RFC 3261 §8.1.1.11'" },
      { 'server/src/rules/odd.ts': '// RFC 3261 §8.1.1.5 and §31: gone.' },
      { 'server/src/rules/odd.ts': "spec: 'RFC 3329 §B'" },
      { 'server/src/texts/en/odd.ts': "'SDP, RFC 4566.'" },
    );
  });
});

describe('the manual', () => {
  test('has no dead links', () => {
    const exists = (path: string): boolean => files.has(path) || existsSync(new URL(`../${path}`, import.meta.url));
    holds(
      (all) => deadLinks(all, exists),
      { 'README.md': '[x](docs/gone.md)' },
      { 'README.md': '[x](docs/rules.md#gone)' },
    );
  });

  test('has what rules cite', () => {
    holds(
      deadCitations,
      { 'server/src/rules/odd.ts': "spec: 'docs/gone.md'" },
      { 'server/src/rules/odd.ts': "'docs/rules.md#gone'" },
    );
  });
});
