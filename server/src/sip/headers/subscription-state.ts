/** The Subscription-State header field: how a subscription stands when a notification is sent. */

import { tokenParams } from '../values/token-params.ts';
import { subscriptionReasons } from '../vocabularies/subscription-reasons.ts';
import { subscriptionStates } from '../vocabularies/subscription-states.ts';
import { wordOf, wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const SubscriptionState = defineHeader({
  name: 'Subscription-State',
  spec: 'RFC 6665 §8.2.3',
  repeat: 'once',
  where: {
    request: { m: 'NOTIFY', '-': 'ACK BYE CANCEL INVITE OPTIONS PRACK REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    expires: { spec: 'RFC 6665 §8.2.3' },
    reason: wordParam('RFC 6665 §4.1.3', subscriptionReasons),
    'retry-after': { spec: 'RFC 6665 §4.1.3' },
    'max-rate': { spec: 'RFC 6446 §9.1' },
    'min-rate': { spec: 'RFC 6446 §9.1' },
    'adaptive-min-rate': { spec: 'RFC 6446 §9.1' },
  },
  words: wordOf(subscriptionStates),
  example: 'terminated;reason=noresource',
  parse: tokenParams,
});
