/** A text whose cursor is marked with `|`, open in a server for as long as something is asked about it. */

import type { Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cursor } from './cursor.ts';
import type { LspClient } from './lsp-client.ts';

export interface MarkedPlace {
  readonly document: TextDocument;
  readonly position: Position;
}

/** Opens the text without its mark, asks, and closes it again. */
export async function atCursor<T>(
  client: LspClient,
  marked: string,
  ask: (place: MarkedPlace) => Promise<T>,
): Promise<T> {
  const { text, offset } = cursor(marked);
  return await whileOpen(client, text, (document) => ask({ document, position: document.positionAt(offset) }));
}

/** The same for a text in which no place is marked. */
export async function whileOpen<T>(
  client: LspClient,
  text: string,
  ask: (document: TextDocument) => Promise<T>,
): Promise<T> {
  const document = TextDocument.create('file:///marked.sip', 'sip', 1, text);
  await client.open(document.uri, text);
  try {
    return await ask(document);
  } finally {
    await client.close(document.uri);
  }
}
