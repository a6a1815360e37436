/** The name of a cell that does not begin with country and network, or holds what is no hexadecimal digit. */

import { PAccessNetworkInfo } from '../sip/headers/p-access-network-info.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { deviceRegister } from './common/ims.ts';
import { defineRule } from './rule.ts';

const names = ['cgi-3gpp', 'utran-cell-id-3gpp', 'utran-sai-3gpp'] as const;

/** Country, network, area and cell: three digits, two or three, and hexadecimal ones. */
const form = /^\d{5}[\da-f]{8,}$/iu;

export default defineRule({
  name: 'malformed-cell-id',
  severity: 'warning',
  basis: 'must',
  profile: 'ims',
  spec: '3GPP TS 24.229 §7.2A.4',
  examples: {
    good: [deviceRegister('P-Access-Network-Info: 3GPP-NR-FDD;utran-cell-id-3gpp="31148001002000FFFFFFF"')],
    bad: [
      marked(
        deviceRegister('P-Access-Network-Info: 3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=«234-010-0010000001»'),
        'A cell is called by the digits of country and network, and hexadecimal ones for area and cell',
      ),
    ],
  },
  about: { fields: [PAccessNetworkInfo] },
  checkMessage(message, report) {
    for (const { params } of valuesOf(message, PAccessNetworkInfo)) {
      for (const name of names) {
        const value = paramNamed(params, name)?.value;
        if (value !== undefined && !isTemplated(value) && !form.test(value.content)) report(value);
      }
    }
  },
});
