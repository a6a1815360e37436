/** A body that is said to be compressed, and is text that anybody can read. */

import { ContentEncoding } from '../sip/headers/content-encoding.ts';
import { fieldsOf, valuesOf } from '../sip/values-of.ts';
import { isEnded } from './common/completeness.ts';
import { marked, requestWith } from './common/examples.ts';
import { guess, removeLine } from './common/fixes.ts';
import { defineRule } from './rule.ts';

/** RFC 9110 §8.4.1: those that leave no text readable. */
const packing: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'compress', 'x-compress', 'deflate', 'br', 'zstd']);

const message = (encoding: string, body: string): string =>
  requestWith('MESSAGE', encoding, 'Content-Type: text/plain', `Content-Length: ${body.length}`) + body;

export default defineRule({
  name: 'uncompressed-body',
  severity: 'warning',
  basis: 'must',
  spec: 'RFC 3261 §20.12',
  examples: {
    good: [
      message('Content-Encoding: identity', 'Hello, world.'),
      message('Content-Encoding: gzip', '< hello.gz'),
      message('Content-Encoding: gzip', '{{packed}}'),
    ],
    bad: [
      marked(message('Content-Encoding: «gzip»', 'Hello, world.'), 'The body is said to be gzip, and is readable text'),
    ],
  },
  about: { fields: [ContentEncoding], body: true },
  checkMessage(message, report) {
    const [encoding] = valuesOf(message, ContentEncoding);
    const [field] = fieldsOf(message, ContentEncoding);
    const text = message.body?.text.trim() ?? '';
    if (encoding === undefined || field === undefined || !isEnded(message)) return;
    if (!packing.has(encoding.text.toLowerCase()) || !isReadable(text)) return;
    report(encoding, { args: { encoding: encoding.text }, fixes: [guess('remove', removeLine(field))] });
  },
});

/** Nothing that was packed has only letters and signs of ASCII in it; what is filled in is not known. */
function isReadable(text: string): boolean {
  return text.length > 3 && /^[\t\r\n -~]+$/u.test(text) && !/\{\{|^[ \t]*<@?[ \t]|\\x/mu.test(text);
}
