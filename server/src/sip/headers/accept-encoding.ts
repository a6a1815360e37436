/** The Accept-Encoding header field: the content codings that are understood in an answer. */

import { tokenParams } from '../values/token-params.ts';
import { contentCodings } from '../vocabularies/content-codings.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const AcceptEncoding = defineHeader({
  name: 'Accept-Encoding',
  spec: 'RFC 3261 §20.2',
  repeat: 'list',
  where: {
    request: {
      o: 'BYE INFO INVITE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL MESSAGE',
    },
    '2xx': { 'm*': 'OPTIONS', o: 'INFO INVITE REGISTER UPDATE', '-': 'ACK BYE CANCEL MESSAGE PRACK PUBLISH REFER' },
    415: {
      'm*': 'MESSAGE PUBLISH',
      c: 'BYE INFO INVITE OPTIONS PRACK REFER REGISTER UPDATE',
      o: 'NOTIFY SUBSCRIBE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    q: { spec: 'RFC 3261 §20.2' },
  },
  words: wordOf(contentCodings),
  example: 'gzip, identity;q=0.5',
  mayBeEmpty: true,
  parse: tokenParams,
});
