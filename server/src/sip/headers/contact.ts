/** The Contact header field: where its sender can be reached directly. */

import { contact } from '../values/contact.ts';
import { defineHeader } from './header.ts';
import { mediaFeatures } from './params/media-features.ts';

export const Contact = defineHeader({
  name: 'Contact',
  compact: 'm',
  spec: 'RFC 3261 §20.10',
  repeat: 'list',
  where: {
    request: {
      m: 'INVITE NOTIFY REFER SUBSCRIBE UPDATE',
      o: 'ACK OPTIONS REGISTER',
      '-': 'BYE CANCEL INFO MESSAGE PRACK PUBLISH',
    },
    '1xx': {
      o: 'INVITE NOTIFY SUBSCRIBE UPDATE',
      '-': 'ACK BYE CANCEL INFO MESSAGE OPTIONS PRACK PUBLISH REFER REGISTER',
    },
    '2xx': {
      m: 'INVITE REFER SUBSCRIBE UPDATE',
      o: 'NOTIFY OPTIONS REGISTER',
      '-': 'ACK BYE CANCEL INFO MESSAGE PRACK PUBLISH',
    },
    '3xx': {
      o: 'BYE INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REFER REGISTER SUBSCRIBE UPDATE',
      '-': 'ACK CANCEL INFO',
    },
    '4xx': { o: 'REFER' },
    485: { o: 'BYE INVITE MESSAGE NOTIFY OPTIONS PRACK PUBLISH REGISTER SUBSCRIBE UPDATE', '-': 'ACK CANCEL INFO' },
    '5xx': { o: 'REFER' },
    '6xx': { o: 'REFER' },
  },
  params: {
    q: { spec: 'RFC 3261 §20.10' },
    expires: { spec: 'RFC 3261 §20.10' },
    'reg-id': { spec: 'RFC 5626 §4.2' },
    'pub-gruu': { spec: 'RFC 5627 §7' },
    'temp-gruu': { spec: 'RFC 5627 §7' },
    'temp-gruu-cookie': { spec: 'RFC 6140 §7.1.2.1' },
    rc: { spec: 'RFC 7044 §5' },
    mp: { spec: 'RFC 7044 §5' },
    np: { spec: 'RFC 7044 §5' },
    ...mediaFeatures,
  },
  example: '"Mr. Watson" <sip:watson@client.example.com>;q=0.7;expires=3600, <mailto:watson@example.com>;q=0.1',
  parse: contact,
});
