/** A GRUU in a Contact that is no SIP URI, or lacks the parameter that makes it one. */

import { Contact } from '../sip/headers/contact.ts';
import { isTemplated } from '../sip/values/cursor.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, responseTo } from './common/examples.ts';
import { defineRule } from './rule.ts';

const registered = (gruu: string): string =>
  responseTo(
    'REGISTER',
    '200 OK',
    `Contact: <sip:alice@192.0.2.1>;+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>";expires=60;${gruu}`,
  );

export default defineRule({
  name: 'malformed-gruu',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 5627 §8',
  examples: {
    good: [
      registered('pub-gruu="sip:alice@example.com;gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"'),
      registered('temp-gruu="sips:tgruu.7hs@example.com;gr"'),
      registered('temp-gruu="{{gruu}}"'),
    ],
    bad: [
      marked(registered('pub-gruu=«"alice@example.com;gr=x"»'), 'A GRUU is a SIP or SIPS URI in quotation marks'),
      marked(registered('temp-gruu=«"sip:tgruu.7hs@example.com"»'), 'Without the parameter gr this is no GRUU'),
    ],
  },
  about: { fields: [Contact], signs: [/-gruu/iu] },
  checkMessage(message, report) {
    for (const value of valuesOf(message, Contact)) {
      if (!('params' in value)) continue;
      for (const name of ['pub-gruu', 'temp-gruu']) {
        const gruu = paramNamed(value.params, name)?.value;
        if (gruu === undefined || isTemplated(gruu)) continue;
        const isUri = gruu.kind === 'quoted-string' && /^sips?:[^\s<>"]+$/iu.test(gruu.content);
        if (!isUri) report(gruu);
        else if (!/;gr(?:[;=?]|$)/iu.test(gruu.content)) report(gruu, { what: 'no-gr', spec: 'RFC 5627 §3.1' });
      }
    }
  },
});
