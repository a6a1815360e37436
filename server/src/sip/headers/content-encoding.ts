/** The Content-Encoding header field: the codings that were applied to the body. */

import { token } from '../values/token.ts';
import { contentCodings } from '../vocabularies/content-codings.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const ContentEncoding = defineHeader({
  name: 'Content-Encoding',
  compact: 'e',
  spec: 'RFC 3261 §20.12',
  repeat: 'list',
  where: {
    any: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  words: wordOf(contentCodings),
  example: 'gzip',
  parse: token,
});
