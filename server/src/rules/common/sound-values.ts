/** What header fields say, of several messages that are compared with each other, where all of it is certain. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { forRecent } from '../../sip/latest.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { readingsOf } from '../../sip/values-of.ts';
import { mostParts } from '../calls.ts';

type Values = ReadonlyMap<HeaderDefinition, readonly unknown[] | undefined>;

const nothing: readonly never[] = [];

const readValues = forRecent(mostParts, (message: Message): Values => {
  const values = new Map<HeaderDefinition, readonly unknown[] | undefined>();
  for (const { definition, values: own, failures, templated } of readingsOf(message)) {
    const before = values.has(definition) ? values.get(definition) : nothing;
    const isSound = before !== undefined && failures.length === 0 && !templated;
    values.set(definition, isSound ? [...before, ...own.map(({ value }) => value)] : undefined);
  }
  return values;
});

/** All values of a header in order, none where there is no such field; nothing where one is malformed or a template stands in it. */
export function soundValuesOf<V>(message: Message, definition: HeaderDefinition<V>): readonly V[] | undefined {
  const values = readValues(message);
  return values.has(definition) ? (values.get(definition) as readonly V[] | undefined) : nothing;
}

/** The only value of a header; nothing where there are several as well. */
export function soundValueOf<V>(message: Message, definition: HeaderDefinition<V>): V | undefined {
  const values = soundValuesOf(message, definition);
  return values?.length === 1 ? values[0] : undefined;
}
