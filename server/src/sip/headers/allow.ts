/** The Allow header field: the methods that a user agent supports. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const Allow = defineHeader({
  name: 'Allow',
  spec: 'RFC 3261 §20.5',
  repeat: 'list',
  where: {
    request: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
    response: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
    '2xx': { 'm*': 'INVITE OPTIONS', o: 'BYE MESSAGE NOTIFY PRACK REGISTER SUBSCRIBE UPDATE', '-': 'ACK CANCEL' },
    405: {
      m: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  example: 'INVITE, ACK, OPTIONS, CANCEL, BYE',
  mayBeEmpty: true,
  parse: token,
});
