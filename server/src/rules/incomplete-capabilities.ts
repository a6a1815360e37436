/** A 200 to OPTIONS that does not say what it is asked for: which methods, bodies and extensions are understood. */

import { Accept } from '../sip/headers/accept.ts';
import { Allow } from '../sip/headers/allow.ts';
import { Supported } from '../sip/headers/supported.ts';
import { isComplete } from './common/completeness.ts';
import { methodInQuestion } from './common/demands.ts';
import { responseTo } from './common/examples.ts';
import { hasField } from './common/head.ts';
import { isIntended } from './common/intended.ts';
import { likelyInsertion, reportMissing } from './common/missing.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const wanted = [Allow, Accept, Supported];

/** Who says any of these answers as a user agent; a proxy or registrar that but shows that it is there says none of them. */
const telling = ['contact', 'allow', 'accept', 'accept-encoding', 'accept-language', 'supported'];

export default defineRule({
  name: 'incomplete-capabilities',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §11.2',
  examples: {
    good: [
      responseTo('OPTIONS', '200 OK', 'Allow: INVITE, ACK, BYE', 'Accept: application/sdp', 'Supported: timer'),
      responseTo('INFO', '200 OK'),
      responseTo('OPTIONS', '200 OK'),
    ],
    bad: [
      responseTo('OPTIONS', '200 OK', 'Allow: INVITE, ACK, BYE', 'Supported:').replace(
        'SIP/2.0 200 OK',
        'SIP/2.0 200 OK\n^^^^^^^^^^^^^^ OPTIONS asks for capabilities; this answer lacks Accept',
      ),
    ],
  },
  about: { startLine: 'response' },
  checkMessage(message, report) {
    if (statusOf(message) !== 200 || methodInQuestion(message) !== 'OPTIONS' || !isComplete(message)) return;
    if (!telling.some((name) => hasField(message, name))) return;
    const missing = wanted.filter(({ name }) => !isIntended(message, name.toLowerCase()));
    if (missing.length === 0) return;
    reportMissing(message, report, {
      args: { names: missing.map(({ name }) => name).join(', ') },
      severity: 'hint',
      fixes: missing.map(({ name, example }) => likelyInsertion(message, name, example)),
    });
  },
});
