/** The Content-Disposition header field: what the receiver is to do with the body. */

import { tokenParams } from '../values/token-params.ts';
import { defineHeader } from './header.ts';

export const ContentDisposition = defineHeader({
  name: 'Content-Disposition',
  spec: 'RFC 3261 §20.11',
  repeat: 'once',
  where: {
    any: {
      o: 'ACK BYE INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'CANCEL',
    },
  },
  params: {
    handling: { spec: 'RFC 3261 §20.11', values: ['optional', 'required'] },
  },
  example: 'session;handling=optional',
  parse: tokenParams,
});
