/** What only the whole file can tell of a block, and what of all that is shown: settings and `# @lint off` come last, so neither costs an analysis. */

import type { Problem, Severity } from '../sip/problem.ts';
import type { Analysis } from './analyse.ts';
import { createCollector } from './collector.ts';
import type { FileView } from './file-view.ts';
import { rules } from './index.ts';
import type { Summary } from './summary.ts';

export interface LintSettings {
  /** How strictly a rule is taken instead of its own severity. */
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
}

/** What is said of a block. */
export interface BlockResult {
  readonly problems: readonly Problem[];
  /** How many problems are not shown because somebody switched their rules off. */
  readonly withheld: number;
}

export const defaultLintSettings: LintSettings = { levels: new Map() };

const nothingToSay: BlockResult = { problems: [], withheld: 0 };
/** What `# @lint off` and the settings can name. */
export const ruleNames: ReadonlySet<string> = new Set(rules.map(({ name }) => name));

const fileRules = rules.filter(({ checkFile }) => checkFile !== undefined);

export function lint({ problems, summary }: Analysis, file: FileView, settings: LintSettings): BlockResult {
  const all = saysNothing(summary, file) ? problems : merged(problems, checkInFile(summary, file));
  if (all.length === 0) return nothingToSay;
  const shown: Problem[] = [];
  for (const problem of all) {
    const level = isSilenced(problem, summary, file) ? 'off' : (settings.levels.get(problem.rule) ?? problem.severity);
    if (level !== 'off') shown.push(level === problem.severity ? problem : { ...problem, severity: level });
  }
  return { problems: shown, withheld: all.length - shown.length };
}

/** True for most blocks: they neither ask for anything nor give anything a name, nor differ from another one. */
function saysNothing({ block, name, references, paths, silenced, origin }: Summary, file: FileView): boolean {
  const asks = block.templates.length > 0 || references.length > 0 || paths.length > 0;
  const differs = origin !== undefined && file.fromTagOf(origin.key) !== origin.fromTag.text;
  return !asks && !differs && name === undefined && silenced.length === 0;
}

function checkInFile(summary: Summary, file: FileView): readonly Problem[] {
  const collector = createCollector();
  for (const rule of fileRules) rule.checkFile?.(summary, collector.reportFor(rule), file);
  return collector.finish();
}

function merged(one: readonly Problem[], other: readonly Problem[]): readonly Problem[] {
  if (other.length === 0) return one;
  return [...one, ...other].sort((first, second) => first.start - second.start || first.end - second.end);
}

function isSilenced({ rule }: Problem, { silenced, silencesAll }: Summary, file: FileView): boolean {
  return silencesAll || file.silencesAll || silenced.some(({ text }) => text === rule) || file.silenced.has(rule);
}
