/** A message that begins or keeps a dialog has no Contact, so the other side does not know where to go on. */

import { Contact } from '../sip/headers/contact.ts';
import { isEnded } from './common/completeness.ts';
import { demandFor, methodInQuestion } from './common/demands.ts';
import { changed, smallRequest, smallResponse, startLineMarked } from './common/examples.ts';
import { fieldNamed } from './common/head.ts';
import { isIntended } from './common/intended.ts';
import { likelyInsertion, mayHoldTemplates, reportMissing } from './common/missing.ts';
import { statusOf } from './common/start-lines.ts';
import { wordsFor } from './missing-header.ts';
import { defineRule } from './rule.ts';

const invite = changed(smallRequest, { start: 'INVITE sip:bob@example.com SIP/2.0', CSeq: 'CSeq: 1 INVITE' });

export default defineRule({
  name: 'missing-contact',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.8',
  examples: {
    good: [changed(invite, { Contact: 'm: <sip:alice@client.example.com>' }).join('\n')],
    bad: [
      startLineMarked('Contact is missing: INVITE needs it', invite),
      startLineMarked('Contact is missing: 200 to INVITE needs it', changed(smallResponse, { CSeq: 'CSeq: 1 INVITE' })),
    ],
  },
  about: { without: Contact },
  checkBlock(block, report) {
    const { message } = block;
    const demand = message === undefined ? undefined : demandFor(message, 'Contact');
    if (message === undefined || demand === undefined || !isEnded(message)) return;
    if (isIntended(message, 'contact')) return;
    const { what = 'what', args = {} } = wordsFor(demand, methodInQuestion(message), statusOf(message));
    const user = userOf(fieldNamed(message, message.startLine.kind === 'request' ? 'from' : 'to')?.value.text ?? '');
    const fix = likelyInsertion(message, 'Contact', `<sip:${user}{{$localIp}}:{{$localPort}}>`);
    reportMissing(message, report, { what, args, fixes: mayHoldTemplates(block) ? [fix] : [] });
  },
});

/** The user of an address, with its sign. */
function userOf(value: string): string {
  return /\bsips?:(?<user>[^\s@<>;?]+@)/iu.exec(value)?.groups?.user ?? '';
}
