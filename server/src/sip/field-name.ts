/** Header fields by their names, for what knows no definitions of them. */

import type { Field, Message } from './syntax/tree.ts';

/** True for a field of that name, long or compact, in any case. Lengths differ nearly always, and are compared first. */
export function isCalled({ name: { text } }: Pick<Field, 'name'>, name: string, compact?: string): boolean {
  if (text.length === name.length) return text === name || text.toLowerCase() === name.toLowerCase();
  return text.length === compact?.length && text.toLowerCase() === compact.toLowerCase();
}

/** The first field of that name. */
export function firstCalled({ fields }: Pick<Message, 'fields'>, name: string, compact?: string): Field | undefined {
  return fields.find((field) => isCalled(field, name, compact));
}
