/** The Refer-Sub header field: whether a REFER makes a subscription. */

import { tokenParams } from '../values/token-params.ts';
import { referSubs } from '../vocabularies/refer-subs.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

const referring = {
  o: 'REFER',
  '-': 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REGISTER SUBSCRIBE UPDATE',
};

export const ReferSub = defineHeader({
  name: 'Refer-Sub',
  spec: 'RFC 4488 §4',
  repeat: 'once',
  where: {
    request: referring,
    '2xx': referring,
  },
  words: wordOf(referSubs),
  example: 'false',
  parse: tokenParams,
});
