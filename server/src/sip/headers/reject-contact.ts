/** The Reject-Contact header field: which of the callee's devices the caller does not want to reach. */

import { starParams } from '../values/star-params.ts';
import { defineHeader } from './header.ts';
import { mediaFeatures } from './params/media-features.ts';

export const RejectContact = defineHeader({
  name: 'Reject-Contact',
  compact: 'j',
  spec: 'RFC 3841 §9.2',
  repeat: 'list',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK REFER SUBSCRIBE UPDATE', '-': 'REGISTER' },
  },
  params: mediaFeatures,
  example: '*;actor="msg-taker";video',
  parse: starParams,
});
