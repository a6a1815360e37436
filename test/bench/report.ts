/** The figures as a page of Markdown. */

import { cpus } from 'node:os';
import type { KeyRow, KeyTimes } from './keystrokes.ts';
import type { OwnRow } from './own-part.ts';
import type { ParseRates } from './parse-rate.ts';
import type { OpenRow, RequestRow } from './requests.ts';
import type { SendRow } from './sending.ts';
import type { StartRow } from './starting.ts';
import type { Spread } from './statistics.ts';

export interface Figures {
  readonly rates: ParseRates;
  readonly keys: readonly KeyRow[];
  readonly own: readonly OwnRow[];
  readonly requests: readonly RequestRow[];
  readonly starting: readonly StartRow[];
  readonly opening: readonly OpenRow[];
  readonly sending: readonly SendRow[];
}

export function reportOf({ rates, keys, own, starting, requests, opening, sending }: Figures): string {
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

On one of these messages ${rates.rulesRun.toFixed(0)} rules are run on average; what the others are about does not stand there.
Each of them costs little, but each is other code: where others use the same processor, a check of all of them is hit harder than a loop of one parser.

## A key in a large file

From the change that the editor sends to the diagnostics it gets, over standard input and output, beside a server that keeps the text and never finds anything.
The file consists of messages with which nothing is wrong, each a block.
A character is typed into a header field and taken away again, in eight places all over the file.
Pull is how VS Code asks; where the editor cannot ask, the server pushes.
Less is better; milliseconds.

${keyTable(keys)}

The difference of the medians is what our own work adds.
After every key the diagnostics were compared with those of the same text opened anew: ${keys.reduce((sum, { checked }) => sum + checked, 0)} keys, no difference.

## What of it is ours

The same key in the same message, in our own code alone: the text is changed, its block is checked, and what is shown is picked.
Microseconds of processor time of one thread; a large file should cost no more than a small one.

${ownTable(own)}

## Asking in a file of 1 MB

From the request to the answer, of both servers in turn, in milliseconds; the null server has a constant hover and 100 constant items.

${requestTable(requests)}

## Starting

From the start of the process until the server says what it can do; from the opening of a file of 10 kB until its diagnostics; from there until the first hover.
In milliseconds, medians of servers started in turn.
Before it says what it can do, ours reads \`server.js\`; then, while the editor takes that in, \`checking.js\` with the rules; and half a second behind the first file, or with the first gesture as here, \`gestures.js\`.

${startTable(starting)}

## Opening a file

From the opening until an answer, in milliseconds, where all three are asked for at once in a server that has just started.
All rules on all messages take their time, in slices between which other requests are answered.

${openTable(opening)}

## Sending a request

From the call to the answer on loopback, in microseconds, beside a socket that is opened, written to, read once and closed; all in turn, medians.
*Sent* is a request whose way is known; *found and sent* is what an editor and the command line do, who first ask where it goes and from which port of ours.
Over UDP a second socket is ours, which hears that a port is closed, and both stay for the copies of the answer, five seconds: what leaves from the same port meanwhile finds them open. A connection is made anew each time.
The ratios are those of the medians. Wanted is what they should not exceed.

${sendTable(sending)}
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
      megabytes(bytes),
      `${blocks}`,
      mode,
      figure(open),
      ...cells(ours),
      ...cells(nothing),
      figure(ours.median / nothing.median),
    ]),
  );
}

function ownTable(own: readonly OwnRow[]): string {
  const [smallest] = own;
  return markdown(
    ['file', 'microseconds', 'beside the smallest'],
    own.map(({ bytes, key }) => [megabytes(bytes), figure(key), figure(key / (smallest?.key ?? key))]),
  );
}

function requestTable(requests: readonly RequestRow[]): string {
  return markdown(
    ['request', 'median', '95 of 100', 'null server: median', 'ratio', 'may be'],
    requests.map(({ name, ours, slow, nothing, most }) => [
      name,
      figure(ours),
      figure(slow),
      nothing === undefined ? '' : figure(nothing),
      nothing === undefined ? '' : figure(ours / nothing),
      most === undefined ? '' : figure(most),
    ]),
  );
}

function startTable(starting: readonly StartRow[]): string {
  return markdown(
    ['', 'until it is ready', 'until a file is checked', 'until the first hover'],
    starting.map(({ name, ready, checked, hovered }) => [name, figure(ready), figure(checked), figure(hovered)]),
  );
}

function openTable(opening: readonly OpenRow[]): string {
  return markdown(
    ['file', 'hover', 'outline', 'all diagnostics'],
    opening.map(({ bytes, ...times }) => [
      megabytes(bytes),
      figure(times.hover),
      figure(times.outline),
      figure(times.diagnostics),
    ]),
  );
}

function sendTable(sending: readonly SendRow[]): string {
  return markdown(
    ['request', 'bare socket', 'sent', 'ratio', 'wanted', 'found and sent', 'ratio'],
    sending.map(({ name, raw, sent, prepared, most }) => [
      name,
      figure(raw),
      figure(sent.median),
      figure(sent.ratio),
      most === undefined ? '' : figure(most),
      figure(prepared.median),
      figure(prepared.ratio),
    ]),
  );
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
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
