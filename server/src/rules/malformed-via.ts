/** A Via that is not as the grammar has it. Most of it is reported by the readers of values. */

import { Via } from '../sip/headers/via.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { valuesOf } from '../sip/values-of.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { reportValues } from './common/param-values.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-via',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20.42',
  examples: {
    good: [
      'Via: SIP / 2.0 / UDP client.example.com : 5060 ;branch=z9hG4bK74bf9',
      'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK74bf9;received=192.0.2.1;rport=5060',
    ],
    bad: [
      'Via: SIP/2.0 client.example.com;branch=z9hG4bK74bf9\n            ^ / is expected here: a Via begins as in SIP/2.0/UDP host',
      'Via: SIP/2.0/UDP client.example.com;;branch=z9hG4bK74bf9\n                                   ^ A parameter is missing behind this semicolon',
      'Via: SIP/2.0/UDP client.example.com:5060a;branch=z9hG4bK74bf9\n                                    ^^^^^ A port is a number from 0 to 65535',
      'Via: SIP/2.0/UDP 2001:db8::9:1;branch=z9hG4bK74bf9\n                 ^^^^^^^^^^^^^ An IPv6 address must stand in brackets here',
      'Via: SIP/2.0/UDP client.example.com;branch=\n                                    ^^^^^^^ A value is missing behind the equals sign',
      'Via: SIP/2.0/UDP client.example.com;branch\n                                    ^^^^^^ branch says nothing without a value',
      'Via: SIP/2.0/UDP;branch=z9hG4bK74bf9\n                ^ A space and the host that sent the message are expected here, as in SIP/2.0/UDP host',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9,\n                                                       ^ An element of the list is empty',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;maddr=224.2.0.1;ttl=300\n                                                                            ^^^ A ttl is a number from 0 to 255',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;rport=99999\n                                                              ^^^^^ A port is a number from 0 to 65535',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;received=proxy.example.com\n                                                                 ^^^^^^^^^^^^^^^^^ The address that the message came from is expected here',
      'Via: SIP/2.0/UDP client.example.com;branch=z9hG4bK74bf9;maddr=192.0.2.700\n                                                              ^^^^^^^^^^^ This is no address',
      'Via: SIP/3.0/UDP client.example.com;branch=z9hG4bK74bf9\n         ^^^ The version in Via is 3.0; only 2.0 exists',
    ],
  },
  about: { fields: [Via], traits: ['unusual-via', 'unusual-parameter'] },
  checkMessage(message, report) {
    for (const { protocolVersion, params } of valuesOf(message, Via)) {
      reportValues(message, Via, params, report);
      if (protocolVersion.text === '2.0' || isTemplated(protocolVersion)) continue;
      const fixes = [safeFix('replace-version', replaceBy(protocolVersion, '2.0'))];
      report(protocolVersion, { what: 'version', severity: 'warning', args: { version: protocolVersion.text }, fixes });
    }
  },
});
