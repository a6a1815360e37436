/** The Content-Type header field: the media type of the body. */

import { mediaType } from '../values/media-type.ts';
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
  example: 'multipart/mixed;boundary="unique-boundary-1"',
  parse: mediaType,
});
