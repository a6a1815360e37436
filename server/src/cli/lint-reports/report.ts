/** What came of a file and of all of them, and how it is told: one form, one file beside this one. */

import type { Finding } from '../../features/findings.ts';
import type { WithheldCounts } from '../../features/withheld.ts';
import type { Voice } from '../../rules/lint-settings.ts';
import type { ProfileName } from '../../rules/rule.ts';
import type { Severity } from '../../sip/problem.ts';
import type { Terminal } from '../terminal.ts';

/** What came of one file. */
export interface FileReport {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** How many of them a safe fix is offered for. */
  readonly fixable: number;
  /** How many there were before the fixes were applied. */
  readonly before: number;
  readonly withheld: WithheldCounts;
  readonly profile: ProfileName;
}

/** What came of all files; kept while files come and go. */
export interface Tally {
  files: number;
  readonly counts: Map<Severity, number>;
  fixable: number;
  fixed: number;
  readonly withheld: Map<Voice, number>;
  readonly profiles: Set<ProfileName>;
  /** True when a file could not be read or written. */
  hasFailed: boolean;
}

/** Tells of files as they come. */
export interface LintReport {
  readonly begin?: () => void;
  readonly file: (report: FileReport) => void;
  readonly end: (tally: Tally, fixes: 'applied' | 'tried' | 'offered') => void;
}

/** Makes the report of a form. */
export type MakeReport = (terminal: Terminal) => LintReport;

export function noTally(): Tally {
  return {
    files: 0,
    counts: new Map(),
    fixable: 0,
    fixed: 0,
    withheld: new Map(),
    profiles: new Set(),
    hasFailed: false,
  };
}

export function addTo(tally: Tally, { findings, fixable, before, withheld, profile }: FileReport): void {
  tally.files += 1;
  tally.fixable += fixable;
  tally.fixed += Math.max(0, before - findings.length);
  tally.profiles.add(profile);
  for (const { severity } of findings) tally.counts.set(severity, (tally.counts.get(severity) ?? 0) + 1);
  for (const [by, count] of withheld) tally.withheld.set(by, (tally.withheld.get(by) ?? 0) + count);
}
