/** The P-Refused-URI-List header field: the addresses of a list that a server did not accept. */

import { listedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PRefusedUriList = defineHeader({
  name: 'P-Refused-URI-List',
  spec: 'RFC 5318 §5',
  repeat: 'list',
  where: {
    403: { o: 'INVITE' },
  },
  params: {
    members: { spec: 'RFC 5318 §5' },
  },
  example: '<sip:friends-list@example.net>;members="cid:an3bt8jf03@client.example.com"',
  parse: listedAddress,
});
