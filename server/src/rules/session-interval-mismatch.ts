/** The answer to a request gives a session more time than the request asks for, or less than it allows. */

import { MinSe } from '../sip/headers/min-se.ts';
import { SessionExpires } from '../sip/headers/session-expires.ts';
import { Supported } from '../sip/headers/supported.ts';
import type { NumberValue } from '../sip/values/integer.ts';
import type { Part } from './calls.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { relatedTo } from './common/related.ts';
import { answer, flow, invite } from './common/small-call.ts';
import { soundValueOf, soundValuesOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule } from './rule.ts';

const asking = changed(invite, {
  Supported: 'Supported: timer',
  'Session-Expires': 'Session-Expires: 1800',
  'Min-SE': 'Min-SE: 600',
});
const timed = changed(answer, { 'Session-Expires': 'Session-Expires: 900;refresher=uas' });

/** A bound that an answer has gone beyond. */
interface Bound {
  readonly part: Part;
  readonly number: NumberValue;
}

export default defineRule({
  name: 'session-interval-mismatch',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 4028 §9',
  examples: {
    good: [
      flow(asking, timed),
      // A proxy behind may have raised both, for a client that does not know timers.
      flow(
        changed(asking, { Supported: undefined, 'Min-SE': undefined }),
        changed(timed, { 'Session-Expires': 'Session-Expires: 3600;refresher=uas' }),
      ),
    ],
    bad: [
      flow(
        asking,
        changed(timed, {
          'Session-Expires':
            'Session-Expires: 3600;refresher=uas\n                 ^^^^ The INVITE asks for 1800 seconds, and no more may be given',
        }),
      ),
      flow(
        asking,
        changed(timed, {
          'Session-Expires':
            'Session-Expires: 500;refresher=uas\n                 ^^^ Min-SE of the INVITE allows no less than 600 seconds',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    const { kind, status = 0, method, message } = part;
    if (kind !== 'response' || status < 200 || status >= 300 || !hasField(message, 'session-expires')) return;
    const given = soundValueOf(message, SessionExpires)?.number;
    const requests = requestsOf(part, call);
    // RFC 4028 §8.1: of a client that knows timers no proxy raises Session-Expires or Min-SE.
    if (given === undefined || requests.length === 0 || !requests.every(knowsTimers)) return;
    for (const [header, what] of [
      [SessionExpires, 'what'],
      [MinSe, 'less'],
    ] as const) {
      const bounds = requests.map((request) => boundIn(request, header));
      const [first] = bounds;
      const isBroken = (bound: Bound | undefined): boolean =>
        bound !== undefined &&
        (what === 'less' ? given.number < bound.number.number : given.number > bound.number.number);
      if (first === undefined || !bounds.every(isBroken)) continue;
      const seconds = first.number.digits.text;
      report(given, {
        what,
        args: { method, seconds },
        fixes: [guess('replace', replaceBy(given, seconds), { seconds })],
        related: relatedTo(first.part, first.number),
      });
    }
  },
});

function knowsTimers({ message }: Part): boolean {
  return soundValuesOf(message, Supported)?.some(({ text }) => text.toLowerCase() === 'timer') === true;
}

function boundIn(part: Part, header: typeof SessionExpires): Bound | undefined {
  const number = soundValueOf(part.message, header)?.number;
  return number === undefined ? undefined : { part, number };
}
