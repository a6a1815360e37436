/** What is said of the place under the mouse. */

import type { Hover, HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../features/hover.ts';
import { inBlock } from '../sip/span.ts';
import { contextIn, messagesWith, problemsOfBlocks } from './check.ts';
import { rangeOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { markupOf } from './markup.ts';
import { outsideOf } from './outside.ts';
import type { Session } from './session.ts';

export function hover(session: Session, document: OpenDocument, { position }: HoverParams): Hover | null {
  const { client, words } = session;
  const { blocks } = document;
  const { index, offset } = blocks.placeAt(position);
  const outside = () => outsideOf(session, document);
  const block = blocks.treeOf(index);
  const around = {
    block,
    defaults: blocks.defaults,
    outside,
    context: () => contextIn(document, block),
    partsOf: messagesWith(session, document),
  };
  const problems = problemsOfBlocks(session, document)(index);
  const found = hoverAt(around, inBlock(offset), words, problems);
  if (found === undefined) return null;
  return { contents: markupOf(found.markdown, client.takesMarkdown), range: rangeOf({ document, index }, found) };
}
