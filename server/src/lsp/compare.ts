/** Two answers to one request side by side, without what no two of them have alike. */

import { comparable } from '../features/compare/comparable.ts';
import { visible } from '../features/visible.ts';
import type { CompareAnswer, ComparedAnswer } from '../protocol.ts';
import { blockOf, type Exchanges } from './exchanges.ts';
import { isObject } from './is-object.ts';
import { messageAt, type Refused, refused } from './message-place.ts';
import type { Session } from './session.ts';

/** Two that the editor has kept; or the last two that came to the message at a place. */
export function compareAnswers(session: Session, exchanges: Exchanges, argument: unknown): CompareAnswer | Refused {
  const { before, after } = isObject(argument) ? argument : {};
  if (isAnswer(before) && isAnswer(after)) return { before: comparableOf(before), after: comparableOf(after) };
  const place = messageAt(session, argument);
  if ('refused' in place) return place;
  const answers = exchanges.of(place.document).flatMap((exchange) => {
    const { outcome } = exchange;
    return outcome !== undefined && blockOf(exchange) === place.index ? [outcome] : [];
  });
  const [last, previous] = answers;
  if (last === undefined || previous === undefined) return refused(session, 'nothing-to-compare');
  return { before: comparableOf(previous), after: comparableOf(last) };
}

function comparableOf({ text, local }: ComparedAnswer): string {
  return comparable(visible(text), local);
}

function isAnswer(value: unknown): value is ComparedAnswer {
  return isObject(value) && typeof value.text === 'string' && ['undefined', 'string'].includes(typeof value.local);
}
