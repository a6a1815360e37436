/** The MIME-Version header field: the version of MIME that the body follows. */

import { mimeVersion } from '../values/mime-version.ts';
import { defineHeader } from './header.ts';

export const MimeVersion = defineHeader({
  name: 'MIME-Version',
  spec: 'RFC 3261 §20.24',
  repeat: 'once',
  where: {
    any: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  example: '1.0',
  parse: mimeVersion,
});
