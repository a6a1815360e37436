/** The Allow-Events header field: the event packages that a user agent supports. */

import { eventType } from '../values/event-type.ts';
import { eventPackages } from '../vocabularies/event-packages.ts';
import { eventTemplates } from '../vocabularies/event-templates.ts';
import { packageOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const AllowEvents = defineHeader({
  name: 'Allow-Events',
  compact: 'u',
  spec: 'RFC 6665 §8.2.2',
  repeat: 'list',
  where: {
    request: { o: 'ACK BYE INVITE NOTIFY OPTIONS PRACK PUBLISH REGISTER SUBSCRIBE', '-': 'CANCEL UPDATE' },
    '2xx': { o: 'BYE INVITE NOTIFY OPTIONS PRACK REGISTER SUBSCRIBE', '-': 'ACK CANCEL UPDATE' },
    489: { m: 'PUBLISH', o: 'NOTIFY SUBSCRIBE' },
  },
  words: packageOf(eventPackages, eventTemplates),
  example: 'presence, presence.winfo, dialog',
  parse: eventType,
});
