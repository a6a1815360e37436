/** The Accept-Resource-Priority header field: the resource priorities that a server handles. */

import { resourceValue } from '../values/resource-value.ts';
import { resourcePriorities } from '../vocabularies/resource-priorities.ts';
import { namespacedWordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

const listing = {
  o: 'BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
  '-': 'ACK',
};

export const AcceptResourcePriority = defineHeader({
  name: 'Accept-Resource-Priority',
  spec: 'RFC 4412 §3.2',
  repeat: 'list',
  where: {
    200: listing,
    417: listing,
  },
  words: namespacedWordOf(resourcePriorities),
  example: 'dsn.flash-override, dsn.flash, dsn.immediate',
  mayBeEmpty: true,
  parse: resourceValue,
});
