/** The Call-Info header field: where more about the caller or the callee can be found. */

import { angleUri } from '../values/angle-uri.ts';
import { callInfoPurposes } from '../vocabularies/call-info-purposes.ts';
import { wordParam } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const CallInfo = defineHeader({
  name: 'Call-Info',
  spec: 'RFC 3261 §20.9',
  repeat: 'list',
  where: {
    any: { o: 'INFO INVITE MESSAGE OPTIONS PUBLISH REGISTER UPDATE', '-': 'ACK BYE CANCEL PRACK REFER' },
  },
  params: {
    purpose: wordParam('RFC 3261 §20.9', callInfoPurposes),
    m: { spec: 'RFC 6910 §7.1', values: ['BS', 'NR', 'NL'] },
    'call-reason': { spec: 'RFC 9796' },
    integrity: { spec: 'RFC 9796' },
    verified: { spec: 'RFC 9796', values: ['true', 'false'] },
  },
  example: '<http://www.example.com/alice/photo.jpg>;purpose=icon, <http://www.example.com/alice/>;purpose=info',
  parse: angleUri,
});
