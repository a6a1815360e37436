/** The Warning header field: more about the status of a response, for people. */

import { warning } from '../values/warning.ts';
import { warningCodes } from '../vocabularies/warning-codes.ts';
import { firstWordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Warning = defineHeader({
  name: 'Warning',
  spec: 'RFC 3261 §20.43',
  repeat: 'list',
  where: {
    response: {
      o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
  },
  words: firstWordOf(warningCodes),
  example: '307 isi.example.com "Session parameter \'foo\' not understood"',
  parse: warning,
});
