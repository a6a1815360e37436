/** A PUBLISH that neither brings a state nor names the one that it is about. */

import { Expires } from '../sip/headers/expires.ts';
import { SipIfMatch } from '../sip/headers/sip-if-match.ts';
import { valuesOf } from '../sip/values-of.ts';
import { bodyEndOf, firstLineOf } from './common/bodies.ts';
import { marked, requestWith } from './common/examples.ts';
import { isIntended } from './common/intended.ts';
import { likelyInsertion } from './common/missing.ts';
import { methodOf, startLineSpan } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const event = 'Event: presence';
const start = '«PUBLISH sip:bob@example.com SIP/2.0»';

export default defineRule({
  name: 'incomplete-publication',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3903 §4.1',
  examples: {
    good: [
      requestWith('PUBLISH', event, 'SIP-If-Match: dx200xyz', 'Expires: 0'),
      `${requestWith('PUBLISH', event, 'Content-Type: application/pidf+xml', 'Content-Length: 5')}<a/>\n`,
    ],
    bad: [
      marked(
        requestWith('PUBLISH', start, event),
        'Without SIP-If-Match this publishes a state for the first time, but there is no body with one',
      ),
      marked(
        requestWith('PUBLISH', start, event, 'Expires: 0'),
        'Without SIP-If-Match nobody can tell which state is to be removed',
      ),
    ],
  },
  about: { methods: ['PUBLISH'], without: SipIfMatch },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message?.blank === undefined || methodOf(message) !== 'PUBLISH' || isIntended(message, 'sip-if-match')) return;
    const removes = valuesOf(message, Expires).some(({ number }) => number === 0);
    const hasBody = firstLineOf(message) !== undefined && bodyEndOf(block, context)?.chosen.size !== 0;
    if (!removes && hasBody) return;
    const fixes = [likelyInsertion(message, 'SIP-If-Match', 'dx200xyz')];
    report(startLineSpan(message), removes ? { what: 'removal', fixes } : { fixes });
  },
});
