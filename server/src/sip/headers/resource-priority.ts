/** The Resource-Priority header field: with which priority resources are to be given to the request. */

import { resourceValue } from '../values/resource-value.ts';
import { resourcePriorities } from '../vocabularies/resource-priorities.ts';
import { namespacedWordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const ResourcePriority = defineHeader({
  name: 'Resource-Priority',
  spec: 'RFC 4412 §3.1',
  repeat: 'list',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  words: namespacedWordOf(resourcePriorities),
  example: 'wps.3, dsn.flash',
  parse: resourceValue,
});
