/** The P-Media-Authorization header field: tokens by which a device may reserve bandwidth for its media. */

import { hex } from '../values/hex.ts';
import { defineHeader } from './header.ts';

export const PMediaAuthorization = defineHeader({
  name: 'P-Media-Authorization',
  spec: 'RFC 3313 §5.1',
  repeat: 'list',
  where: {
    request: { o: 'ACK INVITE PRACK UPDATE', '-': 'BYE CANCEL INFO NOTIFY OPTIONS REGISTER SUBSCRIBE' },
    '1xx': { o: 'INVITE', '-': 'ACK BYE CANCEL OPTIONS REGISTER' },
    '2xx': { o: 'INVITE PRACK UPDATE', '-': 'ACK BYE CANCEL INFO NOTIFY OPTIONS REGISTER SUBSCRIBE' },
  },
  example: '0020000100100101706466312e6578616d706c652e636f6d000c02013942563330373200',
  parse: hex,
});
