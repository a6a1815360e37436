/** A 380 of IMS without the document that says which service is meant instead. */

import { isEnded } from './common/completeness.ts';
import { responseTo, startLineMarked } from './common/examples.ts';
import { hasField } from './common/head.ts';
import { startLineSpan, statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const type = 'application/3gpp-ims+xml';
const body = '<ims-3gpp version="1"><alternative-service><type>emergency</type></alternative-service></ims-3gpp>\n';

export default defineRule({
  name: 'bare-alternative-service',
  severity: 'warning',
  basis: 'must',
  profile: 'ims',
  spec: '3GPP TS 24.229',
  examples: {
    good: [
      responseTo('INVITE', '380 Alternative Service', `Content-Type: ${type}`, `Content-Length: ${body.length + 1}`) +
        body,
    ],
    bad: [
      startLineMarked(
        'A 380 says in its body which service is meant instead, as application/3gpp-ims+xml',
        responseTo('INVITE', '380 Alternative Service').split('\n'),
      ),
    ],
  },
  about: { startLine: 'response' },
  checkMessage(message, report) {
    if (statusOf(message) !== 380 || !isEnded(message)) return;
    const isBare = !hasField(message, 'content-type') && (message.body?.text.trim() ?? '') === '';
    if (isBare) report(startLineSpan(message));
  },
});
