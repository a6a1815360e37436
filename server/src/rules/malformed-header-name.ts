/** A header field whose name holds characters that no name has. */

import type { Fix } from '../sip/problem.ts';
import { spanOf, type Token } from '../sip/span.ts';
import type { Field } from '../sip/syntax/tree.ts';
import { tokenCharacters } from '../sip/values/cursor.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { headerWithoutColon, meantBy } from './common/intended.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-header-name',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §25.1',
  examples: {
    good: ['C%6Fntact: <sip:alice@example.com>', 'Subject : lunch'],
    bad: [
      'Subject: lunch\nExtra Header: 1\n     ^ " " cannot stand in the name of a header field',
      changed(smallRequest, {
        'Max-Forwards': 'Max Forwards: 70\n   ^ " " cannot stand in the name of a header field',
      }).join('\n'),
      changed(smallRequest, { To: 'To; <sip:bob@example.com>\n^^ A colon is missing behind To' }).join('\n'),
      'Subject: lunch\nX(1): 1\n ^ "(" cannot stand in the name of a header field',
    ],
  },
  about: { traits: ['unknown-line'] },
  checkMessage({ fields }, report) {
    for (const field of fields) {
      const { name } = field;
      const index = faultIn(name);
      if (index === -1 || reportColon(field, report)) continue;
      const start = name.start + index;
      // A line that begins with a colon has no name at all.
      if (name.text === '') report(spanOf(start, start + 1), { what: 'no-name' });
      else report(spanOf(start, start + 1), { args: { character: name.text.charAt(index) }, fixes: fixesFor(field) });
    }
  },
});

function fixesFor(field: Field): Fix[] {
  const meant = meantBy(field);
  return meant === undefined ? [] : [guess('replace', replaceBy(field.name, meant), { meant })];
}

/** `To; <sip:…` and `To Bob <sip:…`: the colon is found only in the URI. */
function reportColon(field: Field, report: Report): boolean {
  const { name } = field;
  const header = headerWithoutColon(field);
  if (header === undefined) return false;
  const [written = '', sign = ''] = /^[\w-]+(?<sign>[ \t]*[;=,])?/u.exec(name.text) ?? [];
  const span = spanOf(name.start, name.start + written.length - sign.length);
  const fixes = [guess('insert-colon', replaceBy(spanOf(span.end, span.end + sign.length), ':'))];
  report(span, { what: 'no-colon', args: { name: header.name }, fixes });
  return true;
}

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
