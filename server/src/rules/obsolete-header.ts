/** A header field that a later RFC has taken away. */

import { headers } from '../sip/headers/index.ts';
import { readingsOf } from '../sip/values-of.ts';
import { requestWith } from './common/examples.ts';
import { guess, removeLine } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** RFC 6873 §4.4 only keeps this name from being taken: it was never one of SIP's. */
const gone = headers.filter(({ name, historic }) => historic === true && name !== 'Reason-Phrase');

/** Where others than RFC 3261 say so. */
const laterSpecs: Readonly<Record<string, string>> = {
  Diversion: 'RFC 5806 §1',
  'Identity-Info': 'RFC 8224 §13.1',
  'Remote-Party-ID': 'RFC 3325 §9.1',
};

/** Those that never were a standard, and what is used instead. */
const successors: Readonly<Record<string, string>> = {
  Diversion: 'History-Info',
  'Remote-Party-ID': 'P-Asserted-Identity',
};

export default defineRule({
  name: 'obsolete-header',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §28.1',
  examples: {
    good: ['Subject: lunch'],
    bad: [
      'Hide: route\n^^^^ SIP has given up Hide',
      requestWith('INVITE', 'Encryption: PGP version=2.6.2,encoding=ascii\n^^^^^^^^^^ SIP has given up Encryption'),
      requestWith(
        'INVITE',
        'Remote-Party-ID: <sip:alice@example.com>;party=calling\n^^^^^^^^^^^^^^^ Remote-Party-ID is no standard; P-Asserted-Identity has come in its place',
      ),
    ],
  },
  about: { fields: gone },
  checkMessage(message, report) {
    for (const { field, definition } of readingsOf(message)) {
      if (!gone.includes(definition)) continue;
      const { name } = definition;
      const spec = laterSpecs[name] ?? 'RFC 3261 §28.1';
      const successor = successors[name];
      const details = successor === undefined ? { args: { name } } : { what: 'successor', args: { name, successor } };
      report(field.name, { ...details, spec, fixes: [guess('remove', removeLine(field))] });
    }
  },
});
