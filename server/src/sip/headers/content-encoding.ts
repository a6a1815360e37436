/** The Content-Encoding header field: the codings that were applied to the body. */

import { token } from '../values/token.ts';
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
  example: 'gzip',
  parse: token,
});
