/**
 * Words of a file that are one: typed anew in one place, they change in the others as well.
 * Within a message any of them leads. Of names that other messages repeat, such as a Call-ID or a variable, only the place that
 * gives the name does: typed anew where it is repeated, as in a copy of a message, it becomes another name there.
 */

import { headerNamed } from '../sip/headers/index.ts';
import { type BlockOffset, type Span, spanOf, touches } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { type Mention, type MentionKind, mentionAt } from './mentions.ts';
import { isOfBody, type Names, namesakesOf, type Placed } from './namesakes.ts';

export interface Linked {
  readonly places: readonly { readonly index: number; readonly span: Span }[];
  /** What may be typed there; with another sign it is no longer one. */
  readonly pattern: string;
}

/** RFC 3261 §25.1 token, as far as it is a method. */
const token = "[A-Za-z0-9\\-.!%*+_`'~]+";
const name = '[^\\s;,"<>{}]+';

const patterns: Readonly<Partial<Record<MentionKind, string>>> = {
  tag: token,
  branch: token,
  rseq: '\\d+',
  'payload-type': '\\d+',
  block: '[^\\r\\n{}]+',
};

/** An editor shows each of them, and nobody looks through more. */
const most = 500;

/** What is one with the word at a place; nothing where it stands for itself. */
export function linkedAt(names: Names, index: number, offset: BlockOffset): Linked | undefined {
  const block = names.blockOf(index);
  if (block.raw) return undefined;
  const methods = methodsAt(block, offset);
  if (methods.length > 0) return { places: methods.map((span) => ({ index, span })), pattern: token };
  const mention = mentionAt(names.mentionsIn(index), offset);
  if (mention === undefined) return undefined;
  const linked = namesakesOf(names, { index, mention }).filter(
    (each) => each.mention.name === mention.name && isWrittenAlike(names, each),
  );
  if (linked.length < 2 || linked.length > most || !leads(linked, index, mention)) return undefined;
  const places = linked.map((each) => ({ index: each.index, span: each.mention }));
  return { places, pattern: patterns[mention.kind] ?? name };
}

/** A `cid:` may be written with escapes. */
function isWrittenAlike(names: Names, { index, mention }: Placed): boolean {
  return names.blockOf(index).text.slice(mention.start, mention.end) === mention.name;
}

/** Whether the others follow what is typed here. Without a definition somebody may be in the midst of typing another name. */
function leads(linked: readonly Placed[], index: number, { kind, start }: Mention): boolean {
  const given = linked.filter(({ mention }) => mention.by !== undefined);
  if (isOfBody({ kind })) return given.length > 0;
  const isDefined = kind === 'variable' || kind === 'block';
  if (isDefined && given.length !== 1) return false;
  const [first] = given.length > 0 ? given : linked;
  return first?.index === index && first.mention.start === start;
}

/** RFC 3261 §8.1.1.5: the method of a request is that of its CSeq. Nothing where they differ, since then that is meant. */
function methodsAt({ message }: Block, offset: BlockOffset): readonly Span[] {
  if (message?.startLine.kind !== 'request') return [];
  const { method } = message.startLine;
  const field = message.fields.find((each) => headerNamed(each.name.text)?.name === 'CSeq');
  const own = /^\d+[ \t]+(?<method>\S+)$/u.exec(field?.value.text ?? '')?.groups?.method;
  if (field === undefined || own !== method.text) return [];
  const linked = [spanOf(method.start, method.end), spanOf(field.value.end - own.length, field.value.end)];
  return linked.some((span) => touches(span, offset)) ? linked : [];
}
