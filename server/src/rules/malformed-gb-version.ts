/** An X-GB-Ver that is no version of GB/T 28181. */

import { isTemplated } from '../sip/values/cursor.ts';
import { isHalfTyped } from './common/completeness.ts';
import { marked } from './common/examples.ts';
import { fieldNamed } from './common/head.ts';
import { surveillanceRequest } from './common/surveillance.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-gb-version',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2022',
  examples: {
    good: [surveillanceRequest('REGISTER', 'Expires: 3600', 'X-GB-Ver: 3.0')],
    bad: [
      marked(
        surveillanceRequest('REGISTER', 'Expires: 3600', 'X-GB-Ver: «2022»'),
        'A version is written as two numbers: 3.0 for 2022, 2.0 for 2016',
      ),
    ],
  },
  checkMessage(message, report) {
    const field = fieldNamed(message, 'x-gb-ver');
    if (field === undefined || isTemplated(field.value) || isHalfTyped(message, field)) return;
    if (!/^\d\.\d$/u.test(field.value.text)) report(field.value.text === '' ? field.name : field.value);
  },
});
