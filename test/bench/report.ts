/** The figures as a page of Markdown. */

import { cpus } from 'node:os';
import type { KeyRow, KeyTimes } from './keystrokes.ts';
import type { ParseRates } from './parse-rate.ts';
import type { Spread } from './statistics.ts';

export function reportOf(rates: ParseRates, keys: readonly KeyRow[]): string {
  return `# Performance

Written by \`npm run bench\`, whatever the figures are.
Measured on ${machine()}, which others used at the same time: single figures wander, ratios of runs that took turns hardly do.

## Parsing

${rates.messages.length} messages that every parser here accepts, ${bytesIn(rates)} bytes, in turn within one process; megabytes a second of processor time, the median of all rounds and the slowest and quickest.
A ratio is taken within a round; its median is given, the least and the most in brackets.
More is better.

${parseTable(rates)}

${rejections(rates)}

How much is done differs:

${rates.rows.map(({ name, extent }) => `- ${name}: ${extent}.`).join('\n')}

## A key in a large file

From the change that the editor sends to the diagnostics it gets, over standard input and output, beside a server that keeps the text and never finds anything.
The file consists of messages with which nothing is wrong, each a block.
A character is typed into a header field and taken away again, in eight places all over the file.
Pull is how VS Code asks; where the editor cannot ask, the server pushes.
Less is better; milliseconds.

${keyTable(keys)}

The difference of the medians is what our own work adds.
After every key the diagnostics were compared with those of the same text opened anew: ${keys.reduce((sum, { checked }) => sum + checked, 0)} keys, no difference.
`;
}

function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'an unknown processor'}, Node ${process.versions.node}`;
}

function bytesIn({ messages }: ParseRates): string {
  return messages.reduce((sum, { text }) => sum + text.length, 0).toLocaleString('en');
}

function parseTable({ rows }: ParseRates): string {
  const others = rows.slice(-(rows[0]?.ratios.length ?? 0)).map(({ name }) => name);
  return markdown(
    ['', 'MB/s', ...others.map((name) => `beside ${name}`)],
    rows.map(({ name, rate, ratios }) => [name, spread(rate), ...ratios.map((ratio) => `${spread(ratio)}`)]),
  );
}

function rejections({ rows }: ParseRates): string {
  const lines = rows
    .filter(({ rejected }) => rejected.length > 0)
    .map(({ name, rejected }) => `${name} rejects ${rejected.join(', ')}, which the others accept.`);
  return lines.length === 0 ? 'None rejects a message that another accepts.' : lines.join('\n');
}

function keyTable(keys: readonly KeyRow[]): string {
  return markdown(
    [
      'file',
      'blocks',
      '',
      'opened',
      'median',
      '95 of 100',
      'processor time',
      'null server: median',
      '95 of 100',
      'processor time',
      'ratio of medians',
    ],
    keys.map(({ bytes, blocks, mode, open, ours, nothing }) => [
      `${(bytes / 1e6).toFixed(1)} MB`,
      `${blocks}`,
      mode,
      figure(open),
      ...cells(ours),
      ...cells(nothing),
      figure(ours.median / nothing.median),
    ]),
  );
}

function cells({ median, slow, processor }: KeyTimes): readonly string[] {
  return [figure(median), figure(slow), processor === undefined ? 'unknown' : figure(processor)];
}

function spread({ median, least, most }: Spread): string {
  return `${figure(median)} (${figure(least)}–${figure(most)})`;
}

/** Two significant digits are more than such a machine can give. */
function figure(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}

function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(heads.map((_head, column) => (column === 0 ? '---' : '---:')));
  return [line(heads), rule, ...rows.map(line)].join('\n');
}
