/** The header fields of a message by name, whether it is written long or compact and in whatever case. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { headerNamed, headers } from '../../sip/headers/index.ts';
import { forLatest } from '../../sip/latest.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';

export type Head = ReadonlyMap<string, readonly [Field, ...Field[]]>;

const canonicalNames = new Map<HeaderDefinition, string>(
  headers.map((definition) => [definition, definition.name.toLowerCase()]),
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

function canonicalName(name: string): string {
  const definition = headerNamed(name);
  return (definition && canonicalNames.get(definition)) ?? name.toLowerCase();
}
