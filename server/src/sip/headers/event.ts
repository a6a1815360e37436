/** The Event header field: the event package of a subscription, a notification or a publication. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const Event = defineHeader({
  name: 'Event',
  compact: 'o',
  spec: 'RFC 6665 §8.2.1',
  repeat: 'once',
  where: {
    request: { m: 'NOTIFY PUBLISH SUBSCRIBE' },
  },
  params: {
    'adaptive-min-rate': { spec: 'RFC 6446' },
    body: { spec: 'RFC 5989', values: ['true', 'false'] },
    'call-id': { spec: 'RFC 4235' },
    'effective-by': { spec: 'RFC 6080' },
    'from-tag': { spec: 'RFC 4235' },
    id: { spec: 'RFC 6665 §8.2.1' },
    'include-session-description': { spec: 'RFC 4235' },
    'max-rate': { spec: 'RFC 6446' },
    'min-rate': { spec: 'RFC 6446' },
    model: { spec: 'RFC 6080' },
    'profile-type': { spec: 'RFC 6080', values: ['local-network', 'device', 'user'] },
    shared: { spec: 'RFC 7463' },
    'to-tag': { spec: 'RFC 4235' },
    vendor: { spec: 'RFC 6080' },
    version: { spec: 'RFC 6080' },
  },
  example: 'presence',
  parse: text,
});
