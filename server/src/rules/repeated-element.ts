/** A method or option tag that stands in its list already. */

import { Allow } from '../sip/headers/allow.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { Require } from '../sip/headers/require.ts';
import { Supported } from '../sip/headers/supported.ts';
import { Unsupported } from '../sip/headers/unsupported.ts';
import type { Token } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { readingsBy } from '../sip/values-of.ts';
import { removeElement } from './common/elements.ts';
import { marked } from './common/examples.ts';
import { safeFix } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

const lists: readonly HeaderDefinition<Token>[] = [Allow, Supported, Require, ProxyRequire, Unsupported];

export default defineRule({
  name: 'repeated-element',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §7.3.1',
  examples: {
    good: ['Allow: INVITE, ACK\nAllow: BYE', 'Supported: timer, replaces'],
    bad: [
      marked('Allow: INVITE, ACK, «INVITE»', 'INVITE stands in Allow already'),
      marked('Supported: timer\nSupported: «Timer», replaces', 'Timer stands in Supported already'),
    ],
  },
  about: { fields: lists },
  checkMessage(message, report) {
    for (const header of lists) checkList(message, header, report);
  },
});

function checkList(message: Message, header: HeaderDefinition<Token>, report: Report): void {
  const readings = readingsBy(message, header);
  if (readings.length === 0) return;
  const seen = new Set<string>();
  for (const reading of readings) {
    for (const [index, { value }] of reading.values.entries()) {
      // RFC 3261 §7.1: methods compare with their case, all else without.
      const key = header === Allow ? value.text : value.text.toLowerCase();
      if (seen.has(key) && !isTemplated(value)) {
        const args = { value: value.text, name: header.name };
        report(value, { args, fixes: [safeFix('remove', removeElement(reading, index), args)] });
      }
      seen.add(key);
    }
  }
}
