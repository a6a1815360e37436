/** A tree back to its text, character for character, by walking its leaves; and the proof that a tree leaves nothing out. */

import type { Span, Token } from '../span.ts';
import type { Block, HeadLine, Message, PreambleLine, Separator, SipFile, StartLine } from './tree.ts';

/** A piece of a text that has no pieces itself: a token of the tree, or what stands between tokens. */
export interface Leaf extends Token {
  /** The name of the property that holds the token; `between` for signs, blanks and line ends. */
  readonly name: string;
}

type Line = Separator | PreambleLine | StartLine | HeadLine;

/** What may stand between the tokens of a line: the signs of the format, blanks and line ends. */
const signs = /^[#@=\s\uFEFF]*$/u;

/** The text of a file. */
export function print(file: SipFile): string {
  return file.blocks.map(({ block }) => printBlock(block)).join('');
}

/** The text of a block. */
function printBlock(block: Block): string {
  let text = '';
  for (const leaf of leavesOf(block)) text += leaf.text;
  return text;
}

/** Every leaf of a block, in order. */
export function* leavesOf(block: Block): Generator<Leaf> {
  for (const part of partsOf(block)) {
    if (part.kind === 'message') yield* leavesOfMessage(block.text, part);
    else yield* leavesOfLine(block.text, part);
  }
}

/** Says where a tree does not lie end to end or leaves out more than signs and blanks; nothing when it covers its text. */
export function gapsOf(block: Block): readonly string[] {
  const gaps: string[] = [];
  checkRow(block.text, partsOf(block), 0, block.text.length, gaps);
  const { message } = block;
  if (message !== undefined) checkRow(block.text, partsOfMessage(message), message.start, message.end, gaps);
  for (const leaf of leavesOf(block)) checkLeaf(block.text, leaf, gaps);
  checkOrder(block.templates, gaps);
  if (message?.body !== undefined) checkOrder(message.body.includes, gaps);
  return gaps;
}

/** True when siblings lie end to end and cover their parent, in the whole block. */
export function covers(block: Block): boolean {
  return gapsOf(block).length === 0;
}

function partsOf(block: Block): readonly (Separator | PreambleLine | Message)[] {
  const parts: (Separator | PreambleLine | Message)[] = [...block.preamble];
  if (block.separator !== undefined) parts.unshift(block.separator);
  if (block.message !== undefined) parts.push(block.message);
  return parts;
}

function partsOfMessage(message: Message): readonly Span[] {
  const parts: Span[] = [message.startLine, ...message.head];
  if (message.blank !== undefined) parts.push(message.blank);
  if (message.body !== undefined) parts.push(message.body);
  return parts;
}

function* leavesOfMessage(text: string, message: Message): Generator<Leaf> {
  yield* leavesOfLine(text, message.startLine);
  for (const line of message.head) yield* leavesOfLine(text, line);
  if (message.blank !== undefined) yield leaf('blank', message.blank);
  if (message.body !== undefined) yield leaf('body', message.body);
}

function* leavesOfLine(text: string, line: Line): Generator<Leaf> {
  let at: number = line.start;
  for (const [name, token] of tokensOf(text, line)) {
    if (token.start > at) yield between(text, at, token.start);
    yield leaf(name, token);
    at = token.end;
  }
  if (line.end > at) yield between(text, at, line.end);
}

function tokensOf(text: string, line: Line): readonly (readonly [string, Token])[] {
  switch (line.kind) {
    case 'separator':
      return [['title', line.title]];
    case 'blank':
      return [];
    case 'comment':
    case 'remark':
      return [[line.kind, { ...line, text: text.slice(line.start, line.end) }]];
    case 'directive':
      return [
        ['key', line.key],
        ['value', line.value],
      ];
    case 'variable':
      return [
        ['name', line.name],
        ['value', line.value],
      ];
    case 'request':
      return [
        ['method', line.method],
        ['uri', line.uri],
        ['version', line.version],
      ];
    case 'response':
      return [
        ['version', line.version],
        ['code', line.code],
        ['reason', line.reason],
      ];
    case 'field':
      return [
        ['name', line.name],
        ['colon', line.colon],
        ['value', line.value],
      ];
    default:
      return [['content', line.content]];
  }
}

function leaf(name: string, token: Token): Leaf {
  return { name, start: token.start, end: token.end, text: token.text };
}

function between(text: string, start: number, end: number): Leaf {
  return { name: 'between', start, end, text: text.slice(start, end) } as Leaf;
}

function checkRow(text: string, row: readonly Span[], start: number, end: number, gaps: string[]): void {
  let at = start;
  for (const { start: from, end: to } of row) {
    if (from !== at || to < from) gaps.push(`expected ${at}, found ${from}–${to}`);
    at = to;
  }
  if (at !== end && text.length > 0) gaps.push(`ends at ${at}, not at ${end}`);
}

function checkLeaf(text: string, { name, start, end, text: own }: Leaf, gaps: string[]): void {
  if (text.slice(start, end) !== own) gaps.push(`${name} ${start}–${end} does not hold its text`);
  if (name === 'between' && !signs.test(own)) gaps.push(`${start}–${end} is left out: ${own}`);
}

function checkOrder(spans: readonly Span[], gaps: string[]): void {
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at || end <= start) gaps.push(`${start}–${end} is out of order`);
    at = end;
  }
}
