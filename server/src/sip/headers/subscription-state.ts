/** The Subscription-State header field: how a subscription stands when a notification is sent. */

import { text } from '../values/text.ts';
import { defineHeader } from './header.ts';

export const SubscriptionState = defineHeader({
  name: 'Subscription-State',
  spec: 'RFC 6665 §8.2.3',
  repeat: 'once',
  where: {
    request: { m: 'NOTIFY' },
  },
  params: {
    'adaptive-min-rate': { spec: 'RFC 6446' },
    expires: { spec: 'RFC 6665 §8.2.3' },
    'max-rate': { spec: 'RFC 6446' },
    'min-rate': { spec: 'RFC 6446' },
    reason: {
      spec: 'RFC 6665 §8.2.3',
      values: ['deactivated', 'probation', 'rejected', 'timeout', 'giveup', 'noresource', 'invariant', 'badfilter'],
    },
    'retry-after': { spec: 'RFC 6665 §8.2.3' },
  },
  example: 'terminated;reason=noresource',
  parse: text,
});
