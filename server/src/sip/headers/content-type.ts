/** The Content-Type header field: the media type of the body. */

import { mediaType } from '../values/media-type.ts';
import { mediaTypes } from '../vocabularies/media-types.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const ContentType = defineHeader({
  name: 'Content-Type',
  compact: 'c',
  spec: 'RFC 3261 §20.15',
  repeat: 'once',
  where: {
    any: {
      '*': 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  params: {
    charset: { spec: 'RFC 2046 §4.1.2' },
    boundary: { spec: 'RFC 2046 §5.1.1' },
    type: { spec: 'RFC 2387 §3.1' },
    start: { spec: 'RFC 2387 §3.2' },
    version: { spec: 'RFC 3204 §3.1' },
    base: { spec: 'RFC 3204 §3.1' },
  },
  words: wordOf(mediaTypes),
  example: 'multipart/mixed;boundary="unique-boundary-1"',
  parse: mediaType,
});
