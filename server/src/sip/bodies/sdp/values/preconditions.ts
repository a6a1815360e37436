/** Preconditions (RFC 3312 §4): what quality of service there is, what is wanted, and when to be told of it. */

import type { Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

export interface Precondition {
  readonly type: Token;
  /** Of a wish. */
  readonly strength: string | undefined;
  /** Whose part of the way it is about. */
  readonly status: string;
  readonly direction: string;
}

const statuses = ['e2e', 'local', 'remote'];
const directions = ['none', 'send', 'recv', 'sendrecv'];
const strengths = ['mandatory', 'optional', 'none', 'failure', 'unknown'];

export const CurrentStatus = precondition('curr', 'qos local none', false);
export const DesiredStatus = precondition('des', 'qos mandatory local sendrecv', true);

export const preconditionAttributes: readonly AttributeDefinition[] = [
  CurrentStatus,
  DesiredStatus,
  precondition('conf', 'qos remote sendrecv', false),
];

function precondition(name: string, example: string, hasStrength: boolean): AttributeDefinition<Precondition> {
  return defineAttribute({
    name,
    form: hasStrength ? 'type strength status direction' : 'type status direction',
    example,
    severity: 'warning',
    read(reader) {
      const type = reader.token(reader.word());
      const strength = hasStrength ? reader.oneOf(reader.word(), strengths) : undefined;
      const status = reader.oneOf(reader.word(), statuses);
      const direction = reader.oneOf(reader.word(), directions);
      reader.end();
      return { type, strength, status, direction };
    },
  });
}
