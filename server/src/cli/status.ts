/** The exit status of `sipwright send`, by what came of a message. */

import type { Verdict } from '../sip/checks/checks.ts';
import type { SendEvent } from '../ua/outgoing.ts';

/** That of a message without an answer, and of a command that could not be carried out. */
export const noAnswer = 2;

/** Expectations decide where there are any; else the answer does. */
export function statusOf(outcome: SendEvent, { expectations, isPassed }: Verdict): number {
  if (expectations.length > 0 || (isSuccess(outcome) && !isPassed)) return isPassed ? 0 : 1;
  if (isSuccess(outcome)) return 0;
  return outcome.status === undefined ? noAnswer : 1;
}

/** A 2xx, or an ACK, for which nothing can come. */
export function isSuccess({ status, note }: SendEvent): boolean {
  return status === undefined ? note?.key === 'nothing-to-wait-for' : status >= 200 && status < 300;
}

/** True of the reasons for which nothing came, so that what follows in the file would wait in vain as well. */
export function isVain(key: string): boolean {
  return key === 'nothing-came' || key === 'other-came' || key === 'nowhere-to-hear';
}
