/** Takes single values out of the lists in which they stand. */

import type { Edit } from '../../sip/problem.ts';
import { spanOf } from '../../sip/span.ts';
import { deleteLine, replace } from '../../sip/syntax/edit.ts';
import type { FieldReading } from '../../sip/values-of.ts';

/** Takes a value out of its field, with a comma; the last one takes its field with it. */
export function removeElement<V>({ field, values }: FieldReading<V>, index: number): readonly Edit[] {
  const element = values[index];
  const before = values[index - 1];
  const behind = values[index + 1];
  if (element === undefined) return [];
  if (before !== undefined) return [replace(spanOf(before.end, element.end), '')];
  if (behind !== undefined) return [replace(spanOf(element.start, behind.start), '')];
  return [deleteLine(field)];
}
