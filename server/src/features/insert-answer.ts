/** An answer that came in as a block of its own, to be put into the file below its request. */

import type { Edit } from '../sip/problem.ts';
import { inBlock } from '../sip/span.ts';
import { lineEndOf } from '../sip/syntax/edit.ts';
import { isLineEnd } from '../sip/syntax/lines.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { visible, visibleLine } from './visible.ts';

/** The edit at the end of a request's block that adds the answer, given as it came; `remark` is a comment about it. */
export function insertAnswer(block: Block, title: string, answer: string, remark = ''): Edit {
  const lineEnd = block.message === undefined ? '\n' : lineEndOf(block.message);
  const end = block.text.length;
  const isOpen = end > 0 && !isLineEnd(block.text.charCodeAt(end - 1));
  const comment = remark === '' ? '' : `# ${remark}${lineEnd}`;
  const head = `${isOpen ? lineEnd : ''}### ${visibleLine(title)}${lineEnd}${comment}`;
  const text = `${head}${asWritten(answer, lineEnd)}${lineEnd}`;
  return { start: inBlock(end), end: inBlock(end), text };
}

/** What means something in a file and means nothing in an answer gets its backslash; what cannot be seen is made visible. */
export function asWritten(answer: string, lineEnd = '\n'): string {
  const text = visible(answer).trimEnd();
  const headEnd = text.indexOf('\n\n');
  const head = headEnd === -1 ? text : text.slice(0, headEnd);
  const body = headEnd === -1 ? '' : text.slice(headEnd);
  const escapedHead = head.replaceAll(/^#/gmu, '\\#');
  const escapedBody = body.replaceAll(/^(?=###|<@?[ \t])/gmu, '\\');
  return (escapedHead + escapedBody).replaceAll('{{', '\\{{').replaceAll('\n', lineEnd);
}
