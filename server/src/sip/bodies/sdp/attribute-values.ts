/** The typed values of a description's attributes, read by their definitions; once for all who ask about the same lines in a row. */

import { forRecent } from '../../latest.ts';
import { isTemplated } from '../../values/cursor.ts';
import type { SdpAttribute, SdpLine } from '../sdp.ts';
import { AttributeFault, AttributeReader } from './attribute-reader.ts';
import type { AttributeDefinition } from './values/definition.ts';
import { attributeDefinition } from './values/index.ts';

/** What an attribute's value is, or why it could not be read; neither where a template hides it. */
export interface AttributeReading<V = unknown> {
  readonly line: SdpAttribute;
  readonly definition: AttributeDefinition<V>;
  readonly value?: V;
  readonly fault?: AttributeFault;
}

/** A value and the line that it was read from. */
export interface PlacedAttribute<V> {
  readonly line: SdpAttribute;
  readonly value: V;
}

/** So many sections are remembered: a description and its streams, and those of the one that it is compared with. */
const remembered = 24;

const none: readonly never[] = [];

/** All attributes among some lines that some definition knows, in order, read. Ask with the lines of a whole section: the answer is kept by them. */
export const readingsIn = forRecent(remembered, readAll);

/** The same by name, of those that could be read. */
const valuesIn = forRecent(remembered, (lines: readonly SdpLine[]) => {
  const byName = new Map<string, PlacedAttribute<unknown>[]>();
  for (const { line, definition, value } of readingsIn(lines)) {
    if (value === undefined) continue;
    const same = byName.get(definition.name);
    if (same === undefined) byName.set(definition.name, [{ line, value }]);
    else same.push({ line, value });
  }
  return byName;
});

/** The well-formed values of an attribute among the lines of a section, in order. Those that could not be read have been reported. */
export function attributesIn<V>(
  lines: readonly SdpLine[],
  definition: AttributeDefinition<V>,
): readonly PlacedAttribute<V>[] {
  return (valuesIn(lines).get(definition.name) ?? none) as readonly PlacedAttribute<V>[];
}

function readAll(lines: readonly SdpLine[]): readonly AttributeReading[] {
  const readings: AttributeReading[] = [];
  for (const line of lines) {
    if (line.kind !== 'attribute') continue;
    const definition = attributeDefinition(line.name.text);
    if (definition !== undefined) readings.push(readAttribute(line, definition));
  }
  return readings.length === 0 ? none : readings;
}

/** Never throws. */
function readAttribute<V>(line: SdpAttribute, definition: AttributeDefinition<V>): AttributeReading<V> {
  const { argument } = line;
  if (argument === undefined || isTemplated(argument)) return { line, definition };
  try {
    return { line, definition, value: definition.read(new AttributeReader(argument)) };
  } catch (fault) {
    // Anything else is a fault of this program.
    if (!(fault instanceof AttributeFault)) throw fault;
    return { line, definition, fault };
  }
}
