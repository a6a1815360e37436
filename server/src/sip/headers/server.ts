/** The Server header field: the software that answers. */

import { products } from '../values/products.ts';
import { defineHeader } from './header.ts';

export const Server = defineHeader({
  name: 'Server',
  spec: 'RFC 3261 §20.35',
  repeat: 'once',
  where: {
    response: {
      o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
  },
  example: 'HomeServer/2.1 (build 7)',
  // It is for people to read: hardly any two products write it alike, and nobody acts on it.
  harmless: /^/u,
  parse: products,
});
