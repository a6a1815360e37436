/** Completion: what may stand where the cursor is. */

import { type Span, spanOf } from '../../sip/span.ts';
import { type Element, elementAt } from '../../sip/syntax/at.ts';
import { endOfLine } from '../../sip/syntax/lines.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { bodyOffers } from './body.ts';
import { headerNames } from './header-names.ts';
import type { Completion, CompletionPlace } from './item.ts';
import { pathsAt } from './path.ts';
import { directiveKeys, directiveValues, preambleLines } from './preamble.ts';
import { codes, inBrokenLine, methodNames, phrases, startLines, versions } from './start-line.ts';
import { argumentsAt, openExpression, templateNames } from './template.ts';
import { bareUriParts } from './uri.ts';
import { valueParts } from './value.ts';

export interface Completions {
  readonly items: readonly Completion[];
  /** False when there are more, so that it is to be asked again as typing goes on. */
  readonly isWhole: boolean;
}

/** No editor is given more: nobody reads further. */
const most = 200;

/** What may be put in at a place, the likeliest first. */
export function completionsAt(place: CompletionPlace): Completions {
  const items = offers(place).filter(({ span }) => isTypedHere(span, place));
  if (items.length <= most) return { items, isWhole: true };
  return { items: items.filter((item) => begins(item, place)).slice(0, most), isWhole: false };
}

function offers(place: CompletionPlace): readonly Completion[] {
  const element = elementAt(place.block, place.offset);
  const expression = openExpression(place, element);
  if (expression !== undefined) return templateNames(expression, place);
  return argumentsAt(place, element) ?? pathsAt(element, place) ?? offersFor(element, place);
}

function offersFor(element: Element, place: CompletionPlace): readonly Completion[] {
  const here = spanOf(place.offset, place.offset);
  switch (element.part) {
    case 'preamble-line':
      return place.block.message === undefined
        ? [...startLines(here), ...preambleLines(place, here)]
        : preambleLines(place, here);
    case 'comment':
      return directiveKeys(place);
    case 'decoration':
      return preambleLines(place, element.token);
    case 'directive-key':
      return directiveKeys(place);
    case 'directive-value':
      return directiveValues(element.line, place);
    case 'broken':
      return inBrokenLine(element.token, place);
    case 'method':
      return methodNames(element.token);
    case 'uri':
      return bareUriParts(element.token, place);
    case 'version':
      return versions(element.line, element.token);
    case 'code':
      return codes(element.line);
    case 'reason':
      return phrases(element.line);
    case 'head-line':
      return headerNames(place, here);
    case 'stray':
      return headerNames(place, element.token);
    case 'field-name':
      return headerNames(place, element.token, element.line);
    case 'field-value':
      return valueParts(element.line, place);
    case 'body':
      return bodyOffers(place, (message) => inFragment(message, place));
    default:
      return [];
  }
}

/** RFC 3420 §2: in a message within the body everything is what it is in any message, and nothing stands above it. */
function inFragment(message: Message, place: CompletionPlace): readonly Completion[] {
  // It may end within the text, where a part does.
  const block = { ...place.block, text: message.source, preamble: [], separator: undefined, message };
  const { startLine } = message;
  const here = { ...place, block };
  if (place.offset > endOfLine(block.text, startLine.start) || startLine.kind !== 'broken')
    return offersFor(elementAt(block, place.offset), here);
  const typed = spanOf(startLine.start, Math.max(place.offset, startLine.end));
  // RFC 3515 §2.4.5: nearly all of them tell what became of a request.
  const lines = startLine.content.text === '' ? startLines(typed) : inBrokenLine(startLine.content, here);
  return [...lines].sort((one, other) => Number(other.kind === 'status') - Number(one.kind === 'status'));
}

/** What an editor takes the place of holds the cursor and lies in its line; a folded value does not. */
function isTypedHere({ start, end }: Span, { block, offset }: CompletionPlace): boolean {
  return start <= offset && offset <= end && endOfLine(block.text, start) >= end;
}

function begins({ label, filter = label, span }: Completion, { block, offset }: CompletionPlace): boolean {
  const typed = block.text.slice(span.start, Math.max(span.start, offset)).toLowerCase();
  return filter.toLowerCase().includes(typed);
}
