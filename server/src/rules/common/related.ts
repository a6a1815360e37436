/** Places in other messages of a call, for problems that point to them. */

import type { Related } from '../../sip/problem.ts';
import type { Span } from '../../sip/span.ts';
import type { Part } from '../calls.ts';
import { startLineSpan } from './start-lines.ts';

/** A place in another message; its start line where none is given. */
export function relatedTo({ place, message }: Part, span: Span = startLineSpan(message)): Related {
  return { block: place, start: span.start, end: span.end };
}

/** What stands in a message at a place of it. */
export function textAt({ message }: Part, { start, end }: Span): string {
  return message.source.slice(start, end);
}
