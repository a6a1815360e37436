/** What stands between `{{` and `}}`: a variable, a function with its arguments, or a part of an earlier message. */

export type Expression = VariableName | FunctionCall | MessageReference | EmptyExpression;

export interface EmptyExpression {
  readonly kind: 'empty';
}

export interface VariableName {
  readonly kind: 'variable';
  readonly name: string;
}

/** `$name`, `$name a b` or `$name(a, b)`. The name is without its sign. */
export interface FunctionCall {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly string[];
}

/** `block.request.headers.Via[0].branch`, `block.response[1xx].status`, `block.routeSet`. */
export interface MessageReference {
  readonly kind: 'reference';
  /** The name of the block that was sent. */
  readonly block: string;
  readonly of: 'request' | 'response' | 'routeSet';
  /** Which of several responses: a status code or a class as `1xx`, or a number that counts from 0. */
  readonly which?: string | undefined;
  /** The names and numbers that lead to the part, in order. */
  readonly path: readonly (string | number)[];
}

/** Reads an expression. Whatever is neither function nor reference is the name of a variable. */
export function readExpression(text: string): Expression {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (trimmed.startsWith('$')) return readCall(trimmed.slice(1));
  return readReference(trimmed) ?? { kind: 'variable', name: trimmed };
}

function readCall(text: string): FunctionCall {
  const end = text.search(/[\s(]/u);
  if (end === -1) return { kind: 'function', name: text, args: [] };
  const rest = text.slice(end).trim();
  const isList = rest.startsWith('(') && rest.endsWith(')');
  const args = isList ? splitArguments(rest.slice(1, -1), ',') : splitArguments(rest, ' ');
  return { kind: 'function', name: text.slice(0, end), args };
}

/** Cuts arguments apart at a sign or at blanks; `"…"` and `'…'` hold them together. */
function splitArguments(text: string, sign: ',' | ' '): string[] {
  const args: string[] = [];
  let argument = '';
  let quote = '';
  let wasQuoted = false;
  for (const character of text) {
    if (quote !== '') {
      if (character === quote) quote = '';
      else argument += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      wasQuoted = true;
    } else if (character === sign || (sign === ' ' && character === '\t')) {
      if (argument !== '' || wasQuoted) args.push(argument);
      argument = '';
      wasQuoted = false;
    } else if (character !== ' ') argument += character;
  }
  if (argument !== '' || wasQuoted) args.push(argument);
  return args;
}

function readReference(text: string): MessageReference | undefined {
  const steps = readSteps(text);
  if (steps === undefined || steps.length < 2) return undefined;
  const [block, of, next] = steps;
  if (block === undefined || (of !== 'request' && of !== 'response' && of !== 'routeSet')) return undefined;
  const which = of === 'response' && next?.startsWith('[') === true ? next.slice(1) : undefined;
  const path = steps.slice(which === undefined ? 2 : 3).map(toStep);
  return { kind: 'reference', block, of, which, path };
}

/** `a.b[0].c` as `a`, `b`, `[0`, `c`; nothing when the text is not such a path. */
function readSteps(text: string): string[] | undefined {
  const steps: string[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    const start = sign === '.' && at > 0 ? at + 1 : at;
    const end = sign === '[' ? text.indexOf(']', at) : endOfStep(text, start);
    if (end <= start || (sign !== '.' && sign !== '[' && at > 0)) return undefined;
    steps.push(text.slice(start, end));
    at = sign === '[' ? end + 1 : end;
  }
  return steps;
}

function endOfStep(text: string, from: number): number {
  let at = from;
  while (at < text.length && !'.[] \t'.includes(text.charAt(at))) at += 1;
  return at;
}

function toStep(step: string): string | number {
  if (!step.startsWith('[')) return step;
  const inner = step.slice(1);
  return /^\d+$/u.test(inner) ? Number(inner) : inner;
}
