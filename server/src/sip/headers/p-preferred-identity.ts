/** The P-Preferred-Identity header field: which of its identities the user wants a trusted network to assert. */

import { listedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PPreferredIdentity = defineHeader({
  name: 'P-Preferred-Identity',
  spec: 'RFC 3325 §9.2',
  repeat: 'list',
  where: {
    any: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  example: '"Cullen Jennings" <sip:fluffy@example.com>',
  parse: listedAddress,
});
