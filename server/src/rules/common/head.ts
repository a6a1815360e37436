/** The header fields of a message by name, whether it is written long or compact and in whatever case. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import { forLatest } from '../../sip/latest.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';

/** Those of fields that nobody knows stand under their name in lower case. */
export type Head = ReadonlyMap<HeaderDefinition | string, readonly [Field, ...Field[]]>;

/** Where a line goes on with the one above, one of these stands in the text. */
export const foldSigns: readonly string[] = ['\n ', '\n\t', '\r ', '\r\t'];

const noFields: readonly Field[] = [];

export const headOf = forLatest(readHead);

function readHead(message: Message): Head {
  const head = new Map<HeaderDefinition | string, [Field, ...Field[]]>();
  for (const field of message.fields) {
    const key = keyOf(field.name.text);
    const same = head.get(key);
    if (same === undefined) head.set(key, [field]);
    else same.push(field);
  }
  return head;
}

/** The name is long or compact, in any case. */
export function fieldsNamed(message: Message, name: string): readonly Field[] {
  return headOf(message).get(keyOf(name)) ?? noFields;
}

/** The first field of a name. */
export function fieldNamed(message: Message, name: string): Field | undefined {
  return headOf(message).get(keyOf(name))?.[0];
}

export function hasField(message: Message, name: string): boolean {
  return headOf(message).has(keyOf(name));
}

function keyOf(name: string): HeaderDefinition | string {
  return headerNamed(name) ?? name.toLowerCase();
}
