/** The port 0, on which nobody listens. */

import { Via } from '../sip/headers/via.ts';
import { spanOf } from '../sip/span.ts';
import type { Host } from '../sip/values/host.ts';
import type { NumberValue } from '../sip/values/integer.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { guess, remove } from './common/fixes.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'zero-port',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 6335 §6',
  examples: {
    good: ['Contact: <sip:alice@client.example.com:5060>'],
    bad: [
      marked('Contact: <sip:alice@client.example.com:«0»>', 'Nobody listens on port 0'),
      marked('Via: SIP/2.0/UDP client.example.com:«0»;branch=z9hG4bK1', 'Nobody listens on port 0'),
    ],
  },
  about: { traits: ['unusual-uri', 'unusual-via'] },
  checkMessage(message, report) {
    for (const { uri } of sipUrisOf(message)) checkPort(uri, report);
    for (const { sentBy } of valuesOf(message, Via)) checkPort(sentBy, report);
  },
});

function checkPort(
  { host, port }: { readonly host: Host; readonly port?: NumberValue | undefined },
  report: Report,
): void {
  if (port?.number !== 0) return;
  const span = spanOf(host.end, port.end);
  report(port, { fixes: [guess('remove', remove(span))], covers: span });
}
