/** What an attribute's value is: one attribute or one family of them, one file beside this one, collected in `index.ts`. */

import type { Severity } from '../../../problem.ts';
import type { AttributeReader } from '../attribute-reader.ts';

export interface AttributeDefinition<V = unknown> {
  readonly name: string;
  /** What the value is made up of, in words of its grammar. */
  readonly form: string;
  readonly example: string;
  /** How grave it is when the value cannot be read; an error without it. */
  readonly severity?: Severity;
  /** Reads the value, or gives it up at a place. Parts are tokens with their spans. */
  readonly read: (reader: AttributeReader) => V;
}

/** An attribute as it is; exists so that its values are typed where they are read. */
export function defineAttribute<V>(definition: AttributeDefinition<V>): AttributeDefinition<V> {
  return definition;
}
