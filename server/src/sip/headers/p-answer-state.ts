/** The P-Answer-State header field: whether an answer came from the user or from a push-to-talk server. */

import { tokenParams } from '../values/token-params.ts';
import { defineHeader } from './header.ts';

export const PAnswerState = defineHeader({
  name: 'P-Answer-State',
  spec: 'RFC 4964 §6',
  repeat: 'once',
  where: {
    request: { '-': 'INFO MESSAGE NOTIFY PRACK PUBLISH REFER UPDATE' },
    '1xx': { o: 'INVITE', '-': 'ACK BYE CANCEL OPTIONS REGISTER SUBSCRIBE' },
    '2xx': { o: 'INVITE', '-': 'ACK BYE CANCEL OPTIONS REGISTER SUBSCRIBE' },
  },
  values: ['Confirmed', 'Unconfirmed'],
  example: 'Unconfirmed',
  parse: tokenParams,
});
