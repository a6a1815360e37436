/** The operators of `# @expect`, which are httpYac's: what each asks of a value. */

import { isPattern, type Pattern, readPattern } from './subject.ts';

export interface Operator {
  readonly name: string;
  /** What stands behind it: nothing, a text, a number, or a pattern. */
  readonly operand: 'none' | 'text' | 'number' | 'pattern';
  /** `actual` is undefined where there is no such part. */
  readonly holds: (actual: string | undefined, expected: string, search: Search) => boolean;
}

/** What a pattern matches in a text, and its first group; nothing where it matches nowhere, or took too long. */
export type Search = (pattern: Pattern, text: string) => readonly (string | undefined)[] | undefined;

export const operators: readonly Operator[] = [
  { name: '==', operand: 'text', holds: isEqual },
  { name: '!=', operand: 'text', holds: (actual, expected) => !isEqual(actual, expected) },
  { name: '>', operand: 'number', holds: compared((actual, expected) => actual > expected) },
  { name: '>=', operand: 'number', holds: compared((actual, expected) => actual >= expected) },
  { name: '<', operand: 'number', holds: compared((actual, expected) => actual < expected) },
  { name: '<=', operand: 'number', holds: compared((actual, expected) => actual <= expected) },
  { name: 'startsWith', operand: 'text', holds: (actual, expected) => actual?.startsWith(expected) === true },
  { name: 'endsWith', operand: 'text', holds: (actual, expected) => actual?.endsWith(expected) === true },
  { name: 'includes', operand: 'text', holds: (actual, expected) => actual?.includes(expected) === true },
  { name: 'contains', operand: 'text', holds: (actual, expected) => actual?.includes(expected) === true },
  { name: 'matches', operand: 'pattern', holds: matches },
  { name: 'exists', operand: 'none', holds: (actual) => actual !== undefined },
  { name: 'isFalse', operand: 'none', holds: (actual) => actual === undefined },
  { name: 'isNumber', operand: 'none', holds: (actual) => numberIn(actual) !== undefined },
];

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]));

export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name.toLowerCase());
}

/** True where what stands behind an operator is of its kind. */
export function fitsOperand({ operand }: Operator, text: string): boolean {
  if (operand === 'none') return text === '';
  if (operand === 'number') return numberIn(text) !== undefined;
  return operand === 'text' ? text !== '' : isPattern(patternOf(text));
}

/** `/…/flags`, or a pattern without signs around it. */
function patternOf(text: string): Pattern {
  return readPattern(text)?.pattern ?? { source: text, flags: 'u' };
}

/** `2xx` is each status of that class; numbers are equal whatever their zeros. */
function isEqual(actual: string | undefined, expected: string): boolean {
  if (actual === undefined) return false;
  if (/^[1-6]xx$/iu.test(expected) && /^\d{3}$/u.test(actual)) return actual[0] === expected[0];
  const [one, other] = [numberIn(actual), numberIn(expected)];
  return one !== undefined && other !== undefined ? one === other : actual === expected;
}

function compared(holds: (actual: number, expected: number) => boolean): Operator['holds'] {
  return (actual, expected) => {
    const [one, other] = [numberIn(actual), numberIn(expected)];
    return one !== undefined && other !== undefined && holds(one, other);
  };
}

function matches(actual: string | undefined, expected: string, search: Search): boolean {
  return actual !== undefined && search(patternOf(expected), actual) !== undefined;
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(text) ? Number(text) : undefined;
}
