/** The Event header field: the event package of a subscription, a notification or a publication. */

import { eventTypeWithParams } from '../values/event-type.ts';
import { eventPackages } from '../vocabularies/event-packages.ts';
import { eventTemplates } from '../vocabularies/event-templates.ts';
import { profileTypes } from '../vocabularies/profile-types.ts';
import { packageOf, wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const Event = defineHeader({
  name: 'Event',
  compact: 'o',
  spec: 'RFC 6665 §8.2.1',
  repeat: 'once',
  where: {
    request: { m: 'NOTIFY PUBLISH SUBSCRIBE', '-': 'ACK BYE CANCEL INVITE OPTIONS PRACK REGISTER UPDATE' },
    '2xx': { o: 'NOTIFY' },
  },
  params: {
    id: { spec: 'RFC 6665 §8.2.1' },
    'max-rate': { spec: 'RFC 6446 §9.1' },
    'min-rate': { spec: 'RFC 6446 §9.1' },
    'adaptive-min-rate': { spec: 'RFC 6446 §9.1' },
    'call-id': { spec: 'RFC 4235 §3.2' },
    'to-tag': { spec: 'RFC 4235 §3.2' },
    'from-tag': { spec: 'RFC 4235 §3.2' },
    'include-session-description': { spec: 'RFC 4235 §3.2' },
    shared: { spec: 'RFC 7463 §5.3' },
    'profile-type': wordParam('RFC 6080 §6.2.1', profileTypes),
    vendor: { spec: 'RFC 6080 §6.2.2' },
    model: { spec: 'RFC 6080 §6.2.2' },
    version: { spec: 'RFC 6080 §6.2.2' },
    'effective-by': { spec: 'RFC 6080 §6.2.3' },
    body: { spec: 'RFC 5989 §4.2', values: ['true', 'false'] },
  },
  words: packageOf(eventPackages, eventTemplates),
  example: 'presence',
  parse: eventTypeWithParams,
});
