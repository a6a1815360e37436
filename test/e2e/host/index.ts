/** What VS Code calls in its extension host: loads the suites and runs them. */

import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

/** The report goes to a file of its own: on the console it would stand among all that VS Code says. */
Mocha.reporters.Base.consoleLog = (...parameters: unknown[]) => {
  const report = process.env.SIPWRIGHT_REPORT;
  if (report === undefined) console.log(...parameters);
  else if (process.env.SIPWRIGHT_ONLY_START === undefined) appendFileSync(report, `${format(...parameters)}\n`);
};

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./activation.ts');
  if (process.env.SIPWRIGHT_ONLY_START === undefined) await importOthers();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed.`);
}

async function importOthers(): Promise<void> {
  await import('./diagnostics.ts');
  await import('./hover.ts');
  await import('./completion.ts');
  await import('./reading.ts');
  await import('./names.ts');
  await import('./renaming.ts');
  await import('./rewriting.ts');
  await import('./refactoring.ts');
  await import('./snippets.ts');
  await import('./structure.ts');
  await import('./save.ts');
  await import('./send.ts');
  await import('./account.ts');
  await import('./lenses.ts');
  await import('./phone.ts');
  await import('./first-steps.ts');
  await import('./contributions.ts');
  await import('./restart.ts');
}
