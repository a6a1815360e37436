/** A key that was pressed (application/dtmf-relay and application/dtmf), as gateways have long sent it in INFO; no RFC says how. */

import { type Span, spanOf } from '../span.ts';
import type { BodyDefinition } from './body.ts';
import { type NamedLine, readNamedLines } from './named-lines.ts';

export interface DtmfRelay extends Span {
  /** `Signal=5`, `Duration=160`, or the bare key. */
  readonly lines: readonly NamedLine[];
}

export const dtmfRelay: BodyDefinition<DtmfRelay> = {
  type: 'application/dtmf-relay',
  spec: 'RFC 6086 §2',
  reads: (type) => type === 'application/dtmf',
  read: (source, body) => ({ ...spanOf(body.start, body.end), lines: readNamedLines(source, body, '=') }),
};
