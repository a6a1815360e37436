/** The sizes of pictures that are sent and received: RFC 6236. */

import type { Token } from '../../../span.ts';
import type { AttributeReader } from '../attribute-reader.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

/** RFC 6236 §3.1.1 xyrange: a number of pixels, a list of such, or a range with its step. */
const pixels = '[1-9]\\d{0,5}';
const extent = `(?:${pixels}|\\[${pixels}(?::${pixels}){1,2}\\]|\\[${pixels}(?:,${pixels})+\\])`;
/** RFC 6236 §3.1.1 set; keys that come later may have any value. */
const set = new RegExp(`^\\[x=${extent},y=${extent}(?:,[\\w-]+=(?:\\[[^\\[\\]]+\\]|[^\\[\\],]+))*\\]$`, 'iu');

export const imageAttributes: readonly AttributeDefinition[] = [
  /** The value is a payload type, or `*` for all. */
  defineAttribute<Token>({
    name: 'imageattr',
    form: 'payload-type|* send|recv [x=width,y=height,…] …|*',
    example: '97 send [x=800,y=640,sar=1.1] recv [x=[320:16:640],y=[240:16:480]]',
    severity: 'warning',
    read(reader) {
      const format = reader.word();
      if (format.text !== '*') reader.number(format, 0, 127);
      readDirections(reader, reader.word());
      return format;
    },
  }),
];

/** Each direction once, with a list of sets or `*` behind it. */
function readDirections(reader: AttributeReader, first: Token): void {
  const left = new Set(['send', 'recv']);
  for (let word: Token | undefined = first; word !== undefined; ) {
    if (left.size === 0) reader.fail('surplus', word);
    left.delete(reader.oneOf(word, [...left]));
    word = readSets(reader, reader.word());
  }
}

/** Gives the word behind the list. */
function readSets(reader: AttributeReader, first: Token): Token | undefined {
  if (first.text === '*') return reader.optional();
  reader.matching(first, set);
  let word = reader.optional();
  while (word?.text.startsWith('[')) {
    reader.matching(word, set);
    word = reader.optional();
  }
  return word;
}
