/** An INVITE with a mandatory precondition whose header does not say that it has any. */

import { DesiredStatus } from '../sip/bodies/sdp/values/preconditions.ts';
import { Require } from '../sip/headers/require.ts';
import { Supported } from '../sip/headers/supported.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { valuesOf } from '../sip/values-of.ts';
import { addField, safeFix } from './common/fixes.ts';
import { attributesOf, checkedSdps, lineSpan, sdpExample } from './common/sdp.ts';
import { defineRule } from './rule.ts';

const lines = ['a=curr:qos local none', 'a=des:qos mandatory local sendrecv'];

export default defineRule({
  name: 'unannounced-precondition',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3312 §11',
  examples: {
    good: [
      sdpExample({}, 'a=curr:qos e2e none', 'a=des:qos none e2e sendrecv'),
      invite('Supported: 100rel, precondition\n'),
    ],
    bad: [
      invite('').replace(
        'mandatory local sendrecv',
        `$&\n${'^'.repeat(34)} A mandatory precondition needs Require: precondition, or Supported at least`,
      ),
    ],
  },
  about: { methods: ['INVITE'], attributes: ['des'] },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message?.startLine.kind !== 'request' || message.startLine.method.text !== 'INVITE') return;
    for (const sdp of checkedSdps(block, context)) {
      const wish = attributesOf(sdp, DesiredStatus).find(({ value }) => value.strength === 'mandatory');
      if (wish === undefined || isAnnounced(message)) continue;
      report(lineSpan(sdp, wish.line), { fixes: [safeFix('add', addField(message, 'Supported', 'precondition'))] });
      return;
    }
  },
});

/** IMS names it in Supported alone, so that phones without preconditions can be called. */
function isAnnounced(message: Message): boolean {
  return [Require, Supported].some((header) => {
    return valuesOf(message, header).some(({ text }) => text.toLowerCase() === 'precondition' || text.includes('{{'));
  });
}

function invite(field: string): string {
  const contact = 'Contact: <sip:alice@192.0.2.1>\n';
  return sdpExample({}, ...lines)
    .replaceAll('OPTIONS', 'INVITE')
    .replace(/^Content-Type:/mu, `${contact}${field}Content-Type:`);
}
