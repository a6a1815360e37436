/** The P-Preferred-Service header field: which service the user wants a trusted network to assert. */

import { bareUri } from '../values/bare-uri.ts';
import { serviceLabels } from '../vocabularies/service-labels.ts';
import { serviceLabelOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const PPreferredService = defineHeader({
  name: 'P-Preferred-Service',
  spec: 'RFC 6050 §4.2',
  repeat: 'list',
  where: {
    request: {
      o: 'INVITE MESSAGE OPTIONS PUBLISH REFER SUBSCRIBE',
      '-': 'ACK BYE CANCEL INFO NOTIFY PRACK REGISTER UPDATE',
    },
  },
  words: serviceLabelOf(serviceLabels),
  example: 'urn:urn-7:3gpp-service.ims.icsi.mmtel',
  parse: bareUri,
});
