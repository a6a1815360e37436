/** What the called side says of the session timer that a request asks for: RFC 4028 §9. */

import { Require } from '../../sip/headers/require.ts';
import { SessionExpires } from '../../sip/headers/session-expires.ts';
import { Supported } from '../../sip/headers/supported.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { elementsOf, type HeadField } from './new-block.ts';

/** RFC 4028 §4: no session is refreshed more often, in seconds. */
const shortest = 90;

/** The interval as it was asked for, and who refreshes: whom the request chose; else the caller, where it knows timers (Table 2). */
export function grantedTimer(message: Message): readonly HeadField[] {
  const [asked] = elementsOf(message, SessionExpires);
  if (asked === undefined) return [];
  const knowsTimers = [Supported, Require].some((header) =>
    elementsOf(message, header).some((tag) => tag.toLowerCase() === 'timer'),
  );
  const chosen = /;\s*refresher\s*=/iu.test(asked) ? '' : `;refresher=${knowsTimers ? 'uac' : 'uas'}`;
  return [
    // It would mean nothing to a caller that does not know timers.
    ...(knowsTimers ? [[Require.name, 'timer'] as const] : []),
    [SessionExpires.name, `${asked}${chosen}`],
  ];
}

/** True where 422 is due. */
export function asksTooShort(message: Message): boolean {
  const seconds = /^\d+/u.exec(elementsOf(message, SessionExpires)[0] ?? '')?.[0];
  return seconds !== undefined && Number(seconds) < shortest;
}
