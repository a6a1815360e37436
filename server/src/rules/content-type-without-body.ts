/** A Content-Type in a message that says itself that it has no body. */

import { ContentLength } from '../sip/headers/content-length.ts';
import { ContentType } from '../sip/headers/content-type.ts';
import { fieldsOf, valuesOf } from '../sip/values-of.ts';
import { firstLineOf } from './common/bodies.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, removeLine } from './common/fixes.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'content-type-without-body',
  severity: 'hint',
  basis: 'interop',
  spec: 'RFC 3261 §20.15',
  examples: {
    good: ['Content-Length: 0', 'Content-Type: application/sdp\nContent-Length: {{$contentLength}}'],
    bad: [
      marked(
        requestWith('BYE', 'Content-Length: 0', 'Content-Type: «application/sdp»'),
        'The body of this type has no bytes: is it missing?',
      ),
    ],
  },
  about: { fields: [ContentType], traits: ['no-body'] },
  checkMessage(message, report) {
    const [field] = fieldsOf(message, ContentType);
    const [length] = valuesOf(message, ContentLength);
    if (field === undefined || length?.number !== 0 || firstLineOf(message) !== undefined) return;
    report(field.value, { fixes: [guess('remove', removeLine(field))] });
  },
});
