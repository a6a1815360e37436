/** The Error-Info header field: where more about an error can be found. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const ErrorInfo = defineHeader({
  name: 'Error-Info',
  spec: 'RFC 3261 §20.18',
  repeat: 'list',
  where: {
    '3xx': {
      o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
    '4xx': {
      o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
    '5xx': {
      o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
    '6xx': {
      o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK',
    },
  },
  example: '<sip:announcement10@example.com>',
  parse: text,
});
