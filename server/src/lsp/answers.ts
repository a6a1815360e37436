/** What an editor asks of every document that it shows, answered by a feature each. */

import type { CodeLens, DocumentSymbol, FoldingRange, SymbolInformation } from 'vscode-languageserver';
import { type Lens, lensesOf } from '../features/code-lens.ts';
import { foldsOf } from '../features/folding.ts';
import type { OutlineEntry } from '../features/outline-entry.ts';
import { outlineOf } from '../features/symbols.ts';
import { type BlockOf, codeLensOf, flatSymbolsOf, foldingRangeOf, symbolOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { eachBlock, kept } from './each-block.ts';
import type { Session } from './session.ts';

/** In a file of more blocks the outline shows the messages alone: no editor can show hundreds of thousands of entries. */
const blocksShownWhole = 1000;

/** An editor that is given tens of thousands of lenses stands still; the messages further down are sent by the command itself. */
const blocksWithLenses = 3000;

const lensesIn = kept(lensesOf);
const foldsIn = kept(foldsOf);
export const outlineIn = kept((block) => outlineOf(block, 'whole'));
const headlineIn = kept((block) => outlineOf(block, 'messages'));

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
