/** A signed request without the date that the signature covers. */

import { DateHeader } from '../sip/headers/date.ts';
import { Identity } from '../sip/headers/identity.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { isEnded } from './common/completeness.ts';
import { marked, requestWith } from './common/examples.ts';
import { isIntended } from './common/intended.ts';
import { likelyInsertion } from './common/missing.ts';
import { isRequest } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const identity = '..c2ln;info=<https://cert.example.org/passport.cer>';

export default defineRule({
  name: 'identity-without-date',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8224 §6.1',
  examples: {
    good: [requestWith('INVITE', `Identity: ${identity}`, 'Date: Sat, 13 Nov 2010 23:29:00 GMT')],
    bad: [
      marked(
        requestWith('INVITE', `«Identity»: ${identity}`),
        'Beside Identity a Date has to stand: its time is signed as well',
      ),
    ],
  },
  about: { fields: [Identity], without: DateHeader },
  checkMessage(message, report) {
    const [field] = fieldsOf(message, Identity);
    if (field === undefined || !isRequest(message) || !isEnded(message) || isIntended(message, 'date')) return;
    report(field.name, { fixes: [likelyInsertion(message, 'Date', DateHeader.example)] });
  },
});
