/** `npm run peers`: the send engine and the language server against SIP programs of others, and docs/peers.md from what came of it. With `--check` the page is compared, not written. */

import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pageOf, withoutVersions } from './page.ts';
import { Results } from './results.ts';
import { versions } from './versions.ts';

const page = fileURLToPath(new URL('../../docs/peers.md', import.meta.url));
const { positionals, values: asked } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });

/** First those that wait longest. */
const files = globSync(positionals).toSorted((one, other) => rank(one) - rank(other));

const results = new Results();
const interruption = new AbortController();
const { signal } = interruption;
const events = run({ files, concurrency: 4, timeout: 300_000, execArgv: process.execArgv, signal });
// Each file that runs is ended by the same, and ends its peers.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => interruption.abort());
events.on('test:start', (test) => results.started(test));
events.on('test:pass', (test) => results.ended(test, true));
events.on('test:fail', (test) => {
  results.ended(test, false);
  process.exitCode = 1;
});
events.on('test:diagnostic', (remark) => results.remarked(remark));
events.on('end', finish);
events.compose(spec).pipe(process.stdout);

function rank(path: string): number {
  return /(?:patience|flows)\.test\.ts$/u.test(path) ? 0 : 1;
}

function finish(): void {
  if (signal.aborted) {
    console.error('Interrupted: docs/peers.md stays as it is.');
    process.exitCode = 1;
    return;
  }
  const text = pageOf(results, versions());
  const isSame = withoutVersions(text) === withoutVersions(readFileSync(page, 'utf8'));
  if (asked.check !== true) writeFileSync(page, text);
  else if (!isSame) {
    console.error('docs/peers.md is not what came out: `npm run peers` writes it.');
    process.exitCode = 1;
  }
}
