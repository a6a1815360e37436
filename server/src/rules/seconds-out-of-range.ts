/** A number of seconds beyond 2^32-1. */

import { Contact } from '../sip/headers/contact.ts';
import { Expires } from '../sip/headers/expires.ts';
import { MinExpires } from '../sip/headers/min-expires.ts';
import { MinSe } from '../sip/headers/min-se.ts';
import { SessionExpires } from '../sip/headers/session-expires.ts';
import type { Span, Token } from '../sip/span.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule } from './rule.ts';

const largest = 2 ** 32 - 1;

export default defineRule({
  name: 'seconds-out-of-range',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20.19',
  examples: {
    good: ['Expires: 4294967295', 'Contact: <sip:alice@example.com>;expires=0'],
    bad: [
      marked(requestWith('REGISTER', 'Expires: «4294967296»'), '4294967296 seconds are more than 4294967295 (2^32-1)'),
      marked(
        'Contact: <sip:alice@example.com>;expires=«280297596632815»',
        '280297596632815 seconds are more than 4294967295 (2^32-1)',
      ),
    ],
  },
  about: { fields: [Expires, MinExpires, SessionExpires, MinSe, Contact] },
  checkMessage(message, report) {
    for (const seconds of secondsIn(message)) {
      if (!(Number(seconds.text) > largest)) continue;
      report(seconds, { args: { number: seconds.text }, fixes: [guess('replace', replaceBy(seconds, `${largest}`))] });
    }
  },
});

function secondsIn(message: Message): readonly (Span & Pick<Token, 'text'>)[] {
  const found = [
    ...valuesOf(message, Expires).map(({ digits }) => digits),
    ...valuesOf(message, MinExpires).map(({ digits }) => digits),
    ...valuesOf(message, SessionExpires).map(({ number }) => number.digits),
    ...valuesOf(message, MinSe).map(({ number }) => number.digits),
  ];
  for (const contact of valuesOf(message, Contact)) {
    const value = contact.kind === 'address' ? paramNamed(contact.params, 'expires')?.value : undefined;
    if (value !== undefined && /^\d+$/u.test(value.text)) found.push(value);
  }
  return found;
}
