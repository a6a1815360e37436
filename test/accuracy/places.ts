/** Whether each known fault is said at the header field or line where it is. */

import { headerNamed } from '../../server/src/sip/headers/index.ts';
import { unsaid } from './exceptions.ts';
import { knownFaults } from './faults.ts';
import type { Verdict } from './verdict.ts';

/** One rule that has to speak up, and where. */
interface Expected {
  /** The header field, `start-line` or `body`. */
  readonly place: string;
  readonly rule: string;
  /** As an error or a warning. */
  readonly isSaid: boolean;
  readonly isError: boolean;
}

/** What has to be said of a message, and whether it is; nothing where no fault is known. */
export function expectedOf({ sample, problems }: Verdict): readonly Expected[] {
  const saidAs = (wanted: string) =>
    new Set(
      problems
        .filter(({ severity }) => severity === wanted)
        .map(({ rule, start }) => `${placeOf(sample.text, start.line)} ${rule}`),
    );
  const [errors, warnings] = [saidAs('error'), saidAs('warning')];
  return Object.entries(knownFaults[messageOf(sample.name)] ?? {}).flatMap(([place, rules]) =>
    rules.split(' ').map((rule) => {
      const isError = errors.has(`${place} ${rule}`);
      return { place, rule, isError, isSaid: isError || warnings.has(`${place} ${rule}`) };
    }),
  );
}

/** A line for each fault that is not said where it is, for each wrong message of which no fault is known, and for each exception that is none any more. */
export function faultsInPlaces(verdicts: readonly Verdict[]): readonly string[] {
  const named = new Set(verdicts.map(({ sample }) => messageOf(sample.name)));
  const silent = new Set(
    verdicts.flatMap((verdict) =>
      expectedOf(verdict)
        .filter(({ isSaid }) => !isSaid)
        .map(({ place, rule }) => `${messageOf(verdict.sample.name)} ${place} ${rule}`),
    ),
  );
  return [
    ...verdicts
      .filter((verdict) => mustBeExplained(verdict) && expectedOf(verdict).length === 0)
      .map(({ sample }) => `${sample.name} is wrong, but no fault of it is known`),
    ...verdicts
      .filter((verdict) => verdict.sample.expected === 'error' && !expectedOf(verdict).some(({ isError }) => isError))
      .map(({ sample }) => `${sample.name} is worth an error, but none of its faults is one where it is`),
    ...Object.keys(knownFaults)
      .filter((name) => !named.has(name))
      .map((name) => `${name} is no message`),
    ...[...silent]
      .filter((fault) => unsaid[fault] === undefined)
      .map((fault) => `${fault} is neither an error nor a warning there`),
    ...Object.keys(unsaid)
      .filter((fault) => !silent.has(fault))
      .map((fault) => `${fault} is no exception any more: take it off the list`),
  ];
}

/** What is wrong by its syntax or meaning, or is so by the section of an RFC that prints it. */
function mustBeExplained({ sample: { label, expected = 'no-error' } }: Verdict): boolean {
  return label === 'invalid-syntax' || label === 'invalid-semantic' || expected !== 'no-error';
}

/** Without the ending, and without the folder of the line ends of the wire. */
function messageOf(name: string): string {
  return name.replace(/\.sip$/u, '').replace(/^rfc5118-crlf/u, 'rfc5118');
}

/** The header field, in its long form, that a line begins or continues; `line` counts from 0. */
function placeOf(text: string, line: number): string {
  const lines = text.split(/\r\n|\n|\r/u);
  const end = lines.indexOf('');
  if (end !== -1 && line > end) return 'body';
  const first = lines.findLastIndex((each, index) => index <= line && !/^[ \t]/u.test(each));
  if (first <= 0) return 'start-line';
  const name = lines[first]?.split(':')[0]?.trim() ?? '';
  return headerNamed(name)?.name ?? name;
}
