/** A request whose Via names another transport than the one over which it is to be sent. */

import { Via } from '../sip/headers/via.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { isRequest } from './common/start-lines.ts';
import { transportOfTarget } from './common/transport.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'mismatched-transport',
  severity: 'information',
  basis: 'must',
  spec: 'RFC 3261 §18.1.1',
  examples: {
    good: [`# @target udp:127.0.0.1:5060\n${requestWith('OPTIONS')}`],
    bad: [
      marked(
        `# @target tcp:127.0.0.1:5060\n${requestWith('OPTIONS', 'Via: SIP/2.0/«UDP» client.example.com;branch=z9hG4bK1')}`,
        'By @target the message goes over TCP, but Via says UDP',
      ),
    ],
  },
  about: { startLine: 'request', fields: [Via] },
  checkMessage(message, report, { target }) {
    const meant = transportOfTarget(target);
    if (meant === undefined || !isRequest(message)) return;
    const [via] = valuesOf(message, Via);
    if (via === undefined || isTemplated(via.transport) || via.transport.text.toUpperCase() === meant) return;
    const args = { meant, written: via.transport.text };
    report(via.transport, { args, fixes: [safeFix('replace', replaceBy(via.transport, meant), args)] });
  },
});
