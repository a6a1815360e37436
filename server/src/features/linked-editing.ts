/** Words of a message that are one: typed anew in one place, they change in the other as well. */

import { headerNamed } from '../sip/headers/index.ts';
import { type BlockOffset, type Span, spanOf, touches } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';

/** RFC 3261 §25.1 token, as far as it is a method. */
export const methodPattern = "[A-Za-z0-9\\-.!%*_+`'~]+";

/** RFC 3261 §8.1.1.5: the method of a request is that of its CSeq. Nothing where they differ, since then that is meant. */
export function linkedAt({ message, raw }: Block, offset: BlockOffset): readonly Span[] {
  if (message?.startLine.kind !== 'request' || raw) return [];
  const { method } = message.startLine;
  const field = message.fields.find(({ name }) => headerNamed(name.text)?.name === 'CSeq');
  const own = /^\d+[ \t]+(?<method>\S+)$/u.exec(field?.value.text ?? '')?.groups?.method;
  if (field === undefined || own !== method.text) return [];
  const linked = [spanOf(method.start, method.end), spanOf(field.value.end - own.length, field.value.end)];
  return linked.some((span) => touches(span, offset)) ? linked : [];
}
