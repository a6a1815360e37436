/** A message with the tags of a dialog and another Call-ID than all others of it. */

import { CallId } from '../sip/headers/call-id.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { ack, answer, bye, flow, invite } from './common/small-call.ts';
import { defineRule } from './rule.ts';

const other = 'Call-ID: 3848276298220188512@client.example.com';

export default defineRule({
  name: 'changed-call-id',
  severity: 'information',
  basis: 'must',
  spec: 'RFC 3261 §12.2.1.1',
  examples: {
    good: [
      flow(invite, answer, ack, bye),
      // Two calls in which somebody has used the same tags.
      flow(invite, answer, ack, changed(answer, { 'Call-ID': other }), changed(ack, { 'Call-ID': other })),
    ],
    bad: [
      flow(
        invite,
        answer,
        ack,
        changed(bye, {
          'Call-ID': `${other}\n         ${'^'.repeat(38)} The other messages with these two tags have the Call-ID 3848276298220188511@client.example.com`,
        }),
      ),
    ],
  },
  checkFile(summary, report, { otherCallIdOf }) {
    const { message } = summary.block;
    const right = otherCallIdOf(summary);
    const [field] = message === undefined ? [] : fieldsOf(message, CallId);
    if (right === undefined || field === undefined) return;
    const { callId } = right;
    const fixes = [guess('replace', replaceBy(field.value, callId), { callId })];
    report(field.value, { args: { callId }, fixes });
  },
});
