/** A body in a message that must have none. */

import { Expires } from '../sip/headers/expires.ts';
import { SipIfMatch } from '../sip/headers/sip-if-match.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { fieldsOf, valuesOf } from '../sip/values-of.ts';
import { bodyEndOf, firstLineOf } from './common/bodies.ts';
import { methodInQuestion } from './common/demands.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { statusOf } from './common/start-lines.ts';
import { type Details, defineRule } from './rule.ts';

const text = ['Content-Type: text/plain', 'Content-Length: 6'];

export default defineRule({
  name: 'misplaced-body',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20',
  examples: {
    good: [requestWith('CANCEL'), `${requestWith('MESSAGE', ...text)}Hello.`],
    bad: [
      marked(`${requestWith('CANCEL', ...text)}«Hello.»`, 'A CANCEL has no body'),
      marked(
        `${responseTo('MESSAGE', '200 OK', ...text)}«Hello.»`,
        'The answer to a MESSAGE has no body: it says no more than that the text arrived',
      ),
    ],
  },
  about: [
    { body: true, startLine: 'response' },
    { body: true, startLine: 'broken' },
    { body: true, methods: ['CANCEL', 'PUBLISH'] },
  ],
  checkBlock(block, report, context) {
    const { message } = block;
    if (message?.body === undefined) return;
    const details = reasonFor(message);
    const first = details === undefined ? undefined : firstLineOf(message);
    if (first === undefined || bodyEndOf(block, context)?.chosen.size === 0) return;
    report(first, details);
  },
});

function reasonFor(message: Message): Details | undefined {
  const status = statusOf(message);
  const method = methodInQuestion(message);
  if (status === undefined) {
    // RFC 3261 Table 2: all fields that describe a body are not applicable to it.
    if (method === 'CANCEL') return { spec: 'RFC 3261 §9.1' };
    return method === 'PUBLISH' && removesState(message) ? { what: 'publish', spec: 'RFC 3903 §4.5' } : undefined;
  }
  return method === 'MESSAGE' && status >= 200 && status < 300 ? { what: 'message', spec: 'RFC 3428 §7' } : undefined;
}

function removesState(message: Message): boolean {
  return fieldsOf(message, SipIfMatch).length > 0 && valuesOf(message, Expires).some(({ number }) => number === 0);
}
