/** Attributes of data channels: what each is for, and attributes of what goes through it (RFC 8864 §5). */

import type { Token } from '../../../span.ts';
import { type AttributeDefinition, defineAttribute } from './definition.ts';

/** RFC 8864 §5.1.1: 65535 is reserved. */
const mostStreams = 65_534;

/** RFC 8864 §5.1.1: stream, and options between semicolons. */
export const DataChannelMap = defineAttribute<Token>({
  name: 'dcmap',
  form: 'stream-id [subprotocol="…";label="…";ordered=true|false;max-retr=n;max-time=n;priority=n]',
  example: '0 subprotocol="MSRP";label="chat"',
  severity: 'warning',
  read(reader) {
    const stream = reader.word();
    reader.number(stream, 0, mostStreams);
    const options = reader.remainder();
    let at = 0;
    for (const text of options.text.match(/(?:"[^"]*"|[^";])+|;/gu) ?? []) {
      const [, name = '', value = ''] = /^\s*([\w-]+)=(.*)$/u.exec(text) ?? [];
      const end = options.start - reader.value.start + at + text.length;
      const piece = reader.piece(reader.value, end - value.length, end);
      if (name === 'ordered') reader.oneOf(piece, ['true', 'false']);
      else if (/^(?:max-retr|max-time|priority)$/u.test(name)) reader.number(piece, 0, 2 ** 32 - 1);
      at += text.length;
    }
    return stream;
  },
});

export interface DataChannelAttribute {
  readonly stream: Token;
  readonly attribute: Token;
}

/** RFC 8864 §5.2.1. */
export const DataChannelAttributes = defineAttribute<DataChannelAttribute>({
  name: 'dcsa',
  form: 'stream-id attribute[:value]',
  example: '0 accept-types:text/plain',
  severity: 'warning',
  read(reader) {
    const stream = reader.word();
    reader.number(stream, 0, mostStreams);
    const attribute = reader.word();
    reader.rest();
    return { stream, attribute };
  },
});

export const dataChannelAttributes: readonly AttributeDefinition[] = [DataChannelMap, DataChannelAttributes];
