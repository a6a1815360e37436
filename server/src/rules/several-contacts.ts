/** More than one Contact where a dialog needs exactly one to go on. */

import { Contact } from '../sip/headers/contact.ts';
import { methodNamed } from '../sip/methods.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { readingsBy } from '../sip/values-of.ts';
import { methodInQuestion } from './common/demands.ts';
import { removeElement } from './common/elements.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess } from './common/fixes.ts';
import { isRequest, statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'several-contacts',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §8.1.1.8',
  examples: {
    good: [
      requestWith('INVITE', 'Contact: <sip:alice@client.example.com>'),
      requestWith('REGISTER', 'Contact: <sip:alice@client.example.com>, <sip:alice@mobile.example.com>'),
    ],
    bad: [
      marked(
        requestWith('INVITE', 'Contact: <sip:alice@client.example.com>, «<sip:alice@mobile.example.com>»'),
        'INVITE has exactly one Contact, to which the next requests of the dialog go',
      ),
    ],
  },
  about: { traits: ['several-contacts'] },
  checkMessage(message, report) {
    const method = methodInQuestion(message) ?? '';
    if (methodNamed(method)?.targetRefresh !== true || !setsTarget(message)) return;
    const readings = readingsBy(message, Contact);
    if (readings.some(({ values }) => values.some(({ value }) => value.kind === 'wildcard'))) return;
    let isFirst = true;
    for (const reading of readings) {
      for (const [index, contact] of reading.values.entries()) {
        if (!isFirst) {
          const fixes = [guess('remove', removeElement(reading, index))];
          report(contact, { args: { method }, fixes, covers: contact });
        }
        isFirst = false;
      }
    }
  },
});

/** RFC 3261 §12.1.1: of responses, those that set up a dialog. */
function setsTarget(message: Message): boolean {
  const status = statusOf(message) ?? 0;
  return isRequest(message) || (status > 100 && status < 300);
}
