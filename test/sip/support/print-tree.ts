/** Prints the tree of a file, one node a line, for the eyes of who reads a test. */

import type { Token } from '../../../server/src/sip/span.ts';
import type { Block, HeadLine, PreambleLine, SipFile, StartLine } from '../../../server/src/sip/syntax/tree.ts';

export function printTree(file: SipFile): string {
  return file.blocks.map(({ block, start }) => printBlockTree(block, start)).join('');
}

function printBlockTree(block: Block, start: number): string {
  const lines = [`block at ${start}${block.raw ? ' raw' : ''}`];
  if (block.separator !== undefined) lines.push(`  separator ${quote(block.separator.title)}`);
  for (const line of block.preamble) lines.push(`  ${lineOf(block, line)}`);
  if (block.message !== undefined) {
    lines.push(`  message at ${block.message.start}`);
    for (const line of [block.message.startLine, ...block.message.head]) lines.push(`    ${lineOf(block, line)}`);
    if (block.message.blank !== undefined) lines.push(`    blank ${quote(block.message.blank)}`);
    if (block.message.body !== undefined) lines.push(`    body ${quote(block.message.body)}`);
    for (const { path, template } of block.message.body?.includes ?? []) {
      lines.push(`      include ${template ? 'text' : 'bytes'} ${quote(path)}`);
    }
  }
  for (const { expression } of block.templates) lines.push(`  template ${quote(expression)}`);
  return `${lines.join('\n')}\n`;
}

function lineOf(block: Block, line: PreambleLine | StartLine | HeadLine): string {
  const place = `${line.kind} ${line.start}–${line.end}`;
  switch (line.kind) {
    case 'blank':
    case 'comment':
    case 'remark':
      return `${place} ${JSON.stringify(block.text.slice(line.start, line.end))}`;
    case 'directive':
      return `${place} ${quote(line.key)} ${quote(line.value)}`;
    case 'variable':
      return `${place} ${quote(line.name)} ${quote(line.value)}`;
    case 'field':
      return `${place} ${quote(line.name)} ${quote(line.colon)} ${quote(line.value)}`;
    case 'request':
      return `${place} ${quote(line.method)} ${quote(line.uri)} ${quote(line.version)}`;
    case 'response':
      return `${place} ${quote(line.version)} ${quote(line.code)} ${quote(line.reason)}`;
    default:
      return `${place} ${quote(line.content)}`;
  }
}

function quote(token: Token): string {
  return JSON.stringify(token.text);
}
