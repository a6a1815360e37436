/** The Error-Info header field: where more about an error can be found. */

import { angleUri } from '../values/angle-uri.ts';
import { defineHeader } from './header.ts';

const failing = {
  o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
  '-': 'ACK',
};

export const ErrorInfo = defineHeader({
  name: 'Error-Info',
  spec: 'RFC 3261 §20.18',
  repeat: 'list',
  where: {
    '3xx': failing,
    '4xx': failing,
    '5xx': failing,
    '6xx': failing,
  },
  example: '<sip:announcement10@example.com>',
  parse: angleUri,
});
