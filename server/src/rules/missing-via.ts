/** A message without Via: a response could not find its way back. */

import { Via } from '../sip/headers/via.ts';
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
import { transportOf } from './common/transport.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-via',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.7',
  examples: {
    good: ['v: SIP/2.0/TCP client.example.com;branch=z9hG4bK74bf9'],
    bad: [
      startLineMarked('Via is missing', changed(smallRequest, { Via: undefined })),
      startLineMarked('Via is missing', changed(smallResponse, { Via: undefined })),
    ],
  },
  about: { without: Via },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message === undefined || !isMissing(message, 'via')) return;
    if (!isRequest(message) || !mayHoldTemplates(block)) {
      reportMissing(message, report);
      return;
    }
    const transport = transportOf(message, context) ?? '{{$transport}}';
    const value = `SIP/2.0/${transport} {{$localIp}}:{{$localPort}};branch={{$branch}};rport`;
    const fix = beginsNewly(message) ? insertion(message, 'Via', value) : likelyInsertion(message, 'Via', value);
    reportMissing(message, report, { fixes: [fix] });
  },
});
