/** The Record-Route header field: the proxies that want to stay on the path of a dialog. */

import { bracketedAddress } from '../values/name-addr.ts';
import { defineHeader } from './header.ts';

const answering = {
  o: 'BYE CANCEL INFO INVITE NOTIFY OPTIONS PRACK REFER SUBSCRIBE UPDATE',
  '-': 'ACK MESSAGE PUBLISH REGISTER',
};

export const RecordRoute = defineHeader({
  name: 'Record-Route',
  spec: 'RFC 3261 §20.30',
  repeat: 'list',
  where: {
    request: {
      o: 'ACK BYE CANCEL INFO INVITE NOTIFY OPTIONS PRACK REFER SUBSCRIBE UPDATE',
      '-': 'MESSAGE PUBLISH REGISTER',
    },
    '1xx': answering,
    '2xx': answering,
  },
  example: '<sip:server10.example.com;lr>, <sip:bigbox3.example.com;lr>',
  parse: bracketedAddress,
});
