/** A message without To. */

import { To } from '../sip/headers/to.ts';
import type { Fix } from '../sip/problem.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { changed, smallRequest, smallResponse, startLineMarked } from './common/examples.ts';
import { fieldNamed } from './common/head.ts';
import { isMissing, likelyInsertion, reportMissing } from './common/missing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-to',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.2',
  examples: {
    good: ['t: <sip:bob@example.com>'],
    bad: [
      startLineMarked('To is missing', changed(smallRequest, { To: undefined })),
      startLineMarked('To is missing', changed(smallResponse, { To: undefined })),
    ],
  },
  about: { without: To },
  checkMessage(message, report) {
    if (isMissing(message, 'to')) reportMissing(message, report, { fixes: fixesFor(message) });
  },
});

/** RFC 3261 §8.1.1.1: the Request-URI is usually the URI of To; of a REGISTER, To is who registers (§10.2). */
function fixesFor(message: Message): readonly Fix[] {
  const { startLine } = message;
  if (startLine.kind !== 'request' || /[<>\s]/u.test(startLine.uri.text)) return [];
  const from = /<(?<uri>sips?:[^<>\s]+)>/iu.exec(fieldNamed(message, 'from')?.value.text ?? '')?.groups?.uri;
  const uri = startLine.method.text === 'REGISTER' ? (from ?? startLine.uri.text) : startLine.uri.text;
  return [likelyInsertion(message, 'To', `<${uri}>`)];
}
