/** The Priv-Answer-Mode header field: that a privileged caller wants a call answered in this way. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const PrivAnswerMode = defineHeader({
  name: 'Priv-Answer-Mode',
  spec: 'RFC 5373 §2',
  repeat: 'once',
  where: {
    request: { o: 'INVITE' },
    '2xx': { o: 'INVITE' },
  },
  params: {
    require: { spec: 'RFC 5373 §2' },
  },
  example: 'Auto',
  parse: text,
});
