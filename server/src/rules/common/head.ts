/** The header fields of a message by name, whether it is written long or compact and in whatever case. */

import { isCalled } from '../../sip/field-name.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';

/** Where a line goes on with the one above, one of these stands in the text. */
export const foldSigns: readonly string[] = ['\n ', '\n\t', '\r ', '\r\t'];

/** All fields of a name, which is given in its long form. */
export function fieldsNamed({ fields }: Message, name: string): readonly Field[] {
  const compact = compactOf(name);
  return fields.filter((field) => isCalled(field, name, compact));
}

/** The first of them. */
export function fieldNamed({ fields }: Message, name: string): Field | undefined {
  const compact = compactOf(name);
  for (const field of fields) if (isCalled(field, name, compact)) return field;
  return undefined;
}

export function hasField(message: Message, name: string): boolean {
  return fieldNamed(message, name) !== undefined;
}

function compactOf(name: string): string | undefined {
  return headerNamed(name)?.compact;
}
