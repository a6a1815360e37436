/** The name of an IMS service whose colons are not escaped, so that it is no token of a feature tag. */

import { isTemplated } from '../sip/values/cursor.ts';
import { paramsIn } from '../sip/values/params.ts';
import { readingsOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { deviceRegister } from './common/ims.ts';
import { defineRule } from './rule.ts';

const tags: ReadonlySet<string> = new Set(['+g.3gpp.icsi-ref', '+g.3gpp.iari-ref']);

const instance = '+sip.instance="<urn:gsma:imei:90420156-025763-0>"';

export default defineRule({
  name: 'unescaped-service-urn',
  severity: 'warning',
  basis: 'must',
  profile: 'ims',
  spec: '3GPP TS 24.229 §7.9.2',
  examples: {
    good: [
      deviceRegister(
        `Contact: <sip:192.0.2.7>;${instance};+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.mmtel"`,
      ),
    ],
    bad: [
      marked(
        deviceRegister(
          `Contact: <sip:192.0.2.7>;${instance};+g.3gpp.icsi-ref=«"urn:urn-7:3gpp-service.ims.icsi.mmtel"»`,
        ),
        'A colon is written as %3A here: urn%3Aurn-7%3A3gpp-service.ims.icsi.mmtel',
      ),
    ],
  },
  checkMessage(message, report) {
    for (const { values } of readingsOf(message)) {
      for (const { value } of values) {
        for (const { name, value: written } of paramsIn(value)) {
          if (written === undefined || !tags.has(name.text.toLowerCase()) || isTemplated(written)) continue;
          if (!written.content.includes(':')) continue;
          const escaped = written.content.replaceAll(':', '%3A');
          const fixes = [safeFix('replace', replaceBy(written, `"${escaped}"`), { escaped })];
          report(written, { args: { escaped }, fixes });
        }
      }
    }
  },
});
