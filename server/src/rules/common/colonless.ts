/** Lines of the head that would be header fields if only a colon stood behind the name. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import type { Message, StrayLine } from '../../sip/syntax/tree.ts';
import { headerNamed } from './head.ts';

/** The field that a line means, where it begins with a long name that is known. A single letter is too little to go by. */
export function headerWithoutColon({ start, content }: StrayLine): HeaderDefinition | undefined {
  if (content.start > start) return undefined;
  const name = /^[\w-]{2,}(?=[ \t])/u.exec(content.text)?.[0];
  return name === undefined ? undefined : headerNamed(name);
}

/** True when a field stands in a message, but without its colon. The name is in lower case. */
export function lacksColon({ head }: Message, name: string): boolean {
  return head.some((line) => line.kind === 'stray' && headerWithoutColon(line)?.name.toLowerCase() === name);
}
