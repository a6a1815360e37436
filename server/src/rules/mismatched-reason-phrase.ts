/** A response with the reason phrase of another status code. */

import { statusCode, statusCodes } from '../sip/status-codes.ts';
import { marked, responseTo } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

/** In lower case; several codes share one. */
const codesByPhrase = new Map<string, number[]>();
for (const { code, phrase } of statusCodes) {
  const key = phrase.toLowerCase();
  codesByPhrase.set(key, [...(codesByPhrase.get(key) ?? []), code]);
}

export default defineRule({
  name: 'mismatched-reason-phrase',
  severity: 'hint',
  basis: 'interop',
  spec: 'RFC 3261 §7.2',
  examples: {
    good: [responseTo('INVITE', '486 Busy here'), responseTo('INVITE', '180 Es läutet')],
    bad: [marked(responseTo('INVITE', '180', 'SIP/2.0 180 «Busy Here»'), 'Busy Here is what 486 says; 180 is Ringing')],
  },
  about: { startLine: 'response' },
  checkMessage(message, report) {
    const { startLine } = message;
    const status = statusOf(message);
    const known = status === undefined ? undefined : statusCode(status);
    if (startLine.kind !== 'response' || status === undefined || known === undefined) return;
    const { code, reason } = startLine;
    const [other, ...more] = codesByPhrase.get(reason.text.trim().toLowerCase()) ?? [];
    if (other === undefined || other === status || more.includes(status)) return;
    const { phrase } = known;
    report(reason, {
      args: { phrase: reason.text.trim(), other, status, meant: phrase },
      fixes: [
        guess('phrase', replaceBy(reason, phrase), { meant: phrase }),
        guess('code', replaceBy(code, String(other)), { other }),
      ],
    });
  },
});
