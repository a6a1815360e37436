/** A MESSAGE that is too large to be sent over UDP anywhere on its way. */

import { marked, requestWith } from './common/examples.ts';
import { methodOf, startLineSpan } from './common/start-lines.ts';
import { transportOf } from './common/transport.ts';
import { defineRule } from './rule.ts';

/** RFC 3428 §8: in bytes, of the whole request. */
const largest = 1300;

const long = `${requestWith('MESSAGE', 'Content-Type: text/plain', 'Content-Length: 1200')}${'Hello. '.repeat(171)}end`;

export default defineRule({
  name: 'large-message',
  severity: 'information',
  basis: 'must',
  spec: 'RFC 3428 §8',
  examples: {
    good: [
      `${requestWith('MESSAGE', 'Content-Type: text/plain', 'Content-Length: 6')}Hello.`,
      long.replace('SIP/2.0/UDP', 'SIP/2.0/TCP'),
    ],
    bad: [
      marked(
        long.replace('MESSAGE sip:bob@example.com SIP/2.0', '«MESSAGE sip:bob@example.com SIP/2.0»'),
        'This MESSAGE is longer than 1300 bytes, more than may go over UDP on its way',
      ),
    ],
  },
  about: { methods: ['MESSAGE'] },
  checkMessage(message, report, context) {
    if (message.end - message.start < largest / 4 || methodOf(message) !== 'MESSAGE') return;
    const transport = transportOf(message, context);
    if (transport !== undefined && transport !== 'UDP') return;
    const text = message.source.slice(message.start, message.end);
    if (context.byteLength(text) > largest) report(startLineSpan(message), { args: { largest } });
  },
});
