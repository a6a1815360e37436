/** A registration for push notifications that does not say by which service they are sent. */

import { Contact } from '../sip/headers/contact.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const register = (params: string): string =>
  requestWith('REGISTER', `Contact: <sip:alice@client.example.com;${params}>`);

export default defineRule({
  name: 'incomplete-push',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 8599 §4.1',
  examples: {
    // The service alone asks whether there is one.
    good: [register('pn-provider=fcm;pn-param=1234;pn-prid=00fc13adff78512'), register('pn-provider=fcm')],
    bad: [
      marked(
        register('«pn-prid=00fc13adff78512»'),
        'pn-prid names the device, and pn-provider, which names the service, is missing',
      ),
    ],
  },
  about: { methods: ['REGISTER'], uriParams: ['pn-prid', 'pn-param'] },
  checkMessage(message, report) {
    if (methodOf(message) !== 'REGISTER') return;
    for (const contact of valuesOf(message, Contact)) {
      const { uri } = contact.kind === 'address' ? contact.address : { uri: undefined };
      if (uri?.kind !== 'sip-uri' || uri.params.some(({ name }) => isTemplated(name))) continue;
      const token = paramNamed(uri.params, 'pn-prid') ?? paramNamed(uri.params, 'pn-param');
      if (token === undefined || paramNamed(uri.params, 'pn-provider') !== undefined) continue;
      report(token, { args: { param: token.name.text } });
    }
  },
});
