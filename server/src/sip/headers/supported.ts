/** The Supported header field: the extensions that a user agent supports. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const Supported = defineHeader({
  name: 'Supported',
  compact: 'k',
  spec: 'RFC 3261 §20.37',
  repeat: 'list',
  where: {
    request: {
      'm*': 'INVITE',
      o: 'BYE CANCEL INFO NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
    '2xx': {
      'm*': 'INVITE OPTIONS',
      o: 'BYE CANCEL INFO NOTIFY PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
  },
  example: '100rel, timer',
  mayBeEmpty: true,
  parse: token,
});
