/** The Require header field: the extensions that the receiver must support. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const Require = defineHeader({
  name: 'Require',
  spec: 'RFC 3261 §20.32',
  repeat: 'list',
  where: {
    any: {
      c: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
    421: {
      m: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  example: '100rel',
  parse: token,
});
