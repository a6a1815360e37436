/** A URI whose scheme nobody knows, and which is all but one that SIP messages have. */

import { nearest } from '../sip/nearest.ts';
import { schemeNamed, schemes } from '../sip/schemes.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { isOpenEnded } from './common/completeness.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { urisOf } from './common/uris.ts';
import { defineRule } from './rule.ts';

const names = schemes.filter(({ name }) => !name.includes(':')).map(({ name }) => name);

export default defineRule({
  name: 'misspelled-scheme',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §19.1',
  examples: {
    good: ['From: <mailto:alice@example.com>;tag=1', 'To: <isbn:2983792873>', 'Contact: <{{scheme}}:bob@example.com>'],
    bad: [
      marked(
        requestWith('OPTIONS', 'OPTIONS «spi»:bob@example.com SIP/2.0'),
        'There is no scheme spi; did you mean sip?',
      ),
      marked(
        requestWith('INVITE', 'Contact: <«siips»:alice@client.example.com>'),
        'There is no scheme siips; did you mean sips?',
      ),
      marked('To: <«tell»:+12015550123>', 'There is no scheme tell; did you mean tel?'),
    ],
  },
  about: { traits: ['other-uri'] },
  checkMessage(message, report) {
    for (const { uri } of urisOf(message)) {
      if (uri.kind !== 'absolute-uri') continue;
      const { scheme } = uri;
      if (schemeNamed(scheme.text) !== undefined || isTemplated(scheme) || isOpenEnded(message, scheme)) continue;
      const meant = nearest(scheme.text, names, 1);
      if (meant === undefined) continue;
      const fixes = [guess('replace', replaceBy(scheme, meant), { meant })];
      report(scheme, { args: { scheme: scheme.text, meant }, fixes, covers: uri });
    }
  },
});
