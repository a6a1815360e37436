/** An address in the answer of a registrar of which it does not say how long it is registered. */

import { Contact } from '../sip/headers/contact.ts';
import { insert } from '../sip/syntax/edit.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { methodInQuestion } from './common/demands.ts';
import { marked, responseTo } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { hasField } from './common/head.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-contact-expires',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §10.3',
  examples: {
    good: [
      responseTo('REGISTER', '200 OK', 'Contact: <sip:alice@client.example.com>;expires=3600'),
      responseTo('OPTIONS', '200 OK', 'Contact: <sip:bob@server.example.com>'),
      // RFC 3261 §10.2.4: without the parameter the field counts, which RFC 3261 §24.1 has itself.
      responseTo('REGISTER', '200 OK', 'Contact: <sip:alice@client.example.com>', 'Expires: 7200'),
    ],
    bad: [
      marked(
        responseTo('REGISTER', '200 OK', 'Contact: «<sip:alice@client.example.com>»'),
        'expires is missing, which says how long this address is registered',
      ),
    ],
  },
  about: { fields: [Contact], startLine: 'response' },
  checkMessage(message, report) {
    const status = statusOf(message) ?? 0;
    if (status < 200 || status >= 300 || methodInQuestion(message) !== 'REGISTER') return;
    if (hasField(message, 'expires')) return;
    for (const contact of valuesOf(message, Contact)) {
      if (contact.kind !== 'address' || isOpenEnded(message, contact)) continue;
      if (contact.params.some(({ name }) => isTemplated(name)) || paramNamed(contact.params, 'expires') !== undefined)
        continue;
      report(contact, { fixes: [guess('insert', [insert(contact.end, ';expires=3600')])] });
    }
  },
});
