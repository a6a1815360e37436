/** A message without Call-ID. */

import { CallId } from '../sip/headers/call-id.ts';
import { changed, smallRequest, smallResponse, startLineMarked } from './common/examples.ts';
import {
  beginsNewly,
  insertion,
  isMissing,
  likelyInsertion,
  mayHoldTemplates,
  reportMissing,
} from './common/missing.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-call-id',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.4',
  examples: {
    good: ['i: 3848276298220188511'],
    bad: [
      startLineMarked('Call-ID is missing', changed(smallRequest, { 'Call-ID': undefined })),
      startLineMarked('Call-ID is missing', changed(smallResponse, { 'Call-ID': undefined })),
    ],
  },
  about: { without: CallId },
  checkBlock(block, report) {
    const { message } = block;
    if (message === undefined || !isMissing(message, 'call-id')) return;
    if (!isRequest(message) || !mayHoldTemplates(block)) {
      reportMissing(message, report);
      return;
    }
    const insert = beginsNewly(message) ? insertion : likelyInsertion;
    reportMissing(message, report, { fixes: [insert(message, 'Call-ID', '{{$callId}}')] });
  },
});
