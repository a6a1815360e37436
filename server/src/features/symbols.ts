/** The outline of a block: its message with header fields and body, or the variables of a block without a message. */

import { sdpOf } from '../sip/bodies/index.ts';
import { isSdpField, type MediaSection, type SdpSection } from '../sip/bodies/sdp.ts';
import { directiveOf, nameOf } from '../sip/directives/read.ts';
import { type Span, spanOf } from '../sip/span.ts';
import type { Block, Field, Message, StartLine, Variable } from '../sip/syntax/tree.ts';
import { visibleLine } from './visible.ts';

export interface OutlineEntry extends Span {
  readonly kind: 'request' | 'response' | 'broken' | 'defaults' | 'field' | 'body' | 'variable' | 'session' | 'media';
  /** What it is called, in the file's own words; empty where only `kind` names it. Fit to be shown. */
  readonly name: string;
  readonly detail: string;
  /** What the cursor goes to; lies within the span. */
  readonly focus: Span;
  readonly children: readonly OutlineEntry[];
}

/** The entry of a block; nothing for one that holds nothing to find. Without `depth` the message stands alone. */
export function outlineOf(block: Block, depth: 'whole' | 'messages' = 'whole'): OutlineEntry | undefined {
  const title = directiveOf(block, 'title')?.value.text || nameOf(block);
  const span = spanOf(0, block.text.length);
  const variables = depth === 'whole' ? block.preamble.filter((line) => line.kind === 'variable').map(variable) : [];
  const { message } = block;
  if (message === undefined) {
    if (title === undefined && variables.length === 0) return undefined;
    const focus = block.separator?.title ?? variables[0]?.focus ?? span;
    return { kind: 'defaults', name: visibleLine(title ?? ''), detail: '', focus, ...span, children: variables };
  }
  const { kind, focus, name } = headline(message.startLine);
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
  return headline(startLine).name;
}

interface Headline {
  readonly kind: 'request' | 'response' | 'broken';
  readonly name: string;
  readonly focus: Span;
}

function headline(line: StartLine): Headline {
  switch (line.kind) {
    case 'request':
      return { kind: 'request', name: `${line.method.text} ${line.uri.text}`, focus: line.method };
    case 'response':
      return { kind: 'response', name: `${line.code.text} ${line.reason.text}`.trim(), focus: line.code };
    default:
      return { kind: 'broken', name: line.content.text, focus: line.content };
  }
}

function partsOf(block: Block, { fields, body }: Message): OutlineEntry[] {
  const parts = fields.map(field);
  if (body !== undefined && body.text.trim() !== '') {
    parts.push({
      kind: 'body',
      name: '',
      detail: '',
      focus: spanOf(body.start, body.start),
      ...spanOf(body.start, body.end),
      children: sectionsOf(block),
    });
  }
  return parts;
}

/** The sections of a session description. */
function sectionsOf(block: Block): OutlineEntry[] {
  const sdp = sdpOf(block);
  if (sdp === undefined) return [];
  const media = sdp.media.map(mediaEntry);
  return sdp.session.lines.length === 0 ? media : [sessionEntry(sdp.session), ...media];
}

function sessionEntry({ lines, start, end }: SdpSection): OutlineEntry {
  const subject = lines.find((line) => isSdpField(line) && line.letter.text === 's');
  const text = subject !== undefined && isSdpField(subject) ? subject.value.text.trim() : '';
  const detail = text === '-' ? '' : visibleLine(text);
  return { kind: 'session', name: '', detail, focus: spanOf(start, start), ...spanOf(start, end), children: [] };
}

function mediaEntry({ media: line, start, end }: MediaSection): OutlineEntry {
  const { media, port, proto, formats, value } = line;
  const name = [media, port].map((part) => part?.text ?? '').join(' ');
  const detail = [proto, ...formats].map((part) => part?.text ?? '').join(' ');
  return {
    kind: 'media',
    name: visibleLine(name.trim() === '' ? 'm=' : name.trim()),
    detail: visibleLine(detail),
    focus: value,
    ...spanOf(start, end),
    children: [],
  };
}

function field({ name, value, start, end }: Field): OutlineEntry {
  const shownName = visibleLine(name.text);
  return { kind: 'field', name: shownName, detail: visibleLine(value.text), focus: name, start, end, children: [] };
}

function variable({ name, value, start, end }: Variable): OutlineEntry {
  const shownName = visibleLine(name.text);
  return { kind: 'variable', name: shownName, detail: visibleLine(value.text), focus: name, start, end, children: [] };
}
