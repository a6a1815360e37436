/** The Info-Package header field: the package to which the body of an INFO belongs. */

import { tokenParams } from '../values/token-params.ts';
import { infoPackages } from '../vocabularies/info-packages.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const InfoPackage = defineHeader({
  name: 'Info-Package',
  spec: 'RFC 6086 §7.2',
  repeat: 'once',
  where: {
    request: { c: 'INFO', '-': 'ACK BYE CANCEL INVITE MESSAGE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE' },
  },
  words: wordOf(infoPackages),
  example: 'foo',
  parse: tokenParams,
});
