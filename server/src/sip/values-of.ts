/** The typed values of a message's header fields, read once per message by their definitions. */

import type { HeaderDefinition } from './headers/header.ts';
import type { Span } from './span.ts';
import type { Field, Message } from './syntax/tree.ts';
import { Cursor, Failure } from './values/cursor.ts';

/** What one field holds: the values that could be read, each with the span it was read from, and why others could not. */
export interface FieldReading<V = unknown> {
  readonly field: Field;
  readonly values: readonly Placed<V>[];
  readonly failures: readonly Failure[];
  /** True when a `{{template}}` stands in it: failures were dropped, since what it stands for is not known. */
  readonly templated: boolean;
}

export interface Placed<V> extends Span {
  readonly value: V;
}
