/** A Contact of a dialog that is no SIP URI, so that its requests cannot be sent there. */

import { Contact } from '../sip/headers/contact.ts';
import { methodNamed } from '../sip/methods.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { methodInQuestion } from './common/demands.ts';
import { marked, requestWith } from './common/examples.ts';
import { isRequest, statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'contact-without-sip',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.8',
  examples: {
    good: [requestWith('INVITE', 'Contact: <sips:alice@client.example.com>')],
    bad: [
      marked(
        requestWith('INVITE', 'Contact: <«mailto»:alice@example.com>'),
        'The next requests of a dialog go to a SIP or SIPS URI, not to one of the scheme mailto',
      ),
    ],
  },
  about: { traits: ['unusual-contact'] },
  checkMessage(message, report) {
    if (methodNamed(methodInQuestion(message) ?? '')?.targetRefresh !== true) return;
    const status = statusOf(message) ?? 0;
    if (!isRequest(message) && !(status > 100 && status < 300)) return;
    for (const contact of valuesOf(message, Contact)) {
      if (contact.kind !== 'address') continue;
      const { scheme } = contact.address.uri;
      if (scheme.text === 'sip' || /^sips?$/iu.test(scheme.text) || isTemplated(scheme)) continue;
      report(scheme, { args: { scheme: scheme.text } });
    }
  },
});
