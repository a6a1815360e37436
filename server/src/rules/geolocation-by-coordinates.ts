/** A Geolocation that holds the place itself, where only a reference to a description of it may stand. */

import { Geolocation } from '../sip/headers/geolocation.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'geolocation-by-coordinates',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 6442 §4.1',
  examples: {
    good: [requestWith('INVITE', 'Geolocation: <https://location.example.com/1>')],
    bad: [
      marked(
        requestWith('INVITE', 'Geolocation: <«geo»:48.2010,16.3695>'),
        'Geolocation refers to a description of the place, and holds no coordinates',
      ),
    ],
  },
  about: { fields: [Geolocation], signs: [/geo:/iu] },
  checkMessage(message, report) {
    for (const { uri } of valuesOf(message, Geolocation)) {
      if (uri.scheme.text.toLowerCase() === 'geo') report(uri.scheme);
    }
  },
});
