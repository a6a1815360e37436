/** The Session-ID header field: one name for a session from end to end, through any intermediary. */

import { sessionId } from '../values/session-id.ts';
import { defineHeader } from './header.ts';

export const SessionId = defineHeader({
  name: 'Session-ID',
  spec: 'RFC 7989 §5',
  repeat: 'once',
  where: {
    any: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    remote: { spec: 'RFC 7989 §5' },
    logme: { spec: 'RFC 8497 §3.1' },
  },
  example: 'ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2',
  parse: sessionId,
});
