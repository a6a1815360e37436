/** What waits in a mailbox (application/simple-message-summary, RFC 3842): a status, an account, counts, and header fields of messages. */

import { type Span, spanOf } from '../span.ts';
import type { BodyDefinition } from './body.ts';
import { type NamedLine, readNamedLines } from './named-lines.ts';

export interface MessageSummary extends Span {
  /** The lines up to the first empty one. */
  readonly lines: readonly NamedLine[];
  /** The header fields of messages that wait, behind an empty line. */
  readonly optional: readonly NamedLine[];
}

export const messageSummary: BodyDefinition<MessageSummary> = {
  type: 'application/simple-message-summary',
  spec: 'RFC 3842 §5.2',
  read: readSummary,
};

/** RFC 3842 §5.2, RFC 3458 §6.2: the kinds of messages that are counted. */
export const contextClasses: ReadonlySet<string> = new Set([
  'voice-message',
  'video-message',
  'fax-message',
  'pager-message',
  'multimedia-message',
  'text-message',
  'none',
]);

function readSummary(source: string, body: Span): MessageSummary {
  const all = readNamedLines(source, body, ':');
  const first = all.findIndex(({ content }) => content.text !== '');
  const empty = all.findIndex(({ content }, index) => index > first && content.text === '');
  const until = empty === -1 ? all.length : empty;
  return {
    ...spanOf(body.start, body.end),
    lines: all.slice(0, until),
    optional: all.slice(until).filter(({ content }) => content.text !== ''),
  };
}
