/** The Reason-Phrase header field: nothing: a name that is reserved. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const ReasonPhrase = defineHeader({
  name: 'Reason-Phrase',
  spec: 'RFC 6873 §4.4',
  historic: true,
  repeat: 'once',
  where: {},
  example: 'reserved',
  parse: text,
});
