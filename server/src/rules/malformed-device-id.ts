/** A device that is not called by a number of twenty digits, as GB/T 28181 has it. */

import { isTemplated } from '../sip/values/cursor.ts';
import { marked } from './common/examples.ts';
import { isDeviceId, surveillanceRequest } from './common/surveillance.ts';
import { sipUrisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

const places: ReadonlySet<string> = new Set(['Request-URI', 'From', 'To', 'Contact']);

export default defineRule({
  name: 'malformed-device-id',
  severity: 'warning',
  basis: 'must',
  profile: 'gb28181',
  spec: 'GB/T 28181-2016',
  examples: {
    good: [surveillanceRequest('MESSAGE'), surveillanceRequest('OPTIONS', 'To: <sip:{{device}}@3402000000>')],
    bad: [
      marked(
        surveillanceRequest('OPTIONS', 'From: <sip:«alice»@3402000000>;tag=1'),
        'A device is called by 20 digits, not by alice',
      ),
      marked(
        surveillanceRequest('OPTIONS', 'To: <sip:«3402000000132000001»@3402000000>'),
        'A device is called by 20 digits, but these are 19',
      ),
    ],
  },
  checkMessage(message, report) {
    const said = new Set<string>();
    for (const { place, uri } of sipUrisOf(message)) {
      const { user } = uri;
      if (user === undefined || !places.has(place) || isTemplated(user) || isDeviceId(user.text)) continue;
      // A number that stands in several fields is wrong once.
      if (said.has(user.text)) continue;
      said.add(user.text);
      const isNumber = /^\d+$/u.test(user.text);
      report(user, isNumber ? { what: 'length', args: { count: user.text.length } } : { args: { user: user.text } });
    }
  },
});
