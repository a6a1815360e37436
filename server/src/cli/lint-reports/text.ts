/** What `sipwright lint` says to people: each problem with its line, and at the end what there is in all. */

import type { Finding } from '../../features/findings.ts';
import { visibleLine } from '../../features/visible.ts';
import { withheldSentence } from '../../features/withheld.ts';
import { listed } from '../../features/words.ts';
import type { Severity } from '../../sip/problem.ts';
import { frameOf } from '../frame.ts';
import type { Style, Terminal } from '../terminal.ts';
import type { FileReport, LintReport, MakeReport, Tally } from './report.ts';

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

export const text: MakeReport = (terminal) => ({
  file: (report) => printFile(report, terminal),
  end(tally, fixes) {
    if (tally.files > 0) terminal.print(summaryLine(tally, fixes, terminal));
  },
});

function printFile(report: FileReport, terminal: Terminal): void {
  const { findings } = report;
  const shown = gravest(findings);
  for (const finding of shown) terminal.print(paragraphOf(report, finding, terminal));
  const rest = findings.length - shown.length;
  if (rest > 0) terminal.print(`${terminal.say('more-problems', { file: nameOf(report), count: rest })}\n`);
}

/** What there is in all, and what is not shown. */
export function summaryLine(
  { files, counts, fixable, fixed, withheld, profiles }: Tally,
  fixes: Parameters<LintReport['end']>[1],
  { say, words, style }: Terminal,
): string {
  const present = severities.flatMap((severity) => {
    const count = counts.get(severity) ?? 0;
    return count === 0 ? [] : [style(styles[severity], say(`count-${severity}`, { count }))];
  });
  const sum =
    present.length === 0 ? say('no-problems', { files }) : say('problems', { counts: listed(present, words), files });
  const [profile] = profiles.size === 1 ? profiles : [];
  const hidden = withheldSentence(withheld, profile, words);
  return [
    ...(fixes !== 'offered' && fixed > 0 ? [say(`fixes-${fixes}`, { count: fixed })] : []),
    sum,
    ...(fixes === 'offered' && fixable > 0 ? [style('gray', say('fixable', { count: fixable }))] : []),
    ...(hidden === undefined ? [] : [style('gray', say('withheld', { hidden }))]),
  ].join(' ');
}

/** `file:line:column: severity: …`, as compilers write it, so that terminals and editors find the place. */
function paragraphOf({ file, text }: FileReport, finding: Finding, { say, style }: Terminal): string {
  const { severity, message, spec, rule, fixes, related } = finding;
  const frame = frameOf(text, finding, 5);
  const gutter = ' '.repeat(frame.number.length);
  const bar = style('gray', '│');
  return [
    `${style('bold', placeOf(file, finding))}: ${style(styles[severity], say(severity))}: ${message} ${style('gray', `(${spec}) ${rule}`)}`,
    `${style('gray', frame.number)} ${bar} ${frame.line}`,
    `${gutter} ${bar} ${style(styles[severity], frame.underline)}`,
    ...(related === undefined ? [] : [`${gutter} ${style('gray', `↳ ${placeOf(file, related)}: ${related.message}`)}`]),
    ...fixes.map((title) => `${gutter} ${style('green', say('fix', { title }))}`),
    '',
  ].join('\n');
}

function placeOf(file: string, { start }: Pick<Finding, 'start'>): string {
  return `${visibleLine(file)}:${start.line + 1}:${start.character + 1}`;
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
