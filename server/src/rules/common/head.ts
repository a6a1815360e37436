/** The header fields of a message by name, whether it is written long or compact and in whatever case. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { headers } from '../../sip/headers/index.ts';
import { forLatest } from '../../sip/latest.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';

export type Head = ReadonlyMap<string, readonly [Field, ...Field[]]>;

const definitions = new Map<string, HeaderDefinition>(
  headers.flatMap((definition) =>
    [definition.name, definition.compact ?? definition.name].map((name): [string, HeaderDefinition] => {
      return [name.toLowerCase(), definition];
    }),
  ),
);

const noFields: readonly Field[] = [];

/** Names are long and in lower case; those of fields nobody knows are as written, in lower case. */
export const headOf = forLatest(readHead);

function readHead(message: Message): Head {
  const head = new Map<string, [Field, ...Field[]]>();
  for (const field of message.fields) {
    const name = canonicalName(field.name.text);
    const same = head.get(name);
    if (same === undefined) head.set(name, [field]);
    else same.push(field);
  }
  return head;
}

export function fieldsNamed(message: Message, name: string): readonly Field[] {
  return headOf(message).get(name) ?? noFields;
}

/** The first field of a name. */
export function fieldNamed(message: Message, name: string): Field | undefined {
  return headOf(message).get(name)?.[0];
}

export function hasField(message: Message, name: string): boolean {
  return headOf(message).has(name);
}

/** What is known of a field, by its long or compact name in any case. */
export function headerNamed(name: string): HeaderDefinition | undefined {
  return definitions.get(name.toLowerCase());
}

function canonicalName(name: string): string {
  const lower = name.toLowerCase();
  return definitions.get(lower)?.name.toLowerCase() ?? lower;
}
