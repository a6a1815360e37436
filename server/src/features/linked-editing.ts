/** Words of a message that are one: typed anew in one place, they change in the other as well. */

import { headerNamed } from '../sip/headers/index.ts';
import { type BlockOffset, type Span, spanOf, touches } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { sdpMentionsOf } from './sdp-mentions.ts';

/** RFC 3261 §25.1 token, as far as it is a method. */
export const methodPattern = "[A-Za-z0-9\\-.!%*_+`'~]+";

export function linkedAt(block: Block, offset: BlockOffset): readonly Span[] {
  if (block.raw) return [];
  const { body } = block.message ?? {};
  return body !== undefined && offset >= body.start ? inDescription(block, offset) : methodsAt(block, offset);
}

/** A payload type that `a=rtpmap` explains in its stream, or the name of a stream, with whatever refers to it. */
function inDescription(block: Block, offset: BlockOffset): readonly Span[] {
  const all = sdpMentionsOf(block);
  const here = all.find((mention) => touches(mention, offset));
  if (here === undefined) return [];
  const linked = all.filter(
    ({ kind, name, scope }) => kind === here.kind && name === here.name && scope === here.scope,
  );
  // Without a definition somebody may be in the midst of typing another name.
  return linked.length > 1 && linked.some(({ isDefinition }) => isDefinition) ? linked : [];
}

/** RFC 3261 §8.1.1.5: the method of a request is that of its CSeq. Nothing where they differ, since then that is meant. */
function methodsAt({ message }: Block, offset: BlockOffset): readonly Span[] {
  if (message?.startLine.kind !== 'request') return [];
  const { method } = message.startLine;
  const field = message.fields.find(({ name }) => headerNamed(name.text)?.name === 'CSeq');
  const own = /^\d+[ \t]+(?<method>\S+)$/u.exec(field?.value.text ?? '')?.groups?.method;
  if (field === undefined || own !== method.text) return [];
  const linked = [spanOf(method.start, method.end), spanOf(field.value.end - own.length, field.value.end)];
  return linked.some((span) => touches(span, offset)) ? linked : [];
}
