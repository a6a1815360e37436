/** The P-Charging-Vector header field: one name under which all networks charge a call. */

import { paramList } from '../values/param-list.ts';
import { defineHeader } from './header.ts';

export const PChargingVector = defineHeader({
  name: 'P-Charging-Vector',
  spec: 'RFC 7315 §4.6',
  repeat: 'once',
  where: {
    any: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  params: {
    'icid-value': { spec: 'RFC 7315 §5.6' },
    'icid-generated-at': { spec: 'RFC 7315 §5.6' },
    'orig-ioi': { spec: 'RFC 7315 §5.6' },
    'term-ioi': { spec: 'RFC 7315 §5.6' },
    'transit-ioi': { spec: 'RFC 7315 §5.6' },
    'related-icid': { spec: 'RFC 7315 §5.6' },
    'related-icid-generated-at': { spec: 'RFC 7315 §5.6' },
  },
  example: 'icid-value=1234bc9876e;icid-generated-at=192.0.2.8;orig-ioi=home1.example.net',
  parse: paramList,
});
