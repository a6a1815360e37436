/** The Accept header field: the media types that are understood in an answer. */

import { mediaRange } from '../values/media-type.ts';
import { mediaTypes } from '../vocabularies/media-types.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Accept = defineHeader({
  name: 'Accept',
  spec: 'RFC 3261 §20.1',
  repeat: 'list',
  where: {
    request: {
      'm*': 'OPTIONS',
      o: 'BYE INFO INVITE NOTIFY PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL MESSAGE',
    },
    '2xx': { 'm*': 'OPTIONS', o: 'INVITE REGISTER UPDATE', '-': 'ACK BYE CANCEL MESSAGE PRACK PUBLISH REFER' },
    415: {
      'm*': 'MESSAGE PUBLISH',
      c: 'BYE INVITE OPTIONS PRACK REFER REGISTER UPDATE',
      o: 'INFO NOTIFY SUBSCRIBE',
      '-': 'ACK CANCEL',
    },
  },
  params: {
    q: { spec: 'RFC 3261 §20.1' },
  },
  words: wordOf(mediaTypes),
  example: 'application/sdp;level=1, application/x-private, text/html;q=0.5',
  mayBeEmpty: true,
  parse: mediaRange,
});
