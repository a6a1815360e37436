/** What can be looked for in all files of a folder: messages by name, method and address, the calls that they belong to, and the variables of a file. */

import { headerNamed } from '../sip/headers/index.ts';
import { type Span, spanOf } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { outlineOf, titleOf } from './symbols.ts';
import { visibleLine } from './visible.ts';

export interface FoundSymbol extends Span {
  readonly kind: 'request' | 'response' | 'call' | 'variable';
  readonly name: string;
  /** What it belongs to. */
  readonly container: string;
}

const longest = 120;

/** The symbols of a block. An editor looks at the name alone, so that the method stands in it whatever the message is called. */
export function workspaceSymbolsOf(block: Block): readonly FoundSymbol[] {
  const { message } = block;
  const entry = outlineOf(block, message === undefined ? 'whole' : 'messages');
  if (entry === undefined) return [];
  if (message === undefined)
    return entry.children.map(({ name, focus }) => ({
      kind: 'variable',
      name,
      container: entry.name,
      ...spanOf(focus.start, focus.end),
    }));
  if (entry.kind !== 'request' && entry.kind !== 'response') return [];
  const line = visibleLine(titleOf(message.startLine), longest);
  const name = entry.detail === '' ? line : visibleLine(`${entry.name} · ${line}`, longest);
  const callId = message.fields.find((field) => headerNamed(field.name.text)?.name === 'Call-ID')?.value;
  const isWritten = callId !== undefined && callId.text !== '' && !callId.text.includes('{{');
  const call: FoundSymbol[] = isWritten
    ? [{ kind: 'call', name: visibleLine(callId.text, longest), container: name, ...spanOf(callId.start, callId.end) }]
    : [];
  return [
    {
      kind: entry.kind,
      name,
      container: callId === undefined ? '' : visibleLine(callId.text, longest),
      ...spanOf(entry.focus.start, entry.focus.end),
    },
    ...call,
  ];
}

/** True when the letters of the query stand in the name in their order, in any case: editors sort what they are given. */
export function matchesQuery(name: string, query: string): boolean {
  const [text, wanted] = [name.toLowerCase(), query.toLowerCase().replaceAll(/\s+/gu, '')];
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
