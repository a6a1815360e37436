/** Completion of paths, in directives and in the lines of a body that stand for files: what lies in the folder that has been typed. */

import { directiveNamed } from '../../sip/directives/read.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import type { Element } from '../../sip/syntax/at.ts';
import { type Completion, type CompletionPlace, foreignItem } from './item.ts';

/** The files and folders at a place for a path; nothing where none is written. */
export function pathsAt(element: Element, place: CompletionPlace): readonly Completion[] | undefined {
  const path = pathAt(element, place);
  if (path === undefined || place.entriesOf === undefined) return undefined;
  const { text } = place.block;
  const start = text.lastIndexOf('/', place.offset - 1) + 1;
  const typedFrom = Math.max(start, path.start);
  const folder = text.slice(path.start, typedFrom);
  const slash = text.indexOf('/', place.offset);
  const span = spanOf(typedFrom, slash === -1 || slash > path.end ? path.end : slash);
  const isHiddenWanted = text.startsWith('.', typedFrom);
  return place
    .entriesOf(folder === '' ? '.' : folder)
    .filter(({ name }) => isHiddenWanted || !name.startsWith('.'))
    .map(({ name, isFolder }): Completion => {
      if (!isFolder) return { ...foreignItem('file', name, span), rank: `1${name}` };
      const behind = slash === span.end ? '' : '/';
      return { ...foreignItem('folder', name, span, behind), rank: `0${name}`, continues: true };
    });
}

function pathAt(element: Element, { block, offset }: CompletionPlace): Span | undefined {
  const here = spanOf(offset, offset);
  switch (element.part) {
    case 'include':
      return element.token.start <= offset ? element.token : undefined;
    case 'body':
      // With a blank and nothing behind it, it is not yet a line that stands for a file.
      return /(?:^|[\r\n])<@?[ \t]+$/u.test(block.text.slice(element.line.start, offset)) ? here : undefined;
    case 'directive-value': {
      const { key, value } = element.line;
      const definition = directiveNamed(key.text);
      if (definition?.value === 'path') return value.text === '' ? here : value;
      // The rows of a loop stand in a file.
      const before = /^for\s+\S+\s+of(?:\s+|$)/u.exec(value.text)?.[0].length;
      const isRows = definition?.key === 'loop' && before !== undefined && offset > value.start + before - 1;
      if (!isRows) return undefined;
      // A blank behind the last word is none of the value, and stays.
      return value.text.length === before ? here : spanOf(value.start + before, Math.max(value.end, offset));
    }
    default:
      return undefined;
  }
}
