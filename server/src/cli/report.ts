/** What `sipwright lint` says to people: each problem with its line, and at the end what there is in all. */

import type { Finding } from '../features/findings.ts';
import { visibleLine } from '../features/visible.ts';
import { listed } from '../features/words.ts';
import type { Severity } from '../sip/problem.ts';
import { frameOf } from './frame.ts';
import type { FileReport } from './lint.ts';
import type { Style, Terminal } from './terminal.ts';

/** Nobody reads more of one file, and of hints of one rule the first few say it all; JSON has every one. */
const mostShown = 100;
const mostHintsAlike = 3;

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const styles: Readonly<Record<Severity, Style>> = {
  error: ['red', 'bold'],
  warning: ['yellow', 'bold'],
  information: ['blue', 'bold'],
  hint: ['gray', 'bold'],
};

export function printText(report: FileReport, terminal: Terminal): void {
  const { findings } = report;
  const shown = gravest(findings);
  for (const finding of shown) terminal.print(paragraphOf(report, finding, terminal));
  const rest = findings.length - shown.length;
  if (rest > 0) terminal.print(`${terminal.say('more-problems', { file: nameOf(report), count: rest })}\n`);
}

export function printSummary(
  reports: readonly FileReport[],
  isFixed: boolean,
  { say, words, print, style }: Terminal,
): void {
  const files = reports.length;
  if (files === 0) return;
  const findings = reports.flatMap((report) => report.findings);
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [style(styles[severity], say(`count-${severity}`, { count }))];
  });
  const sum =
    counts.length === 0 ? say('no-problems', { files }) : say('problems', { counts: listed(counts, words), files });
  const fixed = reports.reduce((total, { before, findings: { length } }) => total + Math.max(0, before - length), 0);
  const fixable = reports.reduce((total, report) => total + report.fixable, 0);
  print(
    [
      ...(isFixed && fixed > 0 ? [say('fixed', { count: fixed })] : []),
      sum,
      ...(!isFixed && fixable > 0 ? [style('gray', say('fixable', { count: fixable }))] : []),
    ].join(' '),
  );
}

/** `file:line:column: severity: …`, as compilers write it, so that terminals and editors find the place. */
function paragraphOf({ file, text }: FileReport, finding: Finding, { say, style }: Terminal): string {
  const { start, severity, message, spec, rule, fixes } = finding;
  const place = `${visibleLine(file)}:${start.line + 1}:${start.character + 1}`;
  const frame = frameOf(text, finding, 5);
  const gutter = ' '.repeat(frame.number.length);
  const bar = style('gray', '│');
  return [
    `${style('bold', place)}: ${style(styles[severity], say(severity))}: ${message} ${style('gray', `(${spec}) ${rule}`)}`,
    `${style('gray', frame.number)} ${bar} ${frame.line}`,
    `${gutter} ${bar} ${style(styles[severity], frame.underline)}`,
    ...fixes.map((title) => `${gutter} ${style('green', say('fix', { title }))}`),
    '',
  ].join('\n');
}

/** The gravest, in the order in which they stand. */
function gravest(findings: readonly Finding[]): readonly Finding[] {
  const telling = withoutAlike(findings);
  if (telling.length <= mostShown) return telling;
  const ranked = severities.flatMap((severity) => telling.filter((finding) => finding.severity === severity));
  const kept = new Set(ranked.slice(0, mostShown));
  return telling.filter((finding) => kept.has(finding));
}

function withoutAlike(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ rule, severity }) => {
    if (severity !== 'hint') return true;
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= mostHintsAlike;
  });
}

function nameOf({ file }: FileReport): string {
  return visibleLine(file);
}
