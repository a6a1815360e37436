/** A message without From. */

import { From } from '../sip/headers/from.ts';
import { changed, smallRequest, smallResponse, startLineMarked } from './common/examples.ts';
import { isMissing, likelyInsertion, mayHoldTemplates, reportMissing } from './common/missing.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-from',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.3',
  examples: {
    good: ['f: <sip:alice@example.com>;tag=9fxced76sl'],
    bad: [
      startLineMarked('From is missing', changed(smallRequest, { From: undefined })),
      startLineMarked('From is missing', changed(smallResponse, { From: undefined })),
    ],
  },
  about: { without: From },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined || !isMissing(message, 'from')) return;
    // RFC 3261 §8.1.1.3: who does not say who he is says so.
    const value = '"Anonymous" <sip:anonymous@anonymous.invalid>;tag={{$tag}}';
    const mayInsert = isRequest(message) && mayHoldTemplates(block);
    reportMissing(message, report, { fixes: mayInsert ? [likelyInsertion(message, 'From', value)] : [] });
  },
});
