/** The outline of a block: its message with groups of header fields and its body, or the variables of a block without a message. */

import { partsOf as bodyParts } from '../sip/bodies/index.ts';
import { directiveOf, nameOf } from '../sip/directives/read.ts';
import { spanOf } from '../sip/span.ts';
import { carriageReturn, isLineEnd, lineFeed } from '../sip/syntax/lines.ts';
import type { Block, Message, StartLine, Variable } from '../sip/syntax/tree.ts';
import { bodyDetail, bodyEntries } from './body-outline.ts';
import { groupedFields } from './header-groups.ts';
import { headlineOf, type OutlineEntry } from './outline-entry.ts';
import { visibleLine } from './visible.ts';

/** The entry of a block; nothing for one that holds nothing to find. Without `depth` the message stands alone. */
export function outlineOf(block: Block, depth: 'whole' | 'messages' = 'whole'): OutlineEntry | undefined {
  const entry = entryOf(block, depth);
  return entry === undefined ? undefined : closed(block.text, entry);
}

/** Without the line end behind it, which is where the next entry begins: a cursor there would stand in both, and editors show the first. */
function closed(text: string, entry: OutlineEntry): OutlineEntry {
  let end: number = entry.end;
  if (end > entry.start && isLineEnd(text.charCodeAt(end - 1))) end -= 1;
  if (end > entry.start && text.charCodeAt(end) === lineFeed && text.charCodeAt(end - 1) === carriageReturn) end -= 1;
  const focus = spanOf(Math.min(entry.focus.start, end), Math.min(entry.focus.end, end));
  return { ...entry, ...spanOf(entry.start, end), focus, children: entry.children.map((child) => closed(text, child)) };
}

function entryOf(block: Block, depth: 'whole' | 'messages'): OutlineEntry | undefined {
  const title = directiveOf(block, 'title')?.value.text || nameOf(block);
  const span = spanOf(0, block.text.length);
  const variables = depth === 'whole' ? block.preamble.filter((line) => line.kind === 'variable').map(variable) : [];
  const { message } = block;
  if (message === undefined) {
    if (title === undefined && variables.length === 0) return undefined;
    const focus = block.separator?.title ?? variables[0]?.focus ?? span;
    return { kind: 'defaults', name: visibleLine(title ?? ''), detail: '', focus, ...span, children: variables };
  }
  const { kind, focus, name } = headlineOf(message.startLine);
  const parts = depth === 'whole' ? partsOf(block, message) : [];
  return {
    kind,
    name: visibleLine(title ?? name),
    detail: title === undefined ? '' : visibleLine(name),
    focus,
    ...span,
    children: [...variables, ...parts],
  };
}

/** `INVITE sip:bob@example.com`, `200 OK`: what a message is called where nobody named it. */
export function titleOf(startLine: StartLine): string {
  return headlineOf(startLine).name;
}

function partsOf(block: Block, { fields, body }: Message): OutlineEntry[] {
  const parts = [...groupedFields(fields)];
  if (body !== undefined && body.text.trim() !== '') {
    const [whole] = bodyParts(block);
    parts.push({
      kind: 'body',
      name: '',
      detail: whole === undefined ? '' : bodyDetail(whole),
      focus: spanOf(body.start, body.start),
      ...spanOf(body.start, body.end),
      children: whole === undefined ? [] : bodyEntries(whole),
    });
  }
  return parts;
}

function variable({ name, value, start, end }: Variable): OutlineEntry {
  const shownName = visibleLine(name.text);
  return { kind: 'variable', name: shownName, detail: visibleLine(value.text), focus: name, start, end, children: [] };
}
