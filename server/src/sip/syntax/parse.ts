/** A text to its tree. Total: any string has one, nothing is thrown and no character is lost; one pass, in linear time. */

import { inBlock, inFile, spanOf, tokenOf } from '../span.ts';
import { cutBlocks } from './blocks.ts';
import { readBody } from './body.ts';
import { readHead } from './head.ts';
import { readPreamble, readSeparator } from './preamble.ts';
import { readStartLine, startLineLikeness } from './start-line.ts';
import { commentsOf, outside, readTemplates } from './templates.ts';
import type { Block, BrokenLine, Message, PlacedBlock, PreambleLine, SipFile, StartLine, Template } from './tree.ts';

/** The tree of a whole file. */
export function parseFile(text: string): SipFile {
  return fileOf(cutBlocks(text).map(parseBlock));
}

/** Lays blocks end to end. */
export function fileOf(blocks: readonly Block[]): SipFile {
  let start = 0;
  const placed: PlacedBlock[] = blocks.map((block) => {
    const place = { block, start: inFile(start) };
    start += block.text.length;
    return place;
  });
  return { blocks: placed };
}

/** The tree of one block's text, as `cutBlocks` gives it. */
export function parseBlock(text: string): Block {
  const separator = readSeparator(text);
  const preamble = readPreamble(text, separator?.end ?? 0);
  const raw = hasDirective(preamble.lines, 'raw');
  const message = preamble.end < text.length ? readMessage(text, preamble.end, raw) : undefined;
  const escapes = !raw && hasDirective(preamble.lines, 'escapes');
  const block = { text, separator, preamble: preamble.lines, message, raw, escapes };
  return { ...block, templates: raw ? [] : templatesOf(block) };
}

function readMessage(text: string, start: number, raw: boolean): Message {
  const startLine = readStartLine(text, start);
  return messageWith(text, start, startLine, raw);
}

/** RFC 3420 §2: a message that stands in another one, from `start` to the end of the text; its start line may be missing. */
export function parseFragment(text: string, start: number): Message {
  const hasNone =
    startLineLikeness(text, start) === 'none' &&
    /^(?:[\w.!%*+`'~-]+[ \t]*:|[\r\n]|$)/u.test(text.slice(start, start + 256));
  const none: BrokenLine = { kind: 'broken', content: tokenOf(text, start, start), ...spanOf(start, start) };
  return messageWith(text, start, hasNone ? none : readStartLine(text, start), true);
}

function messageWith(text: string, start: number, startLine: StartLine, raw: boolean): Message {
  const head = readHead(text, startLine.end, raw);
  return {
    kind: 'message',
    start: inBlock(start),
    end: inBlock(text.length),
    source: text,
    startLine,
    head: head.lines,
    fields: head.fields,
    blank: head.blank,
    body: head.blank === undefined ? undefined : readBody(text, head.end, raw),
  };
}

function templatesOf(block: Omit<Block, 'templates'>): readonly Template[] {
  const { text, separator, preamble, message, escapes } = block;
  if (!text.includes('{{')) return [];
  const templates = readTemplates(text, separator?.end ?? 0, escapes);
  return templates.length === 0 ? templates : outside(templates, commentsOf(preamble, message?.head ?? []));
}

function hasDirective(lines: readonly PreambleLine[], key: string): boolean {
  return lines.some((line) => line.kind === 'directive' && line.key.text.toLowerCase() === key);
}
