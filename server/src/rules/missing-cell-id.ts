/** A P-Access-Network-Info of a radio network that does not say in which cell. */

import { PAccessNetworkInfo } from '../sip/headers/p-access-network-info.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { deviceRegister } from './common/ims.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-cell-id',
  severity: 'information',
  basis: 'must',
  profile: 'ims',
  spec: '3GPP TS 24.229 §7.2A.4',
  examples: {
    good: [
      deviceRegister('P-Access-Network-Info: 3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=2340100010000001'),
      deviceRegister('P-Access-Network-Info: IEEE-802.11'),
    ],
    bad: [
      marked(
        deviceRegister('P-Access-Network-Info: «3GPP-E-UTRAN-FDD»'),
        'utran-cell-id-3gpp is missing, which names the cell',
      ),
      marked(deviceRegister('P-Access-Network-Info: «3GPP-GERAN»'), 'cgi-3gpp is missing, which names the cell'),
    ],
  },
  about: { fields: [PAccessNetworkInfo] },
  checkMessage(message, report) {
    for (const { token, params } of valuesOf(message, PAccessNetworkInfo)) {
      const name = cellParamOf(token.text);
      if (name === undefined || params.some((param) => isTemplated(param.name))) continue;
      if (paramNamed(params, name) === undefined) report(token, { args: { name } });
    }
  },
});

function cellParamOf(accessType: string): string | undefined {
  if (/^3GPP-GERAN$/iu.test(accessType)) return 'cgi-3gpp';
  return /^3GPP-(?:E-UTRAN|UTRAN|NR)-[TF]DD$/iu.test(accessType) ? 'utran-cell-id-3gpp' : undefined;
}
