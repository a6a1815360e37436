/** The Geolocation-Error header field: what was wrong with the location of the request. */

import { integerParams } from '../values/integer-params.ts';
import { geolocationErrors } from '../vocabularies/geolocation-errors.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const GeolocationError = defineHeader({
  name: 'Geolocation-Error',
  spec: 'RFC 6442 §4.4',
  repeat: 'once',
  where: {
    response: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
    424: { m: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  params: {
    code: { spec: 'RFC 6442 §4.4' },
  },
  words: wordOf(geolocationErrors),
  example: '100;code="Cannot Process Location"',
  parse: integerParams,
});
