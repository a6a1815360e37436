/** The Accept-Contact header field: which of the callee's devices the caller wants to reach. */

import { starParams } from '../values/star-params.ts';
import { defineHeader } from './header.ts';
import { mediaFeatures } from './params/media-features.ts';

export const AcceptContact = defineHeader({
  name: 'Accept-Contact',
  compact: 'a',
  spec: 'RFC 3841 §9.2',
  repeat: 'list',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK REFER SUBSCRIBE UPDATE', '-': 'REGISTER' },
  },
  params: {
    ...mediaFeatures,
    require: { spec: 'RFC 3841 §9.2' },
    explicit: { spec: 'RFC 3841 §9.2' },
  },
  example: '*;audio;video;methods="INVITE";require;explicit',
  parse: starParams,
});
