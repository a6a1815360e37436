/** The Content-Disposition header field: what the receiver is to do with the body. */

import { tokenParams } from '../values/token-params.ts';
import { contentDispositions } from '../vocabularies/content-dispositions.ts';
import { handlings } from '../vocabularies/handlings.ts';
import { wordOf, wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const ContentDisposition = defineHeader({
  name: 'Content-Disposition',
  spec: 'RFC 3261 §20.11',
  repeat: 'once',
  where: {
    any: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  params: {
    handling: wordParam('RFC 3261 §20.11', handlings),
  },
  words: wordOf(contentDispositions),
  example: 'session;handling=optional',
  parse: tokenParams,
});
