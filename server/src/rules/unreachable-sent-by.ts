/** A Via that would lead the response to everybody: its host is a broadcast or multicast address. */

import { Via } from '../sip/headers/via.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { isMulticast } from './common/uris.ts';
import { defineRule } from './rule.ts';

const own = 'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9';

export default defineRule({
  name: 'unreachable-sent-by',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 4475 §3.3.10',
  examples: {
    good: [own, 'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK74bf9;maddr=239.255.255.1;ttl=1'],
    bad: [
      marked(
        responseTo('OPTIONS', '200 OK', own, 'Via: SIP/2.0/UDP «255.255.255.255»;branch=z9hG4bK1'),
        'A response must not go to the broadcast address',
      ),
      marked(
        'Via: SIP/2.0/UDP «239.255.255.1»;branch=z9hG4bK1',
        'A response must not go to a multicast address; that stands in maddr',
      ),
    ],
  },
  about: { traits: ['unusual-via'] },
  checkMessage(message, report) {
    for (const { sentBy } of valuesOf(message, Via)) {
      const { host } = sentBy;
      if (host.text === '255.255.255.255') report(host);
      // RFC 3261 §18.1.1: the group goes into maddr, while sent-by stays the sender's own address.
      else if (isMulticast(host.text)) report(host, { what: 'multicast' });
    }
  },
});
