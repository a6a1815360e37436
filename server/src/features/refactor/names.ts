/** Header names in their long or their compact form: RFC 3261 §7.3.3 has both mean the same. */

import { headerNamed } from '../../sip/headers/index.ts';
import type { Edit } from '../../sip/problem.ts';
import { replace } from '../../sip/syntax/edit.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { fieldUnder, isAtStartLine, type Refactoring, type RefactoringPlace, rewriting } from './refactoring.ts';

export type NameForm = 'long' | 'compact';

/** On a field its own name, on the start line all of them. */
export function nameRefactorings({ block: { message }, selection }: RefactoringPlace): readonly Refactoring[] {
  if (message === undefined) return [];
  if (isAtStartLine(message, selection))
    return [
      ...rewriting('refactor-all-long', renamed(message, 'long')),
      ...rewriting('refactor-all-compact', renamed(message, 'compact')),
    ];
  const field = fieldUnder(message, selection);
  if (field === undefined) return [];
  return (['long', 'compact'] as const).flatMap((form) => {
    const name = nameIn(form, field);
    const edits = isOfForm(field, form) ? [] : [replace(field.name, name)];
    return rewriting('refactor-name', edits, { before: field.name.text, after: name });
  });
}

/** The name of a field in a form; as it is written where nothing is known of it, or it has no such form. */
export function nameIn(form: NameForm, { name }: Field): string {
  const definition = headerNamed(name.text);
  if (definition === undefined) return name.text;
  return form === 'long' ? definition.name : (definition.compact ?? definition.name);
}

function renamed(message: Message, form: NameForm): readonly Edit[] {
  const others = message.fields.filter((field) => !isOfForm(field, form));
  return others.map((field) => replace(field.name, nameIn(form, field)));
}

/** Case is left alone: names are compared without it. */
function isOfForm(field: Field, form: NameForm): boolean {
  return nameIn(form, field).toLowerCase() === field.name.text.toLowerCase();
}
