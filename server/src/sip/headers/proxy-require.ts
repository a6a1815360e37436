/** The Proxy-Require header field: the extensions that proxies must support to handle a request. */

import { token } from '../values/token.ts';
import { defineHeader } from './header.ts';

export const ProxyRequire = defineHeader({
  name: 'Proxy-Require',
  spec: 'RFC 3261 §20.29',
  repeat: 'list',
  where: {
    request: {
      o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL',
    },
  },
  example: 'sec-agree',
  parse: token,
});
