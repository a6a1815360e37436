/** What can be done with a message, above its start line. */

import { type Span, spanOf } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';

/** Something to click; the span is the start line, without its line end. */
export interface Lens extends Span {
  readonly action: 'send' | 'send-fresh' | 'wire';
}

/** A request can be sent, as it is written or fresh, and its bytes be looked at. A response cannot: it only goes out as the reply to something received. */
export function lensesOf(block: Block): readonly Lens[] {
  const startLine = block.message?.startLine;
  if (startLine?.kind !== 'request') return [];
  const span = spanOf(startLine.method.start, startLine.version.end);
  return [
    { ...span, action: 'send' },
    { ...span, action: 'send-fresh' },
    { ...span, action: 'wire' },
  ];
}
