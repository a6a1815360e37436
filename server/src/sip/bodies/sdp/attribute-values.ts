/** The typed values of a description's attributes, read by their definitions; once for all who ask about the same description in a row. */

import { forLatest } from '../../latest.ts';
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

/** All attributes among some lines that some definition knows, in order, read. Ask with the lines of a whole section: the answer is kept by them. */
export const readingsIn = forLatest(readAll);

/** The well-formed values of an attribute among the lines of a section, in order. Those that could not be read have been reported. */
export function attributesIn<V>(
  lines: readonly SdpLine[],
  definition: AttributeDefinition<V>,
): readonly PlacedAttribute<V>[] {
  const found: PlacedAttribute<V>[] = [];
  for (const line of lines) {
    if (line.kind !== 'attribute' || line.name.text !== definition.name) continue;
    const { value } = readAttribute(line, definition);
    if (value !== undefined) found.push({ line, value });
  }
  return found;
}

/** Reads one attribute. Never throws. */
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

function readAll(lines: readonly SdpLine[]): readonly AttributeReading[] {
  const readings: AttributeReading[] = [];
  for (const line of lines) {
    if (line.kind !== 'attribute') continue;
    const definition = attributeDefinition(line.name.text);
    if (definition !== undefined) readings.push(readAttribute(line, definition));
  }
  return readings;
}
