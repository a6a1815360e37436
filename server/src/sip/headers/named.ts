/** The definition of a header field by its name, long or compact, in any case. */

import type { HeaderDefinition } from './header.ts';
import { headers } from './index.ts';

const definitions = new Map<string, HeaderDefinition>();
for (const definition of headers) {
  definitions.set(definition.name.toLowerCase(), definition);
  if (definition.compact !== undefined) definitions.set(definition.compact.toLowerCase(), definition);
}

/** What is known of a field; nothing when no definition has this name. RFC 3261 §7.3.1: names compare without case. */
export function headerNamed(name: string): HeaderDefinition | undefined {
  return definitions.get(name.toLowerCase());
}
