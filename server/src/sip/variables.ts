/** What `{{…}}` stands for: the nearest variable, a generated value, or a part of an earlier message. */

import { defaultsFor, directivesNamed } from './directives/read.ts';
import { loopOf } from './directives/sequence.ts';
import { type Expression, type MessageReference, readExpression } from './expression.ts';
import type { Facts } from './facts.ts';
import { functionNamed } from './functions.ts';
import type { Section } from './pieces.ts';
import type { ReferenceFault } from './references.ts';
import type { Token } from './span.ts';
import { readTemplates } from './syntax/templates.ts';
import type { Block } from './syntax/tree.ts';

/** The variables that the text around a block sets: its own, and those of the blocks without a message. */
export interface Scope {
  readonly own: ReadonlyMap<string, Token>;
  readonly inherited: ReadonlyMap<string, Token>;
}

/** Why an expression has no value. `name` is the innermost variable or function that is to blame. */
export interface ExpressionFault {
  readonly kind: 'fault';
  readonly fault: ExpressionFaultKind;
  readonly name: string;
}

export type ExpressionFaultKind =
  | 'empty-expression'
  | 'unresolved'
  | 'unknown-function'
  | 'bad-arguments'
  /** A value that is known only while sending, or after an earlier message. */
  | 'not-known'
  | 'too-deep'
  | 'too-long'
  | 'line-end-in-value'
  | ReferenceFault['fault'];

export interface ExpressionValue {
  readonly kind: 'value';
  readonly text: string;
}

export type Outcome = ExpressionValue | ExpressionFault;

/** Gives the values of one message and one sending: what was generated once stays. */
export interface Resolver {
  readonly resolve: (expression: string, section: Section) => Outcome;
  /** A text with each of its templates replaced by its value. What the values hold is not looked into again. */
  readonly expand: (text: string, section: Section) => Outcome;
  /** The generated values so far, by the call that made them. */
  readonly generated: ReadonlyMap<string, string>;
}

/** Variables may refer to variables so many times over. */
const deepest = 8;

/** No value of a variable is longer; variables that multiply each other would otherwise fill any memory. */
const longest = 1 << 18;

/** The variables that count for a block; of several of one name the last. */
export function scopeOf(block: Block, defaults: readonly Block[] = []): Scope {
  return { own: variablesOf([block]), inherited: variablesOf(defaultsFor(block, defaults)) };
}

/** Replaces the templates of a text, and gives nothing where one has no value. */
export function expander({ expand }: Pick<Resolver, 'expand'>): (text: string) => string | undefined {
  return (text) => {
    const outcome = expand(text, 'head');
    return outcome.kind === 'value' ? outcome.text : undefined;
  };
}

/** The names that a block asks for or keeps, and that so have a value by the time they are needed. */
export function promisedNames(block: Block): ReadonlySet<string> {
  const prompts = ['prompt', 'prompt-secret'].flatMap((key) => directivesNamed(block, key));
  const captures = directivesNamed(block, 'capture');
  const loop = loopOf(block);
  const rows = loop === undefined || 'count' in loop ? [] : [loop.variable, `${loop.variable}.`];
  return new Set([
    ...rows,
    ...prompts.map(({ value }) => value.text.split(/\s/u, 1)[0] ?? ''),
    ...captures.map(({ value }) => (value.text.split('=', 1)[0] ?? '').trim()),
  ]);
}

/** True of a name among those that are promised; a loop promises all columns of its file. */
export function isPromised(promised: ReadonlySet<string>, name: string): boolean {
  return promised.has(name) || promised.has(name.slice(0, name.indexOf('.') + 1));
}

/** Says what is wrong with an expression before anything is sent: `isKnown` tells of names that the text around it does not set. */
export function checkExpression(
  text: string,
  scope: Scope,
  isKnown: (name: string) => boolean,
): ExpressionFault | undefined {
  return checkAt(0, text, { scope, isKnown, fine: new Map() });
}

interface Check {
  readonly scope: Scope;
  readonly isKnown: (name: string) => boolean;
  /** The variables without fault, and how deep they were found to be so: less deep they are fine too. */
  readonly fine: Map<string, number>;
}

function checkAt(depth: number, text: string, check: Check): ExpressionFault | undefined {
  const expression = readExpression(text);
  if (expression.kind === 'reference') return undefined;
  if (expression.kind === 'empty') return faultOf('empty-expression', '');
  if (expression.kind === 'function') return callFault(expression.name, expression.args);
  const { name } = expression;
  const token = check.scope.own.get(name) ?? check.scope.inherited.get(name);
  if (token === undefined) return check.isKnown(name) ? undefined : faultOf('unresolved', name);
  if ((check.fine.get(name) ?? -1) >= depth) return undefined;
  if (depth >= deepest) return faultOf('too-deep', name);
  for (const inner of readTemplates(token.text, 0, false)) {
    const fault = checkAt(depth + 1, inner.expression.text, check);
    if (fault !== undefined) return fault;
  }
  check.fine.set(name, depth);
  return undefined;
}

export interface ResolverOptions {
  /** The size of the body that is sent, for `{{$contentLength}}`. */
  readonly contentLength?: () => number | undefined;
  /** Values that were generated before for the same message. */
  readonly generated?: ReadonlyMap<string, string>;
}

/** A resolver for one message and one sending. */
export function createResolver(scope: Scope, facts: Facts, options: ResolverOptions = {}): Resolver {
  const generated = new Map(options.generated);
  const known = new Map<string, Known>();
  const contentLength = options.contentLength ?? (() => undefined);
  const state: State = { scope, facts, generated, known, contentLength };
  return {
    resolve: (expression, section) => resolveText(state, expression, section, 0).outcome,
    expand: (text, section) => expandText(state, text, section, 0).outcome,
    generated,
  };
}

interface State {
  readonly scope: Scope;
  readonly facts: Facts;
  readonly generated: Map<string, string>;
  readonly known: Map<string, Known>;
  readonly contentLength: () => number | undefined;
}

/** A value and over how many variables it was reached. */
interface Known {
  readonly outcome: Outcome;
  readonly height: number;
}

function resolveText(state: State, text: string, section: Section, depth: number): Known {
  const expression = readExpression(text);
  if (expression.kind === 'variable') return resolveVariable(state, expression.name, section, depth);
  const outcome = resolveOther(state, expression, text.trim(), section);
  // The body of one message may become that of another.
  const mayHoldLines = expression.kind === 'reference' && section === 'body';
  return { outcome: mayHoldLines ? outcome : checked(outcome, text.trim()), height: 0 };
}

function resolveOther(state: State, expression: Expression, text: string, section: Section): Outcome {
  switch (expression.kind) {
    case 'function':
      return call(state, expression.name, expression.args, section);
    case 'reference':
      return referenceOutcome(state.facts, expression, text);
    default:
      return faultOf('empty-expression', '');
  }
}

/** Where a message is missing, its block is to blame: that is to be sent first. */
function referenceOutcome({ reference }: Facts, expression: MessageReference, text: string): Outcome {
  const found = reference(expression);
  if (typeof found !== 'object') return valueOr(found, 'not-known', text);
  const { fault } = found;
  return faultOf(fault, fault === 'no-such-part' || fault === 'unreadable-part' ? text : expression.block);
}

/** Nearest wins: capture and prompt, block, file, and then what environments and settings hold. */
function resolveVariable(state: State, name: string, section: Section, depth: number): Known {
  const captured = state.facts.captured(name);
  if (captured !== undefined) return { outcome: checked({ kind: 'value', text: captured }, name), height: 0 };
  const token = state.scope.own.get(name) ?? state.scope.inherited.get(name);
  if (token === undefined) {
    const outcome = valueOr(state.facts.variable(name), 'unresolved', name);
    return { outcome: checked(outcome, name), height: 0 };
  }
  const key = `${section} ${name}`;
  const before = state.known.get(key);
  if (before !== undefined) return before;
  if (depth >= deepest) return { outcome: faultOf('too-deep', name), height: depth };
  const inner = expandText(state, token.text, section, depth + 1);
  const height = inner.height + 1;
  const isTooHigh = inner.outcome.kind === 'value' && height > deepest;
  const found = { outcome: checked(isTooHigh ? faultOf('too-deep', name) : inner.outcome, name), height };
  if (found.outcome.kind === 'value') state.known.set(key, found);
  return found;
}

function expandText(state: State, text: string, section: Section, depth: number): Known {
  let result = '';
  let height = 0;
  let at = 0;
  for (const template of readTemplates(text, 0, false)) {
    const known = resolveText(state, template.expression.text, section, depth);
    if (known.outcome.kind === 'fault') return known;
    result += unescaped(text.slice(at, template.start)) + known.outcome.text;
    if (depth > 0 && result.length > longest) return { outcome: faultOf('too-long', template.expression.text), height };
    height = Math.max(height, known.height);
    at = template.end;
  }
  return { outcome: { kind: 'value', text: result + unescaped(text.slice(at)) }, height };
}

function call(state: State, name: string, args: readonly string[], section: Section): Outcome {
  const fault = callFault(name, args);
  if (fault !== undefined) return fault;
  const { facts, generated, contentLength } = state;
  const once = (key: string, make: () => string): string => {
    const value = generated.get(key) ?? make();
    generated.set(key, value);
    return value;
  };
  const definition = functionNamed(name);
  const key = [`$${definition?.name ?? name}`, ...args].join(' ');
  const before = generated.get(key);
  if (before !== undefined && !isAddress(name)) return { kind: 'value', text: before };
  const value = definition?.make(args, { facts, section, contentLength, once });
  if (value !== undefined && name.toLowerCase() !== 'secret') generated.set(key, value);
  return valueOr(value, 'not-known', `$${definition?.name ?? name}`);
}

/** Addresses are not generated, and are written differently in head and body. */
function isAddress(name: string): boolean {
  return /^(?:localip|targethost)$/iu.test(name);
}

function callFault(name: string, args: readonly string[]): ExpressionFault | undefined {
  const definition = functionNamed(name);
  if (definition === undefined) return faultOf('unknown-function', `$${name}`);
  return definition.fits(args) ? undefined : faultOf('bad-arguments', `$${definition.name}`);
}

/** A line end in a value would make further header fields of it. */
function checked(outcome: Outcome, name: string): Outcome {
  return outcome.kind === 'value' && /[\r\n]/u.test(outcome.text) ? faultOf('line-end-in-value', name) : outcome;
}

function valueOr(text: string | undefined, fault: ExpressionFaultKind, name: string): Outcome {
  return text === undefined ? faultOf(fault, name) : { kind: 'value', text };
}

function faultOf(fault: ExpressionFaultKind, name: string): ExpressionFault {
  return { kind: 'fault', fault, name };
}

function unescaped(text: string): string {
  return text.includes('\\{{') ? text.replaceAll('\\{{', '{{') : text;
}

function variablesOf(blocks: readonly Block[]): ReadonlyMap<string, Token> {
  const variables = new Map<string, Token>();
  for (const { preamble } of blocks) {
    for (const line of preamble) if (line.kind === 'variable') variables.set(line.name.text, line.value);
  }
  return variables;
}
