/** A P-Charging-Vector without the name under which all networks charge. */

import { PChargingVector } from '../sip/headers/p-charging-vector.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-icid',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 7315 §5.6',
  examples: {
    good: ['P-Charging-Vector: icid-value=1234bc9876e;orig-ioi=home1.example.net'],
    bad: [marked('P-Charging-Vector: «orig-ioi=home1.example.net»', 'icid-value is missing')],
  },
  about: { fields: [PChargingVector] },
  checkMessage(message, report) {
    for (const vector of valuesOf(message, PChargingVector)) {
      if (vector.params.some(({ name }) => isTemplated(name))) continue;
      if (paramNamed(vector.params, 'icid-value') === undefined) report(vector);
    }
  },
});
