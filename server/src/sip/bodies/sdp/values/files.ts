/** Attributes of a file that is transferred by MSRP (RFC 5547 §6). */

import type { Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

const hashes = /^(?:sha-(?:1|224|256|384|512)|md[25]|[\w.-]+):[\da-f]{2}(?::[\da-f]{2})*$/iu;
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const date = `"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), *)?\\d{1,2} ${month} \\d{4} \\d{2}:\\d{2}(?::\\d{2})? (?:[+-]\\d{4}|[A-Z]{1,3})"`;
const dates = new RegExp(`^(?:creation|modification|read):${date}(?: (?:creation|modification|read):${date})*$`, 'u');

export const fileAttributes: readonly AttributeDefinition[] = [
  defineAttribute<Token>({
    name: 'file-selector',
    form: '[name:"…"] [type:type/subtype] [size:bytes] [hash:function:XX:XX:…]',
    example: 'name:"picture.jpg" type:image/jpeg size:4092',
    severity: 'warning',
    read(reader) {
      const { value } = reader;
      let at = 0;
      for (const text of value.text.match(/(?:"[^"]*"|[^" ])+| +/gu) ?? []) {
        const piece = reader.piece(value, at, at + text.length);
        at += text.length;
        if (text.trim() !== '') selector(piece);
      }
      return value;

      function selector(piece: Token): void {
        const [name, content] = reader.split(piece, ':');
        if (content === undefined) reader.fail('characters', piece, { value: piece.text });
        else if (name.text === 'size') reader.number(content, 0, Number.MAX_SAFE_INTEGER);
        else if (name.text === 'name') reader.matching(content, /^"[^"]*"$/u);
        else if (name.text === 'type') reader.matching(content, /^[^\s/;"]+\/[^\s/]+$/u);
        else if (name.text === 'hash') checkHash(content);
        else reader.fail('choice', name, { value: name.text, values: 'name, type, size, hash' });
      }

      function checkHash(content: Token): void {
        const [hash] = reader.split(content, ':');
        // RFC 8122 §5 spells them with a hyphen.
        if (/^sha\d/iu.test(hash.text)) reader.fail('choice', hash, { value: hash.text, values: 'sha-1, sha-256' });
        reader.matching(content, hashes);
      }
    },
  }),
  defineAttribute<Token>({
    name: 'file-date',
    form: 'creation|modification|read:"date" …',
    example: 'creation:"Mon, 15 May 2006 15:01:31 +0300"',
    severity: 'warning',
    read(reader) {
      if (!dates.test(reader.value.text.trim())) reader.fail('form');
      return reader.value;
    },
  }),
  defineAttribute<Token>({
    name: 'file-range',
    form: 'first-last|*',
    example: '1-4092',
    severity: 'warning',
    read(reader) {
      const word = reader.word();
      const [first, last] = reader.split(word, '-');
      if (last === undefined) return reader.fail('form');
      // RFC 5547 §6: octets count from 1.
      const start = reader.number(first, 1, Number.MAX_SAFE_INTEGER);
      if (last.text !== '*') reader.number(last, start, Number.MAX_SAFE_INTEGER);
      reader.end();
      return word;
    },
  }),
];
