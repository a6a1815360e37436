/** The Hide header field: that the path of Via values was to be encrypted. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const Hide = defineHeader({
  name: 'Hide',
  spec: 'RFC 2543 §6.22',
  historic: true,
  repeat: 'once',
  where: {},
  example: 'route',
  parse: text,
});
