/** A message that belongs to another, put together as a block of its own below it. */

import { nameOf } from '../../sip/directives/read.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import type { Edit } from '../../sip/problem.ts';
import { insert, lineEndOf } from '../../sip/syntax/edit.ts';
import { endsLine } from '../../sip/syntax/lines.ts';
import type { Block, Field, Message } from '../../sip/syntax/tree.ts';
import { looseElements } from '../value-place.ts';

export type HeadField = readonly [name: string, value: string];

/** A block with a message. */
export type MessageBlock = Block & { readonly message: Message };

export function hasMessage(block: Block): block is MessageBlock {
  return block.message !== undefined;
}

/** The method of a request; empty of anything else. */
export function methodOf({ message: { startLine } }: MessageBlock): string {
  return startLine.kind === 'request' ? startLine.method.text : '';
}

/** The status code of a response; 0 of anything else. */
export function codeOf({ message: { startLine } }: MessageBlock): number {
  return startLine.kind === 'response' ? Number(startLine.code.text) : 0;
}

export interface NewMessage {
  readonly startLine: string;
  readonly fields: readonly HeadField[];
  readonly body?: readonly string[];
}

/** Puts it at the end of a block, below lines of its own such as comments and directives. Sizes are counted when it is sent, since templates may stand in the body. */
export function blockBelow(
  { text, message }: MessageBlock,
  title: string,
  made: NewMessage,
  above: readonly string[] = [],
): Edit {
  const lineEnd = lineEndOf(message);
  const { startLine, fields, body = [] } = made;
  const length = body.length === 0 ? '0' : '{{$contentLength}}';
  const head = [...fields, ['Content-Length', length]].map(([name, value]) => `${name}: ${value}`);
  const lines = [`### ${title}`, ...above, startLine, ...head, '', ...body];
  const gap = endsLine(text, text.length) ? '' : lineEnd;
  return insert(text.length, gap + lines.map((line) => line + lineEnd).join(''));
}

/** How the values of a message that is sent are written in another: as they stand, or as a reference where they are made only when it is sent. */
export interface Source {
  readonly message: Message;
  /** Gives the block a name where it has none that can be referred to; nothing to be done where no reference was needed. */
  readonly naming: () => readonly Edit[];
  /** The rows of a header field, in order. */
  readonly rows: (header: HeaderDefinition) => readonly HeadField[];
  /** One value of a header field, the first without a number. */
  readonly value: (header: HeaderDefinition, index?: number) => string | undefined;
  /** Another part of what was sent or came back, as `response.headers.To`; nothing where no name can be given. */
  readonly reference: (path: string) => string | undefined;
}

/** `isTaken` tells of names in the file; without it the block gets none, as it is not the one that is edited. */
export function sourceOf(block: MessageBlock, isTaken?: (name: string) => boolean): Source {
  const { message } = block;
  const own = nameOf(block);
  const isUsable = own !== undefined && /^[^\s.[\]{}$]+$/u.test(own);
  const canBeNamed = isTaken !== undefined && !block.preamble.some(isNameLine);
  const name = isUsable ? own : canBeNamed ? freeName(message, isTaken) : undefined;
  let isReferredTo = false;
  const reference = (path: string): string | undefined => {
    isReferredTo = true;
    return name === undefined ? undefined : `{{${name}.${path}}}`;
  };
  const of = message.startLine.kind === 'response' ? 'response' : 'request';
  const read = new Map<HeaderDefinition, readonly string[]>();
  const elements = (header: HeaderDefinition): readonly string[] => {
    const found = read.get(header) ?? elementsOf(message, header);
    read.set(header, found);
    return found;
  };
  const value = (header: HeaderDefinition, index = 0): string | undefined => {
    const text = elements(header)[index];
    if (text === undefined || !text.includes('{{')) return text;
    const path = header.repeat === 'list' ? `${header.name}[${index}]` : header.name;
    return of === 'response' ? text : (reference(`${of}.headers.${path}`) ?? text);
  };
  return {
    message,
    naming: () =>
      isReferredTo && name !== undefined && !isUsable
        ? [insert(message.start, `# @name ${name}${lineEndOf(message)}`)]
        : [],
    rows: (header) =>
      header.repeat === 'list'
        ? elements(header).map((_text, index): HeadField => [header.name, value(header, index) ?? ''])
        : fieldsOf(message, header).map((field): HeadField => [header.name, unfolded(field.value.text)]),
    value,
    reference,
  };
}

/** The values of a header field as they are written: between commas where it is a list, else the first row. */
export function elementsOf(message: Message, header: HeaderDefinition): readonly string[] {
  const fields = fieldsOf(message, header);
  if (header.repeat !== 'list') return fields.slice(0, 1).map(({ value }) => unfolded(value.text));
  const elements = fields.flatMap(({ value }) => looseElements(message.source, value.start, value.end));
  return elements.map(({ start, end }) => unfolded(message.source.slice(start, end))).filter((text) => text !== '');
}

/** By their names alone: to read the values of many messages would take longer than a cursor rests. */
function fieldsOf({ fields }: Message, header: HeaderDefinition): readonly Field[] {
  return fields.filter(({ name }) => headerNamed(name.text) === header);
}

/** RFC 3261 §7.3.1: a fold counts as one blank. */
function unfolded(text: string): string {
  return text.replaceAll(/(?:\r\n|\r|\n)[ \t]+/gu, ' ').trim();
}

function isNameLine(line: Block['preamble'][number]): boolean {
  return line.kind === 'directive' && line.key.text.toLowerCase() === 'name';
}

function freeName({ startLine }: Message, isTaken: (name: string) => boolean): string {
  const wanted = startLine.kind === 'request' ? startLine.method.text.toLowerCase() : 'response';
  let name = wanted;
  for (let count = 2; isTaken(name); count += 1) name = `${wanted}${count}`;
  return name;
}
