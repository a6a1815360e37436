/** The P-Asserted-Service header field: the service of a request, as a trusted network has verified it. */

import { bareUri } from '../values/bare-uri.ts';
import { serviceLabels } from '../vocabularies/service-labels.ts';
import { serviceLabelOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const PAssertedService = defineHeader({
  name: 'P-Asserted-Service',
  spec: 'RFC 6050 §4.1',
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
