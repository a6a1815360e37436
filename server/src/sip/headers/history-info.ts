/** The History-Info header field: where a request was sent before, and why it was retargeted. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

export const HistoryInfo = defineHeader({
  name: 'History-Info',
  spec: 'RFC 7044 §5',
  repeat: 'list',
  where: {
    any: { o: 'INVITE MESSAGE OPTIONS PUBLISH REFER REGISTER SUBSCRIBE' },
  },
  params: {
    index: { spec: 'RFC 7044 §5' },
    rc: { spec: 'RFC 7044 §5' },
    mp: { spec: 'RFC 7044 §5' },
    np: { spec: 'RFC 7044 §5' },
  },
  example: '<sip:bob@example.com>;index=1, <sip:bob@192.0.2.4>;index=1.1;rc=1',
  parse: bracketedAddress,
});
