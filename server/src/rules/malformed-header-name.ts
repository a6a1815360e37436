/** A header field whose name holds characters that no name has. */

import { spanOf, type Token } from '../sip/span.ts';
import { tokenCharacters } from '../sip/values/cursor.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'malformed-header-name',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['C%6Fntact: <sip:alice@example.com>', 'Subject : lunch'],
    bad: [
      'Subject: lunch\nExtra Header: 1\n     ^ " " cannot stand in the name of a header field',
      'Subject: lunch\nX(1): 1\n ^ "(" cannot stand in the name of a header field',
    ],
  },
  checkMessage({ fields }, report) {
    for (const { name } of fields) {
      const index = faultIn(name);
      if (index === -1) continue;
      const start = name.start + index;
      // A line that begins with a colon has no name at all.
      if (name.text === '') report(spanOf(start, start + 1), { what: 'no-name' });
      else report(spanOf(start, start + 1), { args: { character: name.text.charAt(index) } });
    }
  },
});

/** Where the first character stands that a token has not: RFC 3261 §25.1 header-name; -1 when there is none. */
function faultIn({ text }: Token): number {
  for (let index = 0; index < text.length; index += 1) {
    if (tokenCharacters[text.charCodeAt(index)] !== 1) return isEscape(text, index) ? -1 : index;
  }
  return text === '' ? 0 : -1;
}

/** `{{…}}` stands for something else. */
function isEscape(text: string, index: number): boolean {
  return text.startsWith('{{', index);
}
