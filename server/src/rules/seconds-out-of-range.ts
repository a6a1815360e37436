/** A number of seconds beyond 2^32-1. */

import { Contact } from '../sip/headers/contact.ts';
import { Expires } from '../sip/headers/expires.ts';
import { MinExpires } from '../sip/headers/min-expires.ts';
import { MinSe } from '../sip/headers/min-se.ts';
import { SessionExpires } from '../sip/headers/session-expires.ts';
import type { Span, Token } from '../sip/span.ts';
import { paramNamed } from '../sip/values/params.ts';
import { valuesOf } from '../sip/values-of.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { defineRule, type Report } from './rule.ts';

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
  about: [{ fields: [Expires, MinExpires, SessionExpires, MinSe] }, { traits: ['unusual-contact'] }],
  checkMessage(message, report) {
    for (const { digits } of valuesOf(message, Expires)) checkSeconds(digits, report);
    for (const { digits } of valuesOf(message, MinExpires)) checkSeconds(digits, report);
    for (const { number } of valuesOf(message, SessionExpires)) checkSeconds(number.digits, report);
    for (const { number } of valuesOf(message, MinSe)) checkSeconds(number.digits, report);
    for (const contact of valuesOf(message, Contact)) {
      const value = contact.kind === 'address' ? paramNamed(contact.params, 'expires')?.value : undefined;
      if (value !== undefined && /^\d+$/u.test(value.text)) checkSeconds(value, report);
    }
  },
});

function checkSeconds(seconds: Span & Pick<Token, 'text'>, report: Report): void {
  if (!(Number(seconds.text) > largest)) return;
  report(seconds, { args: { number: seconds.text }, fixes: [guess('replace', replaceBy(seconds, `${largest}`))] });
}
