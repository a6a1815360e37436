/** Which option tags a message lists, and how one more gets into a list. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import type { Edit } from '../../sip/problem.ts';
import type { Token } from '../../sip/span.ts';
import { insert } from '../../sip/syntax/edit.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { isTemplated } from '../../sip/values/cursor.ts';
import { readingsBy, valuesOf } from '../../sip/values-of.ts';
import { addField } from './fixes.ts';

/** The tag in the list of a header field; RFC 3261 §7.3.1: tags compare without case. */
export function listed(message: Message, header: HeaderDefinition<Token>, tag: string): Token | undefined {
  return valuesOf(message, header).find(({ text }) => text.length === tag.length && text.toLowerCase() === tag);
}

/** True when the tag stands there, or when a template may stand for it. */
export function mayList(message: Message, header: HeaderDefinition<Token>, tag: string): boolean {
  return valuesOf(message, header).some((token) => token.text.toLowerCase() === tag || isTemplated(token));
}

/** Puts the tag behind those that stand there, or into a field of its own. */
export function addTag(message: Message, header: HeaderDefinition<Token>, tag: string): readonly Edit[] {
  const filled = readingsBy(message, header).find(({ values }) => values.length > 0);
  if (filled !== undefined) return [insert(filled.field.value.end, `, ${tag}`)];
  return addField(message, header.name, tag);
}
