/** The Content-Language header field: the languages of the body. */

import { languageTag } from '../values/language.ts';
import { defineHeader } from './header.ts';

export const ContentLanguage = defineHeader({
  name: 'Content-Language',
  spec: 'RFC 3261 §20.13',
  repeat: 'list',
  where: {
    any: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  example: 'fr, en',
  parse: languageTag,
});
