/** A code in Geolocation-Error that belongs to none of the three classes that there are. */

import { GeolocationError } from '../sip/headers/geolocation-error.ts';
import { valuesOf } from '../sip/values-of.ts';
import { isOpenEnded } from './common/completeness.ts';
import { marked, responseTo } from './common/examples.ts';
import { defineRule } from './rule.ts';

const refusal = (code: string): string =>
  responseTo('INVITE', '424 Bad Location Information', `Geolocation-Error: ${code};code="Cannot Process Location"`);

export default defineRule({
  name: 'geolocation-error-out-of-range',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6442 §4.4',
  examples: {
    good: [refusal('100'), refusal('203')],
    bad: [
      marked(refusal('«424»'), 'A code of Geolocation-Error has three digits, of which the first is 1, 2 or 3'),
      marked(refusal('«1000»'), 'A code of Geolocation-Error has three digits, of which the first is 1, 2 or 3'),
    ],
  },
  about: { fields: [GeolocationError] },
  checkMessage(message, report) {
    for (const { number } of valuesOf(message, GeolocationError)) {
      const { digits } = number;
      if (Number.isNaN(number.number) || /^[1-3]\d\d$/u.test(digits.text) || isOpenEnded(message, digits)) continue;
      report(digits);
    }
  },
});
