/** A reg-id without the name of the device whose flows it numbers. */

import { Contact } from '../sip/headers/contact.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, remove, withSemicolon } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const contact = 'Contact: <sip:alice@client.example.com>';
const instance = '+sip.instance="<urn:uuid:00000000-0000-1000-8000-000A95A0E128>"';

export default defineRule({
  name: 'reg-id-without-instance',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5626 §4.2.1',
  examples: {
    good: [requestWith('REGISTER', `${contact};${instance};reg-id=1`, 'Supported: path, outbound')],
    bad: [
      marked(
        requestWith('REGISTER', `${contact};«reg-id=1»`, 'Supported: path, outbound'),
        'reg-id counts only beside +sip.instance',
      ),
    ],
  },
  about: { methods: ['REGISTER'], fields: [Contact] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'REGISTER') return;
    for (const found of valuesOf(message, Contact)) {
      if (found.kind !== 'address' || paramNamed(found.params, '+sip.instance') !== undefined) continue;
      const param = paramNamed(found.params, 'reg-id');
      if (param === undefined) continue;
      report(param, { fixes: [guess('remove', remove(withSemicolon(message.source, param)))] });
    }
  },
});
