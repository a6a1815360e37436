/** The Accept-Language header field: the languages that are preferred in an answer. */

import { languageRange } from '../values/language.ts';
import { defineHeader } from './header.ts';

export const AcceptLanguage = defineHeader({
  name: 'Accept-Language',
  spec: 'RFC 3261 §20.3',
  repeat: 'list',
  where: {
    request: {
      o: 'BYE INFO INVITE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL MESSAGE',
    },
    '2xx': { 'm*': 'OPTIONS', o: 'INFO INVITE REGISTER UPDATE', '-': 'ACK BYE CANCEL MESSAGE PRACK PUBLISH REFER' },
    415: {
      'm*': 'MESSAGE PUBLISH',
      c: 'BYE INVITE OPTIONS PRACK REFER REGISTER UPDATE',
      o: 'INFO NOTIFY SUBSCRIBE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    q: { spec: 'RFC 3261 §20.3' },
  },
  example: 'da, en-gb;q=0.8, en;q=0.7',
  mayBeEmpty: true,
  parse: languageRange,
});
