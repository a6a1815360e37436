/** The Session-Expires header field: after how many seconds without refresh a session ends. */

import { integerParams } from '../values/integer-params.ts';
import { defineHeader } from './header.ts';

const refreshing = { o: 'INVITE UPDATE', '-': 'ACK BYE CANCEL NOTIFY OPTIONS PRACK REGISTER SUBSCRIBE' };

export const SessionExpires = defineHeader({
  name: 'Session-Expires',
  compact: 'x',
  spec: 'RFC 4028 §4',
  repeat: 'once',
  where: {
    request: refreshing,
    '2xx': refreshing,
  },
  params: {
    refresher: { spec: 'RFC 4028 §4', values: ['uac', 'uas'], unknown: 'warning' },
  },
  example: '1800;refresher=uac',
  parse: integerParams,
});
