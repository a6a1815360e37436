/** What an editor asks about a document, answered by a feature each. */

import type {
  CodeLens,
  DefinitionParams,
  DocumentSymbol,
  FoldingRange,
  Hover,
  HoverParams,
  Location,
  SymbolInformation,
} from 'vscode-languageserver';
import { type Lens, lensesOf } from '../features/code-lens.ts';
import { definitionAt } from '../features/definition.ts';
import { foldsOf } from '../features/folding.ts';
import { hoverAt } from '../features/hover.ts';
import type { OutlineEntry } from '../features/outline-entry.ts';
import { outlineOf } from '../features/symbols.ts';
import { nameOf } from '../sip/directives/read.ts';
import { inBlock, spanOf } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { problemsOfBlocks } from './check.ts';
import { type BlockOf, codeLensOf, flatSymbolsOf, foldingRangeOf, hoverOf, rangeOf, symbolOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { eachBlock, kept } from './each-block.ts';
import { givenLater } from './names.ts';
import { outsideOf } from './outside.ts';
import type { Session } from './session.ts';

/** In a file of more blocks the outline shows the messages alone: no editor can show hundreds of thousands of entries. */
const blocksShownWhole = 1000;

/** An editor that is given tens of thousands of lenses stands still; the messages further down are sent by the command itself. */
const blocksWithLenses = 3000;

const lensesIn = kept(lensesOf);
const foldsIn = kept(foldsOf);
const outlineIn = kept((block) => outlineOf(block, 'whole'));
const headlineIn = kept((block) => outlineOf(block, 'messages'));

export function hover(session: Session, document: OpenDocument, { position }: HoverParams): Hover | null {
  const { client, words } = session;
  const { blocks } = document;
  const { index, offset } = blocks.placeAt(position);
  const outside = () => outsideOf(session, document);
  const around = { block: blocks.treeOf(index), defaults: blocks.defaults, outside };
  const problems = problemsOfBlocks(session, document)(index);
  const found = hoverAt(around, inBlock(offset), words, problems);
  return found === undefined ? null : hoverOf({ document, index }, found, client.takesMarkdown);
}

export function definition(_session: Session, document: OpenDocument, { position }: DefinitionParams): Location | null {
  const { uri, blocks } = document;
  const { index, offset } = blocks.placeAt(position);
  const found = definitionAt({ block: blocks.treeOf(index), defaults: blocks.defaults }, inBlock(offset));
  if (found === undefined) return givenLater(document, position);
  const isIt = (block: Block) => (found.kind === 'variable' ? block === found.block : nameOf(block) === found.name);
  for (let each = 0; each < blocks.size; each += 1) {
    const block = blocks.treeOf(each);
    if (!isIt(block)) continue;
    const span = found.kind === 'variable' ? found.span : (outlineIn(block)?.focus ?? spanOf(0, 0));
    return { uri, range: rangeOf({ document, index: each }, span) };
  }
  return null;
}

export function codeLenses(session: Session, document: OpenDocument): CodeLens[] {
  const { words, client } = session;
  const { lenses } = session.settingsOf(document.uri);
  if (lenses.size === 0) return [];
  // An editor without our requests could not show what the command answers.
  const isShown = ({ action }: Lens) => lenses.has(action) && (action !== 'wire' || client.showsExchanges);
  return eachBlock(document, blocksWithLenses, (place, block) =>
    lensesIn(block).flatMap((lens) => (isShown(lens) ? [codeLensOf(place, lens, words)] : [])),
  );
}

export function documentSymbols(
  { client, words }: Session,
  document: OpenDocument,
): DocumentSymbol[] | SymbolInformation[] {
  const { size } = document.blocks;
  const outline = size > blocksShownWhole ? headlineIn : outlineIn;
  const each = <S>(convert: (place: BlockOf, entry: OutlineEntry) => S[]): S[] =>
    eachBlock(document, size, (place, block) => {
      const entry = outline(block);
      return entry === undefined ? [] : convert(place, entry);
    });
  if (client.nestsSymbols) return each((place, entry) => [symbolOf(place, entry, words)]);
  return each((place, entry) => flatSymbolsOf(place, entry, words));
}

export function foldingRanges(_session: Session, document: OpenDocument): FoldingRange[] {
  return eachBlock(document, document.blocks.size, (place, block) =>
    foldsIn(block).map((fold) => foldingRangeOf(place, fold)),
  );
}
