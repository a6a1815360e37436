/** A header field is missing that the method of a request or the code of a response demands. */

import { isEnded } from './common/completeness.ts';
import { type Demand, demandsOn, methodInQuestion } from './common/demands.ts';
import { changed, smallRequest, smallResponse, startLineMarked } from './common/examples.ts';
import { isIntended } from './common/intended.ts';
import { likelyInsertion, reportMissing } from './common/missing.ts';
import { statusOf } from './common/start-lines.ts';
import { type Details, defineRule } from './rule.ts';

const subscribe = changed(smallRequest, {
  start: 'SUBSCRIBE sip:bob@example.com SIP/2.0',
  CSeq: 'CSeq: 1 SUBSCRIBE',
  Contact: 'Contact: <sip:alice@client.example.com>',
  Expires: 'Expires: 3600',
});

export default defineRule({
  name: 'missing-header',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20',
  examples: {
    good: [changed(subscribe, { Event: 'Event: presence' }).join('\n')],
    bad: [
      startLineMarked('Event is missing: SUBSCRIBE needs it', subscribe),
      startLineMarked(
        'WWW-Authenticate is missing: 401 needs it',
        changed(smallResponse, { start: 'SIP/2.0 401 Unauthorized' }),
      ),
      startLineMarked(
        'Unsupported is missing: 420 needs it',
        changed(smallResponse, { start: 'SIP/2.0 420 Bad Extension' }),
      ),
    ],
  },
  checkMessage(message, report) {
    for (const demand of demandsOn(message)) {
      const { definition } = demand;
      if (isIntended(message, definition.name.toLowerCase()) || !isEnded(message)) continue;
      const fixes = [likelyInsertion(message, definition.name, definition.example)];
      reportMissing(message, report, { ...wordsFor(demand, methodInQuestion(message), statusOf(message)), fixes });
    }
  },
});

/** Says which part of the message demands the field. */
export function wordsFor({ definition, place }: Demand, method = '', status?: number): Details {
  const args = { name: definition.name, method, status: status ?? 0 };
  if (status === undefined) return { what: 'in-request', args, spec: definition.spec };
  return { what: /^\d+$/u.test(place) ? 'in-response' : 'in-answer', args, spec: definition.spec };
}
