/** A message without CSeq. */

import { CSeq } from '../sip/headers/cseq.ts';
import type { Fix } from '../sip/problem.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { changed, smallRequest, smallResponse, startLineMarked } from './common/examples.ts';
import { beginsNewly, insertion, isMissing, likelyInsertion, reportMissing } from './common/missing.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-cseq',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.5',
  examples: {
    good: ['CSeq: 4711 OPTIONS', 'OPTIONS sip:bob@example.com SIP/2.0\nVia: SIP/2.0/UDP client.example.com'],
    bad: [
      startLineMarked('CSeq is missing', changed(smallRequest, { CSeq: undefined })),
      startLineMarked('CSeq is missing', changed(smallRequest.slice(0, -3), { CSeq: undefined })),
      startLineMarked('CSeq is missing', changed(smallResponse, { CSeq: undefined })),
    ],
  },
  about: { without: CSeq },
  checkMessage(message, report) {
    if (isMissing(message, 'cseq')) reportMissing(message, report, { fixes: [fixFor(message)] });
  },
});

/** A dialog goes on with numbers that only it knows, and a response has the CSeq of its request. */
function fixFor(message: Message): Fix {
  const value = `1 ${likelyMethod(message)}`;
  return beginsNewly(message) ? insertion(message, 'CSeq', value) : likelyInsertion(message, 'CSeq', value);
}

function likelyMethod({ startLine }: Message): string {
  if (startLine.kind === 'request') return startLine.method.text;
  return (startLine.kind === 'broken' && /^[A-Z]+(?=[ \t])/u.exec(startLine.content.text)?.[0]) || 'INVITE';
}
