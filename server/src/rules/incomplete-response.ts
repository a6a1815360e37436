/** A response without what its status code is there to tell. */

import { headerNamed } from '../sip/headers/index.ts';
import { statusCode } from '../sip/status-codes.ts';
import { isEnded } from './common/completeness.ts';
import { demandFor } from './common/demands.ts';
import { marked, responseTo } from './common/examples.ts';
import { isIntended } from './common/intended.ts';
import { likelyInsertion } from './common/missing.ts';
import { startLineSpan, statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'incomplete-response',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §21',
  examples: {
    good: [
      responseTo('INVITE', '302 Moved Temporarily', 'Contact: <sip:bob@mobile.example.com>'),
      responseTo('INVITE', '415 Unsupported Media Type', 'Accept-Encoding: gzip'),
    ],
    bad: [
      marked(
        responseTo('INVITE', '302', '«SIP/2.0 302 Moved Temporarily»'),
        'Contact is missing: without it 302 does not say what to do instead',
      ),
      marked(
        responseTo('INVITE', '415', '«SIP/2.0 415 Unsupported Media Type»'),
        'One of Accept, Accept-Encoding, Accept-Language is missing: without it 415 does not say what to do instead',
      ),
    ],
  },
  about: { startLine: 'response' },
  checkMessage(message, report) {
    const status = statusOf(message);
    const known = status === undefined ? undefined : statusCode(status);
    if (status === undefined || known === undefined || known.expects.length === 0 || !isEnded(message)) return;
    const { expects, spec } = known;
    // What the tables of the RFCs demand has a rule of its own.
    if (expects.some((name) => isIntended(message, name.toLowerCase()) || demandFor(message, name) !== undefined))
      return;
    const fixes = expects.flatMap((name) => {
      const example = headerNamed(name)?.example;
      return example === undefined ? [] : [likelyInsertion(message, name, example)];
    });
    const what = expects.length > 1 ? 'one-of' : 'what';
    report(startLineSpan(message), { what, args: { names: expects.join(', '), status }, spec, fixes });
  },
});
