/** The P-Visited-Network-ID header field: the network in which a device is roaming. */

import { wordParams } from '../values/word-params.ts';
import { defineHeader } from './header.ts';

export const PVisitedNetworkId = defineHeader({
  name: 'P-Visited-Network-ID',
  spec: 'RFC 7315 §4.3',
  repeat: 'list',
  where: {
    any: {
      o: 'INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK BYE CANCEL',
    },
  },
  example: '"Visited network number 1", other.example.net',
  parse: wordParams,
});
