/** The Trigger-Consent header field: where a recipient lets a relay ask for consent again. */

import { bareUri } from '../values/bare-uri.ts';
import { defineHeader } from './header.ts';

export const TriggerConsent = defineHeader({
  name: 'Trigger-Consent',
  spec: 'RFC 5360 §5.11.2',
  repeat: 'list',
  where: {
    request: { o: 'ACK BYE CANCEL INFO INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    'target-uri': { spec: 'RFC 5360 §5.11.2' },
  },
  example: 'sip:123@relay.example.com;target-uri="sip:bob@example.com"',
  parse: bareUri,
});
