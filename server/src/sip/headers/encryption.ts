/** The Encryption header field: how the message was encrypted. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const Encryption = defineHeader({
  name: 'Encryption',
  spec: 'RFC 2543 §6.19',
  historic: true,
  repeat: 'once',
  where: {},
  example: 'PGP version=2.6.2,encoding=ascii',
  parse: text,
});
