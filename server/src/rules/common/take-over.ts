/** Gives a header of one message the values that it has in another, whatever rows it stands in. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import type { Edit } from '../../sip/problem.ts';
import { deleteLine, replaceValue } from '../../sip/syntax/edit.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { fieldsOf } from '../../sip/values-of.ts';
import { addField } from './fixes.ts';

/** The first row says them all, and the others go; none is left where there are no values. */
export function takeOver(message: Message, definition: HeaderDefinition, values: readonly string[]): readonly Edit[] {
  const text = values.join(', ');
  const fields = fieldsOf(message, definition);
  if (fields.length === 0) return text === '' ? [] : addField(message, definition.name, text);
  return fields.map((field, index) => (index === 0 && text !== '' ? replaceValue(field, text) : deleteLine(field)));
}
