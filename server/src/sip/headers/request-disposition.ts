/** The Request-Disposition header field: how the caller wants servers to handle the request. */

import { token } from '../values/token.ts';
import { requestDispositions } from '../vocabularies/request-dispositions.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const RequestDisposition = defineHeader({
  name: 'Request-Disposition',
  compact: 'd',
  spec: 'RFC 3841 §9.1',
  repeat: 'list',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK REFER REGISTER SUBSCRIBE UPDATE' },
  },
  words: wordOf(requestDispositions),
  example: 'proxy, no-fork',
  parse: token,
});
