/** The Permission-Missing header field: to whom a relay may not send for lack of consent. */

import { listedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const PermissionMissing = defineHeader({
  name: 'Permission-Missing',
  spec: 'RFC 5360 §5.9.3',
  repeat: 'list',
  where: {
    470: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: '<sip:bob@example.com>',
  parse: listedAddress,
});
