/** The Privacy header field: what about the user is to be hidden, and by whom. */

import { privacy } from '../values/privacy.ts';
import { privacyValues } from '../vocabularies/privacy-values.ts';
import { wordsBetween } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Privacy = defineHeader({
  name: 'Privacy',
  spec: 'RFC 3323 §4.2',
  repeat: 'once',
  where: {
    any: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  words: wordsBetween(';', privacyValues),
  example: 'id;header;critical',
  parse: privacy,
});
