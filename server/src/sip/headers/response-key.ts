/** The Response-Key header field: the key with which the answer was to be encrypted. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const ResponseKey = defineHeader({
  name: 'Response-Key',
  spec: 'RFC 2543 §6.31',
  historic: true,
  repeat: 'once',
  where: {},
  example: 'PGP encoding=ascii',
  parse: text,
});
