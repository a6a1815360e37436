/** What an editor asks about a document, answered by a feature each. */

import type {
  CodeLens,
  DocumentSymbol,
  FoldingRange,
  Hover,
  HoverParams,
  SymbolInformation,
} from 'vscode-languageserver';
import { lensesOf } from '../features/code-lens.ts';
import { foldsOf } from '../features/folding.ts';
import { hoverAt } from '../features/hover.ts';
import { outlineOf } from '../features/symbols.ts';
import { inBlock } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { resultsOf } from './check.ts';
import { type BlockOf, codeLensOf, flatSymbolsOf, foldingRangeOf, hoverOf, symbolOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** In a file of more blocks the outline shows the messages alone: no editor can show hundreds of thousands of entries. */
const blocksShownWhole = 1000;

/** An editor that is given tens of thousands of lenses stands still; the messages further down are sent by the command itself. */
const blocksWithLenses = 3000;

export function hover(session: Session, document: OpenDocument, { position }: HoverParams): Hover | null {
  const { client, words } = session;
  const { blocks } = document;
  const { index, offset } = blocks.placeAt(position);
  const around = { block: blocks.treeOf(index), defaults: blocks.defaults };
  const problems = resultsOf(session, document)[index]?.problems;
  const found = hoverAt(around, inBlock(offset), words, problems);
  return found === undefined ? null : hoverOf({ document, index }, found, client.takesMarkdown);
}

export function codeLenses({ settings, words }: Session, document: OpenDocument): CodeLens[] {
  if (!settings.lenses) return [];
  return eachBlock(document, blocksWithLenses, (place, block) =>
    lensesOf(block).map((lens) => codeLensOf(place, lens, words)),
  );
}

export function documentSymbols(
  { client, words }: Session,
  document: OpenDocument,
): DocumentSymbol[] | SymbolInformation[] {
  const depth = document.blocks.size > blocksShownWhole ? 'messages' : 'whole';
  const each = <S>(convert: (place: BlockOf, entry: NonNullable<ReturnType<typeof outlineOf>>) => S[]): S[] =>
    eachBlock(document, document.blocks.size, (place, block) => {
      const entry = outlineOf(block, depth);
      return entry === undefined ? [] : convert(place, entry);
    });
  if (client.nestsSymbols) return each((place, entry) => [symbolOf(place, entry, words)]);
  return each((place, entry) => flatSymbolsOf(place, entry, words));
}

export function foldingRanges(_session: Session, document: OpenDocument): FoldingRange[] {
  return eachBlock(document, document.blocks.size, (place, block) =>
    foldsOf(block).map((fold) => foldingRangeOf(place, fold)),
  );
}

function eachBlock<T>(document: OpenDocument, limit: number, work: (place: BlockOf, block: Block) => T[]): T[] {
  const count = Math.min(document.blocks.size, limit);
  const found: T[] = [];
  for (let index = 0; index < count; index += 1)
    found.push(...work({ document, index }, document.blocks.treeOf(index)));
  return found;
}
