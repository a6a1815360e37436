/** What the variables of a message stand for, where the file alone says it and nothing has to be kept secret. */

import { directivesNamed, wordsOf } from '../sip/directives/read.ts';
import { readExpression } from '../sip/expression.ts';
import { noFacts } from '../sip/facts.ts';
import { readTemplates } from '../sip/syntax/templates.ts';
import type { Template } from '../sip/syntax/tree.ts';
import { createResolver, type Scope, scopeOf } from '../sip/variables.ts';
import type { Hint } from './body-hint.ts';
import type { Surroundings } from './describe.ts';
import { visibleLine } from './visible.ts';

/** A longer value is cut: the hint stands within a line. */
const longest = 40;

/** A hint behind each variable; `isPromised` tells of names that get another value when the message is sent. */
export function variableHints(around: Surroundings, isPromised: (name: string) => boolean): readonly Hint[] {
  const { message, templates } = around.block;
  const named = templates.filter(
    ({ start, expression }) =>
      message !== undefined && start >= message.start && readExpression(expression.text).kind === 'variable',
  );
  if (named.length === 0) return [];
  const scope = scopeOf(around.block, around.defaults);
  const resolver = createResolver(scope, noFacts);
  const secret = passwordsOf(around);
  const isOpen = (name: string): boolean => !isPromised(name) && !secret.has(name);
  return named.flatMap(({ end, expression: { text } }) => {
    const outcome = isPlain(text, scope, isOpen) ? resolver.resolve(text, 'head') : undefined;
    if (outcome?.kind !== 'value' || outcome.text === '') return [];
    return [{ offset: end, label: `= ${visibleLine(outcome.text, longest)}` }];
  });
}

/** True when nothing but open variables of the file makes up a value. Each name is looked into once, so variables that go round in a circle end. */
function isPlain(text: string, { own, inherited }: Scope, isOpen: (name: string) => boolean): boolean {
  const seen = new Set<string>();
  const waiting = [text];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const expression = readExpression(next);
    if (expression.kind !== 'variable' || !isOpen(expression.name)) return false;
    if (seen.has(expression.name)) continue;
    seen.add(expression.name);
    const value = own.get(expression.name) ?? inherited.get(expression.name);
    if (value === undefined) return false;
    waiting.push(...readTemplates(value.text, 0, false).map(({ expression: inner }) => inner.text));
  }
  return true;
}

/** The variables in the passwords of `# @auth`. */
function passwordsOf({ block, defaults }: Surroundings): ReadonlySet<string> {
  const lines = ['auth', 'auth-ha1'].flatMap((key) => directivesNamed(block, key, defaults));
  const passwords = lines.flatMap(({ value }) => wordsOf(value.text).slice(1));
  const templates: Template[] = passwords.flatMap((password) => readTemplates(password, 0, false));
  return new Set(templates.map(({ expression }) => expression.text));
}
