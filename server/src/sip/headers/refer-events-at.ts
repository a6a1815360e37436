/** The Refer-Events-At header field: where the progress of a REFER can be subscribed to. */

import { angleUri } from '../values/angle-uri.ts';
import { defineHeader } from './header.ts';

export const ReferEventsAt = defineHeader({
  name: 'Refer-Events-At',
  spec: 'RFC 7614 §4.8',
  repeat: 'once',
  where: {
    '2xx': { o: 'REFER' },
  },
  example: '<sips:vPT3izGmo8NTxaPADRZvEAY22BKx@example.com;gr>',
  parse: angleUri,
});
