/** What can be done with a message, above its start line. */

import { directivesNamed } from '../sip/directives/read.ts';
import { awaitedBy } from '../sip/directives/scene.ts';
import { type Span, spanOf } from '../sip/span.ts';
import type { Block, StartLine } from '../sip/syntax/tree.ts';

/** Something to click; the span is the start line, without its line end. */
export interface Lens extends Span {
  readonly action: 'send' | 'send-fresh' | 'wire';
  /** Where sending begins with waiting: alone, for what is answered then, or for what lets a request go. */
  readonly waits?: 'wait' | 'wait-answer' | 'wait-send';
}

/**
 * A request can be sent, as it is written or fresh, and its bytes be looked at. A response cannot: it only goes out as the reply to
 * something received, for which a block may wait.
 */
export function lensesOf(block: Block): readonly Lens[] {
  const startLine = block.message?.startLine;
  const [recv] = awaitedBy(block).length === 0 ? [] : directivesNamed(block, 'recv');
  if (recv !== undefined && startLine === undefined)
    return [{ ...spanOf(recv.start, recv.value.end), action: 'send', waits: 'wait' }];
  if (recv !== undefined && startLine?.kind === 'response')
    return [{ ...lineOf(startLine), action: 'send', waits: 'wait-answer' }];
  if (startLine?.kind !== 'request') return [];
  const span = lineOf(startLine);
  return [
    { ...span, action: 'send', ...(recv === undefined ? {} : { waits: 'wait-send' }) },
    { ...span, action: 'send-fresh' },
    { ...span, action: 'wire' },
  ];
}

/** What is written of a start line, within it: a lens stands above one line. */
export function lineOf(line: StartLine): Span {
  if (line.kind === 'broken') return line.content;
  return line.kind === 'request'
    ? spanOf(line.method.start, line.version.end)
    : spanOf(line.version.start, Math.max(line.version.end, line.code.end, line.reason.end));
}
