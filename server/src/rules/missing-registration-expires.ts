/** A REGISTER of GB/T 28181 that does not say for how long. */

import { Contact } from '../sip/headers/contact.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isEnded } from './common/completeness.ts';
import { startLineMarked } from './common/examples.ts';
import { isMissing, likelyInsertion, reportMissing } from './common/missing.ts';
import { methodOf } from './common/start-lines.ts';
import { surveillanceRequest } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-registration-expires',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [surveillanceRequest('REGISTER', 'Expires: 3600')],
    bad: [
      startLineMarked(
        'Expires is missing, which says for how long the device is registered',
        surveillanceRequest('REGISTER').split('\n'),
      ),
    ],
  },
  about: { methods: ['REGISTER'] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'REGISTER' || !isEnded(message) || !isMissing(message, 'expires')) return;
    const isSaid = valuesOf(message, Contact).some((contact) => {
      return contact.kind === 'wildcard' || paramNamed(contact.params, 'expires') !== undefined;
    });
    if (!isSaid) reportMissing(message, report, { fixes: [likelyInsertion(message, 'Expires', '3600')] });
  },
});
