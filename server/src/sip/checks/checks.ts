/** What must have come of a message: `# @expect` and `# @capture`, read and carried out. */

import { directivesNamed } from '../directives/read.ts';
import { type Conversation, resolveReference } from '../references.ts';
import type { Block, Directive } from '../syntax/tree.ts';
import { fitsOperand, type Operator, operatorNamed, type Search } from './operators.ts';
import { cutWord, readSubject, type Subject } from './subject.ts';

export interface Expectation {
  readonly subject: Subject;
  readonly operator: Operator;
  /** As it stands there, templates and all. */
  readonly operand: string;
}

export interface Capture {
  readonly name: string;
  readonly subject: Subject;
}

/** Why a check cannot be read. */
export type CheckFault = 'bad-subject' | 'bad-operator' | 'bad-operand' | 'bad-name';

/** What came of one message. */
export interface Outcome {
  readonly conversation: Conversation | undefined;
  /** Milliseconds from the first message to the final answer; nothing where none came. */
  readonly duration: number | undefined;
  readonly search: Search;
}

/** `subject operator [operand]`. A word alone behind a subject is an operator. */
export function readExpectation(text: string): Expectation | CheckFault {
  const read = readSubject(text, (word) => operatorNamed(word) !== undefined);
  if (read === undefined) return 'bad-subject';
  const [word, rest] = cutWord(read.rest);
  const operator = operatorNamed(word);
  if (operator === undefined) return 'bad-operator';
  const operand = unquoted(rest);
  const isFit = operand.includes('{{') || fitsOperand(operator, operand);
  return isFit ? { subject: read.subject, operator, operand } : 'bad-operand';
}

/** `name = subject`. */
export function readCapture(text: string): Capture | CheckFault {
  const [, name = '', rest = ''] = /^([^\s={}]+)\s*=\s*(.*)$/su.exec(text) ?? [];
  if (name === '') return 'bad-name';
  const read = readSubject(rest);
  return read === undefined || read.rest !== '' ? 'bad-subject' : { name, subject: read.subject };
}

/** The text that a subject stands for; nothing where there is no such part. */
function textFor(subject: Subject, { conversation, duration, search }: Outcome): string | undefined {
  if (subject.kind === 'duration') return duration === undefined ? undefined : String(Math.round(duration));
  const found = resolveReference(subject.reference, conversation);
  if (typeof found !== 'string') return undefined;
  const { pattern } = subject;
  if (pattern === undefined) return found;
  const [whole, group] = search(pattern, found) ?? [];
  return group ?? whole;
}

/** What became of a directive that checks. */
export interface Checked {
  readonly directive: Directive;
  readonly isMet: boolean;
  /** What was there instead, or was captured; nothing where there is no such part. */
  readonly actual: string | undefined;
}

export interface Verdict {
  readonly expectations: readonly Checked[];
  readonly captures: readonly Checked[];
  readonly captured: ReadonlyMap<string, string>;
  /** True where all expectations are met; where there are none, where the answer is a 2xx or none was to come; and all captures have a value. */
  readonly isPassed: boolean;
}

/** Carries out all checks of a block; `expand` replaces templates, and gives nothing where one has no value. */
export function judge(
  block: Block,
  outcome: Outcome,
  wentWell: boolean,
  expand: (text: string) => string | undefined,
): Verdict {
  const expectations = expectationsOf(block).map(({ directive, what }): Checked => {
    const operand = expand(what.operand);
    return {
      directive,
      isMet: operand !== undefined && isMet(what, operand, outcome),
      actual: textFor(what.subject, outcome),
    };
  });
  const captured = new Map<string, string>();
  const captures = capturesOf(block).map(({ directive, what }): Checked => {
    const actual = textFor(what.subject, outcome);
    if (actual !== undefined) captured.set(what.name, actual);
    return { directive, isMet: actual !== undefined, actual };
  });
  const isMetAll = expectations.length === 0 ? wentWell : expectations.every(({ isMet }) => isMet);
  return { expectations, captures, captured, isPassed: isMetAll && captures.every(({ isMet }) => isMet) };
}

/** Those that can be read; a rule tells of the others. */
function expectationsOf(block: Block): readonly Check<Expectation>[] {
  return checksNamed(block, 'expect', readExpectation);
}

function capturesOf(block: Block): readonly Check<Capture>[] {
  return checksNamed(block, 'capture', readCapture);
}

interface Check<What> {
  readonly directive: Directive;
  readonly what: What;
}

function checksNamed<What extends object>(
  block: Block,
  key: string,
  read: (text: string) => What | string,
): readonly Check<What>[] {
  return directivesNamed(block, key).flatMap((directive) => {
    const what = read(directive.value.text);
    return typeof what === 'string' ? [] : [{ directive, what }];
  });
}

/** Whether it is met; `operand` has its templates replaced. */
export function isMet({ subject, operator }: Expectation, operand: string, outcome: Outcome): boolean {
  return operator.holds(textFor(subject, outcome), operand, outcome.search);
}

function unquoted(text: string): string {
  return /^(?<quote>["']).*\k<quote>$/u.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
