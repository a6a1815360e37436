/** The P-DCS-Billing-Info header field: billing data of a cable call. */

import { billingInfo } from '../values/billing-info.ts';
import { defineHeader } from './header.ts';

export const PDcsBillingInfo = defineHeader({
  name: 'P-DCS-Billing-Info',
  spec: 'RFC 5503 §7',
  repeat: 'once',
  where: {
    any: {
      o: 'INVITE',
      '-': 'ACK BYE CANCEL INFO MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
    },
  },
  params: {
    rksgroup: { spec: 'RFC 5503 §7.1' },
    charge: { spec: 'RFC 5503 §7.1' },
    calling: { spec: 'RFC 5503 §7.1' },
    called: { spec: 'RFC 5503 §7.1' },
    routing: { spec: 'RFC 5503 §7.1' },
    locroute: { spec: 'RFC 5503 §7.1' },
    jip: { spec: 'RFC 5503 §7.1' },
  },
  example: '510B1E4A2B3C4D5E/FE12A3B4@as.example.com;charge="tel:+12125551111"',
  parse: billingInfo,
});
