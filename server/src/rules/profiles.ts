/** The profiles: what each of them asks of a message, by what the rules stand on. */

import type { Problem, Severity } from '../sip/problem.ts';
import type { Basis, ProfileName, Rule, SpecialProfile } from './rule.ts';

export interface Profile {
  /** The bases of the rules that count. */
  readonly bases: readonly Basis[];
  /** Those that count only where what they find is no mere hint. */
  readonly graveOnly?: readonly Basis[];
  /** Whose own rules count beside those of everybody. */
  readonly specials: readonly SpecialProfile[];
  /** Nothing weighs less. */
  readonly least?: 'warning';
}

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  must: { bases: ['must', 'format'], specials: [], least: 'warning' },
  rfc: { bases: ['must', 'should', 'format'], graveOnly: ['interop'], specials: [] },
  interop: { bases: ['must', 'should', 'interop', 'format'], specials: [] },
  ims: { bases: ['must', 'should', 'interop', 'format'], specials: ['ims'] },
  gb28181: { bases: ['must', 'should', 'interop', 'format'], specials: ['gb28181'] },
  all: { bases: ['must', 'should', 'interop', 'format'], specials: ['ims', 'gb28181'] },
};

export const profileNames = Object.keys(profiles) as readonly ProfileName[];

export const defaultProfile: ProfileName = 'rfc';

export function isProfileName(name: unknown): name is ProfileName {
  return typeof name === 'string' && Object.hasOwn(profiles, name);
}

/** True where a rule has a say at all, however little of it is shown: a special one says nothing of messages that are not of its kind. */
export function concerns({ profile }: Rule, name: ProfileName): boolean {
  return profile === undefined || profiles[name].specials.includes(profile);
}

/** True where what a rule finds is shown, with its own severity or another one. */
export function isShownIn(rule: Rule, name: ProfileName, severity: Severity = rule.severity): boolean {
  const { bases, graveOnly = [] } = profiles[name];
  const isShown = bases.includes(rule.basis) || (graveOnly.includes(rule.basis) && !isLight(severity));
  return isShown && concerns(rule, name);
}

/** How strictly a profile that shows its rule takes a problem. */
export function severityIn(name: ProfileName, { inProfile }: Rule, { what, severity }: Problem): Severity | 'off' {
  const own = inProfile?.[name]?.[what] ?? severity;
  return isLight(own) ? (profiles[name].least ?? own) : own;
}

/** The first profile that shows what a rule finds: in it its examples hold. */
export function homeOf(rule: Rule): ProfileName {
  return profileNames.find((name) => name !== 'must' && isShownIn(rule, name)) ?? defaultProfile;
}

function isLight(severity: Severity | 'off'): boolean {
  return severity === 'information' || severity === 'hint';
}
