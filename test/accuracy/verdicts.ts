/** What is said of the corpus, beside its labels: a table, and a line for each message of which the wrong thing is said. */

import { lint, type Problem, parse } from '../../server/src/core.ts';
import { labels, type Sample } from './corpus.ts';
import { graverThanExpected, wronglyBlamed, wronglySpared } from './exceptions.ts';
import { faultsInPlaces } from './places.ts';
import { table } from './table.ts';
import type { Verdict } from './verdict.ts';

export function verdictsOn(samples: readonly Sample[]): readonly Verdict[] {
  return samples.map((sample) => {
    const problems = lint(parse(sample.text, { encoding: sample.encoding }));
    const hasError = problems.some(({ severity }) => severity === 'error');
    return {
      sample,
      problems,
      hasError,
      isBlamed: hasError || problems.some(({ severity }) => severity === 'warning'),
    };
  });
}

/** How many messages of each kind have errors, warnings or neither. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const kinds: readonly (readonly [string, (sample: Sample) => boolean])[] = [
    ['RFC 4475 and 5118, valid', (sample) => isTorture(sample) && sample.label === 'valid'],
    ['RFC 4475 and 5118, invalid-syntax', (sample) => isTorture(sample) && sample.label === 'invalid-syntax'],
    ['RFC 4475 and 5118, invalid-semantic', (sample) => isTorture(sample) && sample.label === 'invalid-semantic'],
    ['gold', ({ isGold }) => isGold],
    ...labels.map((label) => [`all ${label}`, (sample: Sample) => sample.label === label] as const),
  ];
  const rows = kinds.map(([name, isOfKind]) => {
    const found = verdicts.filter(({ sample }) => isOfKind(sample));
    const errors = found.filter(({ hasError }) => hasError).length;
    const warnings = found.filter(({ hasError, isBlamed }) => isBlamed && !hasError).length;
    return [name, found.length, errors, warnings, found.length - errors - warnings];
  });
  return table(['messages', 'number', 'with errors', 'with warnings only', 'with neither'], rows);
}

/** How often each rule speaks up in messages that nobody has anything against, so that noise is seen. */
export function noiseOf(verdicts: readonly Verdict[]): string {
  const messages = new Map<string, Set<string>>();
  for (const { sample, problems } of verdicts.filter(({ sample }) => sample.isGold)) {
    for (const { severity, rule } of problems) {
      const key = `${severity} ${rule}`;
      messages.set(key, (messages.get(key) ?? new Set()).add(sample.name));
    }
  }
  const rows = [...messages].map(([key, names]) => [...key.split(' '), names.size] as const);
  return table(
    ['severity', 'rule', 'gold messages'],
    rows.toSorted((one, other) => Number(other.at(-1)) - Number(one.at(-1))),
  );
}

/** A line for each verdict that is wrong, and for each exception that is none any more. */
export function faultsOf(verdicts: readonly Verdict[]): readonly string[] {
  const blamed = verdicts.filter(({ sample, hasError }) => hasError && mustBeSpared(sample));
  const spared = verdicts.filter(({ sample, hasError }) => !hasError && mustBeBlamed(sample));
  const graver = verdicts.filter(({ sample, hasError }) => hasError && sample.expected === 'warning');
  return [
    ...unexpected(blamed, wronglyBlamed, 'is valid, but is said to have errors'),
    ...unexpected(spared, wronglySpared, 'is wrong, but no error is found'),
    ...unexpected(graver, graverThanExpected, 'is worth a warning, but is said to have errors'),
    ...faultsInPlaces(verdicts),
    ...tooNoisy(verdicts),
  ];
}

/** One message in so many may have a warning though nobody has anything against it. */
const quiet = 20;

function tooNoisy(verdicts: readonly Verdict[]): readonly string[] {
  const faultless = verdicts.filter(({ sample }) => mustBeSpared(sample));
  const loud = faultless.filter(({ isBlamed }) => isBlamed).length;
  if (loud * quiet < faultless.length) return [];
  return [`${loud} of ${faultless.length} messages that are faultless have a warning or an error`];
}

function unexpected(
  found: readonly Verdict[],
  exceptions: Readonly<Record<string, string>>,
  fault: string,
): readonly string[] {
  const names = new Set(found.map(({ sample }) => sample.name));
  const past = Object.keys(exceptions).filter((name) => !names.has(name));
  return [
    ...found
      .filter(({ sample }) => exceptions[sample.name] === undefined)
      .map(({ sample, problems }) => `${sample.name} ${fault}: ${saidOf(sample, problems)}`),
    ...past.map((name) => `${name} is no exception any more: take it off the list`),
  ];
}

function mustBeSpared(sample: Sample): boolean {
  return sample.isGold || (isTorture(sample) && sample.label === 'valid');
}

/** By its label, or by the section of the RFC that prints it. */
function mustBeBlamed({ label, expected }: Sample): boolean {
  return label === 'invalid-syntax' || expected === 'error';
}

/** RFC 4475 and RFC 5118, the latter also with the line ends of the wire. */
export function isTorture({ name }: Sample): boolean {
  return /^rfc(?:4475|5118)/u.test(name);
}

function saidOf({ text }: Sample, problems: readonly Problem[]): string {
  const said = problems.map(
    ({ severity, rule, message, start, end }) =>
      `\n  ${severity} ${rule}: ${message}, at ${JSON.stringify(text.slice(start.offset, end.offset).slice(0, 60))}`,
  );
  return said.length === 0 ? 'nothing is said of it' : said.join('');
}
