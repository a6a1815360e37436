/** A device that registers in IMS without the name that tells it from the other devices of its user. */

import { Contact } from '../sip/headers/contact.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked } from './common/examples.ts';
import { deviceRegister, isDeviceRegister } from './common/ims.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'missing-instance',
  severity: 'information',
  basis: 'should',
  profile: 'ims',
  spec: '3GPP TS 24.229',
  examples: {
    good: [deviceRegister()],
    bad: [
      marked(
        deviceRegister('Contact: «<sip:192.0.2.7:5060>»'),
        'Contact has no +sip.instance, which tells this device from the others of its user',
      ),
    ],
  },
  about: { methods: ['REGISTER'], fields: [Contact] },
  checkMessage(message, report) {
    if (!isDeviceRegister(message)) return;
    for (const contact of valuesOf(message, Contact)) {
      if (contact.kind === 'wildcard' || contact.params.some(({ name }) => isTemplated(name))) continue;
      if (paramNamed(contact.params, '+sip.instance') === undefined) report(contact);
    }
  },
});
