/** What stands under a place in the text: which block, which line of it, which part of that line. */

import { type BlockOffset, type FileOffset, inBlock, inFile, type Span, type Token, touches } from '../span.ts';
import type {
  Block,
  Body,
  BrokenLine,
  Decoration,
  Directive,
  Field,
  Include,
  Message,
  PlacedBlock,
  RequestLine,
  Separator,
  SipFile,
  StatusLine,
  StrayLine,
  Template,
  Variable,
} from './tree.ts';

/** A block of a file and a place in it. */
export interface InBlock {
  readonly index: number;
  readonly place: PlacedBlock;
  readonly block: Block;
  readonly offset: BlockOffset;
}

interface In<Part extends string, Line> {
  readonly part: Part;
  readonly line: Line;
  /** The token under the place, which may be empty. */
  readonly token: Token;
}

interface On<Part extends string> {
  readonly part: Part;
}

/** What a place lies in. A place between two things belongs to the one before it, as a cursor behind a word does. */
export type Element = Situation & {
  /** The `{{…}}` around the place. */
  readonly template?: Template | undefined;
};

type Situation =
  | In<'title', Separator>
  | In<'directive-key' | 'directive-value', Directive>
  | In<'variable-name' | 'variable-value', Variable>
  | In<'decoration', Decoration>
  | In<'method' | 'uri' | 'version', RequestLine>
  | In<'version' | 'code' | 'reason', StatusLine>
  | In<'broken', BrokenLine>
  | In<'field-name' | 'field-value', Field>
  | In<'stray', StrayLine>
  | In<'body', Body>
  | In<'include', Include>
  /** A comment, or a head line taken out of the message. */
  | On<'comment' | 'remark'>
  /** An empty place above the message, or in a block without one: a directive, a variable or a start line may be typed here. */
  | On<'preamble-line'>
  /** An empty line in or under the head: a header field may be typed here. */
  | On<'head-line'>;

/** The block that holds a place in a file, by halving; the end of the file belongs to the last block. */
export function blockAt(file: SipFile, offset: FileOffset): InBlock | undefined {
  let low = 0;
  let high = file.blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const place = file.blocks[low];
  if (place === undefined) return undefined;
  const within = Math.max(0, Math.min(offset - place.start, place.block.text.length));
  return { index: low, place, block: place.block, offset: inBlock(within) };
}

/** The place in the file of a place in one of its blocks. */
export function fileOffset(place: PlacedBlock, offset: BlockOffset): FileOffset {
  return inFile(place.start + offset);
}

/** What stands in a block at a place. */
export function elementAt(block: Block, offset: BlockOffset): Element {
  const template = block.templates.find((each) => each.start < offset && offset < each.end);
  return { ...situationAt(block, offset), template };
}

function situationAt(block: Block, offset: BlockOffset): Situation {
  const { separator, preamble, message } = block;
  if (separator !== undefined && holds(block, separator, offset)) {
    return { part: 'title', line: separator, token: separator.title };
  }
  const line = preamble.find((each) => holds(block, each, offset));
  if (line === undefined) return message === undefined ? { part: 'preamble-line' } : inMessage(block, message, offset);
  switch (line.kind) {
    case 'directive':
      return offset <= line.key.end
        ? { part: 'directive-key', line, token: line.key }
        : { part: 'directive-value', line, token: line.value };
    case 'variable':
      return offset <= line.name.end
        ? { part: 'variable-name', line, token: line.name }
        : { part: 'variable-value', line, token: line.value };
    case 'decoration':
      return { part: 'decoration', line, token: line.content };
    default:
      return { part: line.kind === 'comment' ? 'comment' : 'preamble-line' };
  }
}

function inMessage(block: Block, message: Message, offset: BlockOffset): Situation {
  if (holds(block, message.startLine, offset)) return inStartLine(message.startLine, offset);
  const line = message.head.find((each) => holds(block, each, offset));
  if (line?.kind === 'field') return inField(line, offset);
  if (line?.kind === 'stray') return { part: 'stray', line, token: line.content };
  if (line?.kind === 'remark') return { part: 'remark' };
  const { body } = message;
  if (body === undefined || offset < body.start) return { part: 'head-line' };
  const include = body.includes.find((each) => touches(each, offset));
  return include === undefined
    ? { part: 'body', line: body, token: body }
    : { part: 'include', line: include, token: include.path };
}

function inStartLine(line: Message['startLine'], offset: BlockOffset): Situation {
  if (line.kind === 'broken') return { part: 'broken', line, token: line.content };
  if (line.kind === 'request') {
    if (offset <= line.method.end) return { part: 'method', line, token: line.method };
    if (offset <= line.uri.end) return { part: 'uri', line, token: line.uri };
    return { part: 'version', line, token: line.version };
  }
  if (offset <= line.version.end) return { part: 'version', line, token: line.version };
  if (offset <= line.code.end) return { part: 'code', line, token: line.code };
  return { part: 'reason', line, token: line.reason };
}

/** Behind the colon the value is being typed, even where blanks are. */
function inField(line: Field, offset: BlockOffset): Situation {
  const sign = line.colon.start + line.colon.text.indexOf(':');
  return offset <= sign
    ? { part: 'field-name', line, token: line.name }
    : { part: 'field-value', line, token: line.value };
}

/** A line holds the places from its start up to its line end; the last line of a block also its end, unless a new line begins there. */
function holds(block: Block, line: Span, offset: number): boolean {
  if (offset < line.start || offset > line.end) return false;
  if (offset < line.end) return true;
  const last = block.text.charCodeAt(line.end - 1);
  return line.end === block.text.length && last !== 0x0a && last !== 0x0d;
}
