/** Whether a header field is called by a name. */

import type { Field } from './syntax/tree.ts';

/** True for a field of that name, long or compact, in any case. Lengths differ nearly always, and are compared first. */
export function isCalled({ name: { text } }: Pick<Field, 'name'>, name: string, compact?: string): boolean {
  if (text.length === name.length) return text === name || text.toLowerCase() === name.toLowerCase();
  return text.length === compact?.length && text.toLowerCase() === compact.toLowerCase();
}
