/** The Unsupported header field: the extensions that a server was asked for and does not support. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const Unsupported = defineHeader({
  name: 'Unsupported',
  spec: 'RFC 3261 §20.40',
  repeat: 'list',
  where: {
    420: {
      m: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  example: 'foo',
  parse: token,
});
