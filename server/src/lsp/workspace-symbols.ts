/** Symbols of all documents and files, by what somebody types. */

import {
  type CancellationToken,
  SymbolKind,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { type FoundSymbol, matchesQuery, workspaceSymbolsOf } from '../features/workspace-symbols.ts';
import { rangeOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { eachBlock, kept } from './each-block.ts';
import type { Session } from './session.ts';

/** Nobody looks through more, and whoever types goes on typing. */
const most = 500;

const kinds: Readonly<Record<FoundSymbol['kind'], SymbolKind>> = {
  request: SymbolKind.Method,
  response: SymbolKind.Event,
  call: SymbolKind.Key,
  variable: SymbolKind.Variable,
};

const symbolsOf = kept(workspaceSymbolsOf);

/** What is open counts as it is typed, and not as it was saved. */
export async function workspaceSymbols(
  session: Session,
  { query }: WorkspaceSymbolParams,
  token: CancellationToken,
): Promise<WorkspaceSymbol[]> {
  const open = session.documents.all().filter(({ isForeign }) => !isForeign);
  const found = open.flatMap((document) => inDocument(document, query));
  if (found.length >= most) return found.slice(0, most);
  const elsewhere = await session.symbolsElsewhere();
  if (token.isCancellationRequested) return [];
  const uris = new Set(open.map(({ uri }) => uri));
  const isThere = remembered((uri) => isFile(session, uri));
  for (const { uri, symbol, start, end } of elsewhere) {
    if (found.length >= most) break;
    if (!uris.has(uri) && matchesQuery(symbol.name, query) && isThere(uri))
      found.push(symbolAt(symbol, { uri, range: { start, end } }));
  }
  return found;
}

/** Editors tell of a folder that is gone, and not of each file in it. */
function isFile(session: Session, uri: string): boolean {
  return session.filesFor(uri)?.isReadable(decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))) ?? false;
}

function remembered(ask: (uri: string) => boolean): (uri: string) => boolean {
  const known = new Map<string, boolean>();
  return (uri) => {
    const answer = known.get(uri) ?? ask(uri);
    known.set(uri, answer);
    return answer;
  };
}

function inDocument(document: OpenDocument, query: string): WorkspaceSymbol[] {
  return eachBlock(document, document.blocks.size, (place, block) =>
    symbolsOf(block)
      .filter(({ name }) => matchesQuery(name, query))
      .map((symbol) => symbolAt(symbol, { uri: document.uri, range: rangeOf(place, symbol) })),
  ).slice(0, most);
}

function symbolAt(
  { kind, name, container }: Pick<FoundSymbol, 'kind' | 'name' | 'container'>,
  location: WorkspaceSymbol['location'],
): WorkspaceSymbol {
  return { name, kind: kinds[kind], location, ...(container === '' ? {} : { containerName: container }) };
}
