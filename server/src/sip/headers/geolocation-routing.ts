/** The Geolocation-Routing header field: whether servers on the way may route by the location of the request. */

import { token } from '../values/token.ts';
import { geolocationRoutings } from '../vocabularies/geolocation-routings.ts';
import { wordOf } from '../vocabularies/words.ts';
import { defineHeader } from './header.ts';

export const GeolocationRouting = defineHeader({
  name: 'Geolocation-Routing',
  spec: 'RFC 6442 §4.2',
  repeat: 'once',
  where: {
    request: { o: 'BYE INFO INVITE MESSAGE NOTIFY OPTIONS PUBLISH REFER REGISTER SUBSCRIBE UPDATE' },
  },
  words: wordOf(geolocationRoutings),
  example: 'yes',
  parse: token,
});
