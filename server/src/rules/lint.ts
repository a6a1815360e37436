/** What only the whole file can tell of a block, and what of all that is shown: settings and `# @lint off` come last, so that they cost no analysis. */

import type { Problem } from '../sip/problem.ts';
import type { Analysis } from './analyse.ts';
import type { Call } from './calls.ts';
import { createCollector } from './collector.ts';
import type { FileView } from './file-view.ts';
import { rules } from './index.ts';
import { type Choice, isRun, type LintSettings, type Voice } from './lint-settings.ts';
import { isShownIn, severityIn } from './profiles.ts';
import type { Rule } from './rule.ts';
import type { Summary } from './summary.ts';

/** What is said of a block. */
export interface BlockResult {
  readonly problems: readonly Problem[];
  /** What is not shown, since somebody does not want to be told of it. */
  readonly withheld: readonly Withheld[];
}

/** A problem that is not shown, and who said so. */
export interface Withheld {
  readonly rule: string;
  readonly by: Voice;
}

const nothing: readonly never[] = [];
export const nothingToSay: BlockResult = { problems: nothing, withheld: nothing };

/** The places of the blocks of which something is shown, in order. */
export function speakingIn(results: readonly BlockResult[]): number[] {
  const places: number[] = [];
  for (let place = 0; place < results.length; place += 1) if (results[place]?.problems.length !== 0) places.push(place);
  return places;
}

const fileRules = rules.filter(({ checkFile }) => checkFile !== undefined);
const rulesByName = new Map(rules.map((rule) => [rule.name, rule]));
const callRules = rules.filter(({ checkCall }) => checkCall !== undefined);

export function lint({ problems, summary }: Analysis, file: FileView, settings: LintSettings): BlockResult {
  const call = file.callOf(summary);
  const ofCall = call === undefined ? problems : merged(problems, checkInCall(call, settings));
  const all = saysNothing(summary, file) ? ofCall : merged(ofCall, checkInFile(summary, file, settings));
  if (all.length === 0) return nothingToSay;
  const shown: Problem[] = [];
  const withheld: Withheld[] = [];
  for (const problem of all) {
    const { level, by } = isSilenced(problem, summary, file) ? silenced : levelOf(problem, settings);
    if (level === 'off') withheld.push({ rule: problem.rule, by });
    else shown.push(level === 'on' || level === problem.severity ? problem : { ...problem, severity: level });
  }
  return shown.length === 0
    ? quietResult(withheld)
    : { problems: shown, withheld: withheld.length === 0 ? nothing : withheld };
}

/** So many are remembered; a file has few kinds of messages, of which the same is withheld. */
const mostQuiet = 500;

const quietResults = new Map<string, BlockResult>();

/** Of messages of which nothing is said there are thousands: they share their results, so that looking for the others takes no time. */
function quietResult(withheld: readonly Withheld[]): BlockResult {
  const key = withheld.map(({ rule, by }) => `${rule} ${by}`).join();
  const result = quietResults.get(key) ?? { problems: nothing, withheld };
  if (quietResults.size >= mostQuiet) quietResults.clear();
  quietResults.set(key, result);
  return result;
}

const silenced: Choice = { level: 'off', by: 'comment', isNamed: true };

/** What somebody said of the rule, else what the profile does. */
function levelOf(problem: Problem, { profile, choices }: LintSettings): Choice {
  const chosen = choices.get(problem.rule);
  const rule = rulesByName.get(problem.rule);
  if (chosen?.level === 'off' || rule === undefined) return chosen ?? byProfile('on');
  if (chosen?.isNamed !== true && !isShownIn(rule, profile, problem.severity)) return byProfile('off');
  return chosen === undefined || chosen.level === 'on' ? byProfile(severityIn(profile, rule, problem)) : chosen;
}

function byProfile(level: Choice['level']): Choice {
  return { level, by: 'profile', isNamed: false };
}

/** True for most blocks: they neither ask for anything nor give anything a name, nor differ from another one. */
function saysNothing(summary: Summary, file: FileView): boolean {
  const { block, name, references, paths, namedCalls, silenced, origin, awaited } = summary;
  const asks = block.templates.length > 0 || references.length > 0 || paths.length > 0 || namedCalls.length > 0;
  const waits = awaited !== undefined;
  const differs = origin !== undefined && file.fromTagOf(origin.key) !== origin.fromTag.text;
  const isApart = file.otherCallIdOf(summary) !== undefined;
  return !asks && !waits && !differs && !isApart && name === undefined && silenced.length === 0;
}

function checkInFile(summary: Summary, file: FileView, settings: LintSettings): readonly Problem[] {
  const collector = createCollector();
  for (const rule of fileRules)
    if (isWanted(rule, settings)) rule.checkFile?.(summary, collector.reportFor(rule), file);
  return collector.finish();
}

/** Only rules of special profiles may be left out, and few look at the whole file. */
function isWanted(rule: Rule, settings: LintSettings): boolean {
  return rule.profile === undefined || isRun(rule, settings);
}

function checkInCall(call: Call, settings: LintSettings): readonly Problem[] {
  const collector = createCollector();
  for (const rule of callRules)
    if (isWanted(rule, settings)) rule.checkCall?.(call.self, collector.reportFor(rule), call);
  return collector.finish();
}

function merged(one: readonly Problem[], other: readonly Problem[]): readonly Problem[] {
  if (other.length === 0) return one;
  return [...one, ...other].sort((first, second) => first.start - second.start || first.end - second.end);
}

function isSilenced({ rule }: Problem, { silenced, silencesAll }: Summary, file: FileView): boolean {
  return silencesAll || file.silencesAll || silenced.some(({ text }) => text === rule) || file.silenced.has(rule);
}
