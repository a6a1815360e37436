/** The User-Agent header field: the software that made the request. */

import { products } from '../values/products.ts';
import { defineHeader } from './header.ts';

export const UserAgent = defineHeader({
  name: 'User-Agent',
  spec: 'RFC 3261 §20.41',
  repeat: 'once',
  where: {
    any: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  example: 'Softphone/Beta1.5',
  // It is for people to read: hardly any two products write it alike, and nobody acts on it.
  harmless: /^/u,
  parse: products,
});
