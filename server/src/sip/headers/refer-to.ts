/** The Refer-To header field: whom the receiver of a REFER is to contact. */

import { address } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const ReferTo = defineHeader({
  name: 'Refer-To',
  compact: 'r',
  spec: 'RFC 3515 §2.1',
  repeat: 'once',
  where: {
    request: {
      m: 'REFER',
      '-': 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REGISTER SUBSCRIBE UPDATE',
    },
  },
  example: '<sip:dave@example.com?Replaces=425928%40client.example.com%3Bto-tag%3D7743%3Bfrom-tag%3D6472>',
  parse: address,
});
