/** docs/peers.md: which programs of others were spoken with, how, and what came of it. Nothing in it differs from run to run. */

import type { Result, Results } from './results.ts';
import { nameOf, ways } from './ways.ts';

const versionsBegin = 'Tried with ';

export function pageOf({ results, remarks }: Results, versions: readonly string[]): string {
  const peers = [...new Set(results.map(({ peer }) => peer))];
  return `# Programs of others

Written by \`npm run peers\`: each mark is a test that ran on loopback, and that looked at what the peer itself had recorded.
✓ went as the row says, which is as the RFCs have it unless the last section says otherwise; ✗ did not.
${versionsBegin}${versions.join(', ')}, as Debian has them.
[How the tests work](../test/peers/README.md)

${peers.map((peer) => sectionOf(peer, results)).join('\n\n')}
${
  remarks.length === 0
    ? ''
    : `
## Where a peer differs from an RFC

${remarks.map(({ peer, text }) => `- ${peer}: ${text}`).join('\n')}
`
}`;
}

/** The page without what is another's and changes with the machine. */
export function withoutVersions(page: string): string {
  return page.replace(new RegExp(`^${versionsBegin}.*$`, 'm'), '');
}

function sectionOf(peer: string, all: readonly Result[]): string {
  const results = all.filter((result) => result.peer === peer);
  const tables = [results.filter(({ way }) => way !== undefined), results.filter(({ way }) => way === undefined)];
  return [`## ${peer}`, ...tables.filter((table) => table.length > 0).map(tableOf)].join('\n\n');
}

function tableOf(results: readonly Result[]): string {
  const columns: readonly (string | undefined)[] = ways
    .map(nameOf)
    .filter((name) => results.some(({ way }) => way === name));
  const rows = [...new Set(results.map(({ what }) => what))];
  const shown = columns.length === 0 ? [undefined] : columns;
  const cell = (what: string, column: string | undefined) => {
    const found = results.filter((result) => result.what === what && result.way === column);
    return found.length === 0 ? '' : found.every(({ isGood }) => isGood) ? '✓' : '✗';
  };
  return [
    line(['', ...columns, ...(columns.length === 0 ? [''] : [])]),
    line(['---', ...shown.map(() => ':---:')]),
    ...rows.map((what) => line([what, ...shown.map((column) => cell(what, column))])),
  ].join('\n');
}

function line(cells: readonly (string | undefined)[]): string {
  return `| ${cells.map((cell = '') => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
