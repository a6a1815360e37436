/** An option tag in a header field where it has no meaning. */

import type { HeaderDefinition } from '../sip/headers/header.ts';
import { ProxyRequire } from '../sip/headers/proxy-require.ts';
import { Require } from '../sip/headers/require.ts';
import { Supported } from '../sip/headers/supported.ts';
import { type OptionTag, type OptionTagHeader, optionTag } from '../sip/option-tags.ts';
import type { Token } from '../sip/span.ts';
import { readingsBy } from '../sip/values-of.ts';
import { removeElement } from './common/elements.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { methodOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

const places: readonly (readonly [OptionTagHeader, HeaderDefinition<Token>])[] = [
  ['Supported', Supported],
  ['Require', Require],
  ['Proxy-Require', ProxyRequire],
];

export default defineRule({
  name: 'misplaced-option-tag',
  severity: 'information',
  basis: 'should',
  spec: 'RFC 3261 §19.2',
  examples: {
    good: [requestWith('INVITE', 'Require: 100rel', 'Supported: from-change'), 'Require: something-new'],
    bad: [
      marked(
        'Require: 100rel, «histinfo»'.replace('100rel', 'pref'),
        'histinfo has no meaning in Require; it stands in Supported',
      ),
      marked(
        requestWith('OPTIONS', 'Require: «100rel»'),
        'Only an INVITE can require 100rel: other requests have no reliable provisional responses',
      ),
    ],
  },
  about: { traits: ['unusual-token'] },
  checkMessage(message, report) {
    const method = methodOf(message);
    for (const [place, header] of places) {
      for (const reading of readingsBy(message, header)) {
        for (const [index, { value }] of reading.values.entries()) {
          const tag = optionTag(value.text);
          if (tag === undefined) continue;
          const isOfInvite = tag.name === '100rel' && place === 'Require' && method !== undefined;
          if (tag.in.includes(place) && !(isOfInvite && method !== 'INVITE')) continue;
          const fixes = [guess('remove', removeElement(reading, index), { tag: value.text })];
          if (isOfInvite && method !== 'INVITE') {
            report(value, { what: 'not-invite', severity: 'warning', spec: 'RFC 3262 §4', fixes });
          } else {
            report(value, { args: { tag: tag.name, place, places: usualPlaces(tag) }, spec: tag.spec, fixes });
          }
        }
      }
    }
  },
});

/** What can be required comes back in Unsupported, where nobody writes it by himself. */
function usualPlaces({ in: usual }: OptionTag): string {
  return usual.filter((place) => place !== 'Unsupported').join(', ');
}
