/** The Alert-Info header field: another ring tone for the callee, or another ringback tone for the caller. */

import { angleUri } from '../values/angle-uri.ts';
import { defineHeader } from './header.ts';

export const AlertInfo = defineHeader({
  name: 'Alert-Info',
  spec: 'RFC 3261 §20.4',
  repeat: 'list',
  where: {
    request: { o: 'INVITE', '-': 'ACK BYE CANCEL INFO MESSAGE OPTIONS PRACK PUBLISH REFER REGISTER UPDATE' },
    // RFC 7462 §4.1 adds the other provisional responses to 180, but not 100.
    '1xx': { o: 'INVITE', '-': 'ACK BYE CANCEL INFO MESSAGE OPTIONS PRACK PUBLISH REFER REGISTER UPDATE' },
  },
  params: {
    appearance: { spec: 'RFC 7463 §7' },
  },
  example: '<http://www.example.com/sounds/moo.wav>',
  // `Auto Answer` and `<Bellcore-dr2>`: many telephone systems name a ring tone without a URI, and telephones know the names.
  harmless: /^[^:]*[a-z][^:]*$/iu,
  parse: angleUri,
});
