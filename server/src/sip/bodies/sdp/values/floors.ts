/** Attributes of BFCP: floors, and who controls them (RFC 8856 §5). */

import type { Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface Floor {
  readonly id: Token;
  /** The labels of the streams that the floor is for. */
  readonly labels: readonly Token[];
}

/** RFC 8856 §5.5. */
export const FloorId = defineAttribute<Floor>({
  name: 'floorid',
  form: 'floor-id mstrm:label …',
  example: '1 mstrm:10',
  severity: 'warning',
  read(reader) {
    const id = reader.word();
    reader.number(id, 0, 65_535);
    const [first, ...more] = reader.rest();
    if (first === undefined) return { id, labels: [] };
    const [name, label] = reader.split(first, ':');
    // Some implementations write m-stream, as RFC 8856 §5.5 allows for.
    if (label === undefined || !/^m(?:-?stream|strm)$/iu.test(name.text)) return reader.fail('form');
    return { id, labels: [label, ...more].map((each) => reader.token(each)) };
  },
});

export const floorAttributes: readonly AttributeDefinition[] = [
  FloorId,
  defineAttribute<readonly Token[]>({
    name: 'floorctrl',
    form: 'c-only|s-only|c-s …',
    example: 'c-s',
    severity: 'warning',
    read(reader) {
      const roles = [reader.word(), ...reader.rest()];
      for (const role of roles) reader.oneOf(role, ['c-only', 's-only', 'c-s']);
      return roles;
    },
  }),
];
