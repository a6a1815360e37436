/** Every request that the server announces, about a place of a document, and what is wrong with the answers: positions outside of the text, edits that overlap, refusals that are none. */

import { isDeepStrictEqual } from 'node:util';
import { ResponseError } from 'vscode-jsonrpc/node';
import {
  type ClientCapabilities,
  type CompletionItem,
  LSPErrorCodes,
  type Position,
  type PrepareRenameResult,
  type SemanticTokens,
  type ServerCapabilities,
  type TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type LspClient, pulling } from './lsp-client.ts';

/** What an editor can do that asks for all there is. */
export const asking: ClientCapabilities = {
  ...pulling,
  textDocument: { ...pulling.textDocument, rename: { prepareSupport: true } },
};

/** Every feature that is off unless a setting says so. */
export const everything = { format: { enabled: true, order: true }, inlayHints: { variables: true } };

export interface Place {
  readonly uri: string;
  readonly position: Position;
  readonly random: () => number;
}

/** Asks one request, or several that belong together. */
type Ask = (client: LspClient, place: Place) => Promise<unknown>;

const options = { tabSize: 2, insertSpaces: true };

const requests: Readonly<Record<string, Ask>> = {
  codeActionProvider: (client, { uri, position }) =>
    all(
      client.about('codeAction', uri, {
        range: rangeFrom(position),
        context: { diagnostics: [], only: ['quickfix', 'source.fixAll', 'refactor'] },
      }),
      client.about('codeAction', uri, {
        range: { start: position, end: position },
        context: { diagnostics: [], only: ['refactor'] },
      }),
    ),
  codeLensProvider: (client, { uri }) => client.about('codeLens', uri),
  completionProvider: complete,
  definitionProvider: (client, { uri, position }) => client.at('definition', uri, position),
  diagnosticProvider: (client, { uri }) => client.about('diagnostic', uri),
  documentFormattingProvider: (client, { uri }) => client.about('formatting', uri, { options }),
  documentHighlightProvider: (client, { uri, position }) => client.at('documentHighlight', uri, position),
  documentLinkProvider: (client, { uri }) => client.about('documentLink', uri),
  documentOnTypeFormattingProvider: (client, { uri, position }) =>
    all(...['\n', ':'].map((ch) => client.at('onTypeFormatting', uri, position, { ch, options }))),
  documentRangeFormattingProvider: (client, { uri, position }) =>
    client.about('rangeFormatting', uri, { range: rangeFrom(position), options }),
  documentSymbolProvider: (client, { uri }) => client.about('documentSymbol', uri),
  // What it runs opens sockets: the tests of sending run it.
  executeCommandProvider: async () => null,
  foldingRangeProvider: (client, { uri }) => client.about('foldingRange', uri),
  hoverProvider: (client, { uri, position }) => client.at('hover', uri, position),
  inlayHintProvider: (client, { uri, position }) => client.about('inlayHint', uri, { range: rangeFrom(position) }),
  linkedEditingRangeProvider: (client, { uri, position }) => client.at('linkedEditingRange', uri, position),
  referencesProvider: (client, { uri, position }) =>
    client.at('references', uri, position, { context: { includeDeclaration: true } }),
  renameProvider: rename,
  selectionRangeProvider: (client, { uri, position }) =>
    client.about('selectionRange', uri, { positions: [position, { line: 0, character: 0 }] }),
  semanticTokensProvider: colour,
  signatureHelpProvider: (client, { uri, position }) => client.at('signatureHelp', uri, position),
  workspaceSymbolProvider: (client) => client.request('workspace/symbol', { query: 'i' }),
};

/** What the server announces and nobody here asks for. */
export function notAsked(capabilities: ServerCapabilities): readonly string[] {
  return Object.keys(capabilities).filter((name) => name.endsWith('Provider') && requests[name] === undefined);
}

/** Asks everything about a place, and gives a line for each answer that is wrong. */
export async function faultsAt(client: LspClient, document: TextDocument, place: Place): Promise<readonly string[]> {
  const asked = Object.entries(requests).map(async ([name, ask]) => {
    try {
      return faultsIn(await ask(client, place), document).map((fault) => `${name}: ${fault}`);
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : error}`];
    }
  });
  return (await Promise.all(asked)).flat();
}

function all(...answers: readonly Promise<unknown>[]): Promise<unknown> {
  return Promise.all(answers);
}

function rangeFrom(position: Position): { start: Position; end: Position } {
  return { start: position, end: { line: position.line + 2, character: 3 } };
}

async function complete(client: LspClient, { uri, position, random }: Place): Promise<unknown> {
  const list = await client.at<{ items: CompletionItem[] } | null>('completion', uri, position);
  const item = list?.items[Math.floor(random() * list.items.length)];
  return [list, item === undefined ? null : await client.request('completionItem/resolve', item)];
}

/** A refusal is an answer here: it says why something has no name to change. */
async function rename(client: LspClient, { uri, position }: Place): Promise<unknown> {
  const prepared = await client.at<PrepareRenameResult>('prepareRename', uri, position).catch(refusalIn);
  const name = 'placeholder' in prepared ? prepared.placeholder : 'name';
  return [prepared, await client.at('rename', uri, position, { newName: `${name}x` }).catch(refusalIn)];
}

function refusalIn(error: unknown): object {
  if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed && error.message !== '') return {};
  throw error;
}

/** The whole, what has changed since, and a part; as ranges of the tokens. */
async function colour(client: LspClient, { uri, position }: Place): Promise<unknown> {
  const whole = await client.about<SemanticTokens>('semanticTokens/full', uri);
  const [changes, part] = await Promise.all([
    client.about('semanticTokens/full/delta', uri, { previousResultId: whole.resultId ?? '1' }),
    client.about<SemanticTokens>('semanticTokens/range', uri, { range: rangeFrom(position) }),
  ]);
  return [rangesOf(whole), changes, rangesOf(part)];
}

function rangesOf({ data }: SemanticTokens): object[] {
  const ranges: object[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at, at + 3);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    ranges.push({ start: { line, character }, end: { line, character: character + length } });
  }
  return ranges;
}

/** Looks into all that an answer holds, whatever its kind. */
function faultsIn(answer: unknown, document: TextDocument): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const inner = Object.values(answer).flatMap((each) => faultsIn(each, document));
  if (isPosition(answer) && !isInside(document, answer)) return [`${JSON.stringify(answer)} is outside`];
  if (isLines(answer) && !(answer.startLine <= answer.endLine && answer.endLine < document.lineCount))
    return [`${JSON.stringify(answer)} is outside`];
  if (isRange(answer) && document.offsetAt(answer.start) > document.offsetAt(answer.end))
    return [`${JSON.stringify(answer)} ends before it starts`];
  return inner.length === 0 && isEdits(answer) ? faultsInEdits(answer, document) : inner;
}

function faultsInEdits(edits: TextEdit[], document: TextDocument): readonly string[] {
  try {
    TextDocument.applyEdits(document, edits);
    return [];
  } catch (error) {
    return [`${JSON.stringify(edits)}: ${error}`];
  }
}

/** A place that is moved nowhere when it is looked up: it has its line, and that line is so long. */
function isInside(document: TextDocument, { line, character }: Position): boolean {
  return isDeepStrictEqual(document.positionAt(document.offsetAt({ line, character })), { line, character });
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value;
}

function isRange(value: object): value is { start: Position; end: Position } {
  return 'start' in value && 'end' in value && isPosition(value.start as object) && isPosition(value.end as object);
}

function isLines(value: object): value is { startLine: number; endLine: number } {
  return 'startLine' in value && 'endLine' in value;
}

function isEdits(value: object): value is TextEdit[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => each?.newText !== undefined && each.range);
}
