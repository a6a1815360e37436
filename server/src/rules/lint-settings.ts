/** How strictly rules are taken: a profile, and what settings, files and options say of single rules; the last one counts. */

import type { Severity } from '../sip/problem.ts';
import { matchesWildcard } from './config/wildcard.ts';
import { rules } from './index.ts';
import type { Level } from './levels.ts';
import { concerns, defaultProfile } from './profiles.ts';
import type { ProfileName, Rule } from './rule.ts';

/** Who may say something of a rule; `profile` is what counts where nobody else does. */
export type Voice = 'comment' | 'option' | 'config' | 'settings' | 'profile';

/** What one of them says. The names of rules may hold `*`. */
export interface LintLayer {
  readonly by: Voice;
  readonly profile?: ProfileName | undefined;
  /** Only these rules count; also one that the profile leaves out, where its name stands in full. */
  readonly select?: readonly string[] | undefined;
  readonly rules?: Readonly<Record<string, Level>> | undefined;
  readonly ignore?: readonly string[] | undefined;
}

/** What counts for a rule that somebody spoke of; `on` is its own severity, whatever the profile. */
export interface Choice {
  readonly level: Severity | 'off' | 'on';
  readonly by: Voice;
  /** True when its name stands in full: then it counts even where the profile leaves it out. */
  readonly isNamed: boolean;
}

export interface LintSettings {
  readonly profile: ProfileName;
  readonly choices: ReadonlyMap<string, Choice>;
}

/** What `# @lint off`, the settings and `.siplint.json` can name. */
export const ruleNames: ReadonlySet<string> = new Set(rules.map(({ name }) => name));

const ofProfiles = new Map<ProfileName, LintSettings>();

export const defaultLintSettings: LintSettings = settingsOfProfile(defaultProfile);

/** The weakest voice stands first. */
export function lintSettingsOf(layers: readonly LintLayer[]): LintSettings {
  const profile = layers.findLast((layer) => layer.profile !== undefined)?.profile ?? defaultProfile;
  return layers.some(chooses) ? { profile, choices: choicesOf(layers) } : settingsOfProfile(profile);
}

/** True when somebody wants to be told of what a rule finds, or the profile counts what it leaves out. */
export function isRun(rule: Rule, { profile, choices }: LintSettings): boolean {
  const choice = choices.get(rule.name);
  return (choice?.isNamed === true && choice.level !== 'off') || concerns(rule, profile);
}

/** Whether a pattern stands for any rule at all. */
export function meansRule(pattern: string): boolean {
  return ruleNames.has(pattern) || [...ruleNames].some((name) => matchesWildcard(pattern, name));
}

/** The same object each time, so that what depends on it is worked out once. */
function settingsOfProfile(profile: ProfileName): LintSettings {
  const known = ofProfiles.get(profile) ?? { profile, choices: new Map() };
  ofProfiles.set(profile, known);
  return known;
}

/** True where something is said of rules one by one. */
function chooses({ select, rules: own, ignore }: LintLayer): boolean {
  return select !== undefined || own !== undefined || ignore !== undefined;
}

function choicesOf(layers: readonly LintLayer[]): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  for (const layer of layers) {
    for (const name of ruleNames) {
      const before = choices.get(name);
      const level = levelIn(layer, name, before);
      const isNamed = before?.isNamed === true || names(layer, name);
      if (level !== undefined) choices.set(name, { level, by: layer.by, isNamed });
    }
  }
  return choices;
}

function levelIn(
  { select, rules: own, ignore }: LintLayer,
  name: string,
  before: Choice | undefined,
): Choice['level'] | undefined {
  if (isIn(ignore, name)) return 'off';
  const level = Object.entries(own ?? {}).findLast(([pattern]) => matchesWildcard(pattern, name))?.[1];
  if (level !== undefined && (select === undefined || isIn(select, name))) return level;
  if (select === undefined) return undefined;
  if (!isIn(select, name)) return 'off';
  return before === undefined || before.level === 'off' ? 'on' : before.level;
}

function names({ select, rules: own }: LintLayer, name: string): boolean {
  return select?.includes(name) === true || Object.hasOwn(own ?? {}, name);
}

function isIn(patterns: readonly string[] | undefined, name: string): boolean {
  return patterns?.some((pattern) => matchesWildcard(pattern, name)) === true;
}
