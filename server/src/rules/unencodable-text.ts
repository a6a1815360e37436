/** A character that the charset of the message does not have. */

import { encode } from '../sip/encoding.ts';
import { spanOf } from '../sip/span.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  name: 'unencodable-text',
  severity: 'error',
  basis: 'format',
  spec: 'docs/format.md#charset',
  examples: {
    good: ['# @charset latin1\nSIP/2.0 200 schön'],
    bad: ['# @charset latin1\nSIP/2.0 200 “OK”\n            ^ “ does not exist in iso-8859-1'],
  },
  about: { traits: ['unusual-character'] },
  checkMessage({ source, start, end }, report, { charset, encode: other }) {
    if (charset === 'utf-8' || encode('', charset, other) === undefined) return;
    const text = source.slice(start, end);
    if (encode(text, charset, other) !== undefined) return;
    let at: number = start;
    for (const character of text) {
      if (encode(character, charset, other) === undefined) {
        report(spanOf(at, at + character.length), { args: { character, charset } });
        return;
      }
      at += character.length;
    }
  },
});
