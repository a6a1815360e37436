/** The P-Asserted-Identity header field: who the user is, as a trusted network has verified it. */

import { listedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PAssertedIdentity = defineHeader({
  name: 'P-Asserted-Identity',
  spec: 'RFC 3325 §9.1',
  repeat: 'list',
  where: {
    any: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  example: '"Cullen Jennings" <sip:fluffy@example.com>, <tel:+14085264000>',
  parse: listedAddress,
});
