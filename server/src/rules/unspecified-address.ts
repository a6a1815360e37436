/** The address 0.0.0.0 or ::, which belongs to nobody, where the others are to send to. */

import { Contact } from '../sip/headers/contact.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { Path } from '../sip/headers/path.ts';
import { RecordRoute } from '../sip/headers/record-route.ts';
import { Route } from '../sip/headers/route.ts';
import { ServiceRoute } from '../sip/headers/service-route.ts';
import { addressesOf } from './common/addresses.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

const fields: readonly HeaderDefinition[] = [Contact, RecordRoute, Route, Path, ServiceRoute];

export default defineRule({
  name: 'unspecified-address',
  severity: 'warning',
  basis: 'interop',
  spec: 'RFC 1122 §3.2.1.3',
  examples: {
    good: [requestWith('INVITE', 'Contact: <sip:alice@192.0.2.1>'), 'Contact: <sip:alice@127.0.0.1>'],
    bad: [
      marked(
        requestWith('INVITE', 'Contact: <sip:alice@«0.0.0.0»:5060>'),
        '0.0.0.0 is the address of nobody, so nothing can be sent there',
      ),
      marked(
        requestWith('INVITE', 'Record-Route: <sip:«[::]»;lr>'),
        '[::] is the address of nobody, so nothing can be sent there',
      ),
    ],
  },
  about: { fields, traits: ['unusual-uri'] },
  checkMessage(message, report) {
    for (const { header, address } of addressesOf(message)) {
      const { uri } = address.address;
      if (uri.kind !== 'sip-uri' || !fields.includes(header) || !isUnspecified(uri.host.text)) continue;
      report(uri.host, { args: { address: uri.host.text } });
    }
  },
});

/** RFC 4291 §2.5.2: all zeros, however many of them are written. */
function isUnspecified(host: string): boolean {
  return /^(?:0\.0\.0\.0|\[[0:]*::[0:]*\])$/u.test(host);
}
