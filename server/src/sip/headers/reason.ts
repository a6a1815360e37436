/** The Reason header field: why a request was sent, or what stands behind a response. */

import { tokenParams } from '../values/token-params.ts';
import { reasonProtocols } from '../vocabularies/reason-protocols.ts';
import { wordOf, wordWithin } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Reason = defineHeader({
  name: 'Reason',
  spec: 'RFC 3326 §2',
  repeat: 'list',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK REFER SUBSCRIBE UPDATE' },
    response: { o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    cause: { spec: 'RFC 3326 §2', words: wordWithin(reasonProtocols) },
    text: { spec: 'RFC 3326 §2' },
    location: {
      spec: 'RFC 8606 §4',
      values: [
        'U',
        'LPN',
        'LN',
        'TN',
        'RLN',
        'RPN',
        'INTL',
        'BI',
        'LOC-6',
        'LOC-8',
        'LOC-9',
        'LOC-11',
        'LOC-12',
        'LOC-13',
        'LOC-14',
        'LOC-15',
      ],
    },
    ppi: { spec: 'RFC 9410' },
  },
  words: wordOf(reasonProtocols),
  example: 'Q.850;cause=16;text="Terminated"',
  parse: tokenParams,
});
