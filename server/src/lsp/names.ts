/** Names in a document: where else they stand, and how they are changed everywhere at once. */

import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type LinkedEditingRangeParams,
  type LinkedEditingRanges,
  type Location,
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { linkedAt } from '../features/linked-editing.ts';
import { mentionAt, mentionsOf, writtenAs } from '../features/mentions.ts';
import { type Blocks, type Names, namesakesOf, type Placed } from '../features/namesakes.ts';
import { newNameFault, type RenameFault, renameFault } from '../features/new-name.ts';
import { visibleLine } from '../features/visible.ts';
import { groupedBy } from '../rules/common/grouped.ts';
import { keepingLength } from '../rules/common/parts.ts';
import { inBlock } from '../sip/span.ts';
import { replace } from '../sip/syntax/edit.ts';
import type { Position } from './block-list.ts';
import { contextIn } from './check.ts';
import { rangeOf, textEditOf, workspaceEdit } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { kept } from './each-block.ts';
import type { Session } from './session.ts';

export const mentionsIn = kept(mentionsOf);

/** A Call-ID may stand in each message of a long log: only those near the cursor light up. */
const blocksNear = 500;

/** Nothing where no name is: there the editor shows equal words by itself. */
export function documentHighlights(
  _session: Session,
  document: OpenDocument,
  { position }: DocumentHighlightParams,
): DocumentHighlight[] | null {
  const here = document.blocks.placeAt(position).index;
  const around = { from: here - blocksNear, until: here + blocksNear + 1 };
  const near = namesakesAt(document, position, around).filter(
    ({ index }) => index >= around.from && index < around.until,
  );
  if (near.length === 0) return null;
  return near.map(({ index, mention }) => ({ range: rangeOf({ document, index }, mention), kind: kindOf(mention.by) }));
}

export function references(
  _session: Session,
  document: OpenDocument,
  { position, context }: ReferenceParams,
): Location[] {
  return namesakesAt(document, position)
    .filter(({ mention }) => context.includeDeclaration || mention.by === undefined)
    .map(({ index, mention }) => ({ uri: document.uri, range: rangeOf({ document, index }, mention) }));
}

/** What gives a name its meaning, where no line sets it: a prompt, a capture, a loop, a part; else where a dialog, a transaction or a reliable response is named first. */
export function givenLater(document: OpenDocument, position: Position): Location | null {
  const namesakes = namesakesAt(document, position);
  const given = namesakes.find(({ mention }) => mention.by !== undefined);
  const place = given ?? namesakes.find(({ mention: { kind } }) => kind !== 'variable' && kind !== 'block');
  return place === undefined
    ? null
    : { uri: document.uri, range: rangeOf({ document, index: place.index }, place.mention) };
}

/** The editor types in all of them at once. */
export function linkedEditing(
  _session: Session,
  document: OpenDocument,
  { position }: LinkedEditingRangeParams,
): LinkedEditingRanges | null {
  const { index, offset } = document.blocks.placeAt(position);
  const linked = linkedAt(namesIn(document), index, inBlock(offset));
  if (linked === undefined) return null;
  const ranges = linked.places.map((place) => rangeOf({ document, index: place.index }, place.span));
  return { ranges, wordPattern: linked.pattern };
}

/** An editor shows the error's sentence where the user wanted to rename. */
export function prepareRename(
  session: Session,
  document: OpenDocument,
  { position }: PrepareRenameParams,
): PrepareRenameResult | ResponseError {
  const place = placeOf(document, position);
  const fault = renameFault(namesIn(document), place);
  if (place === undefined || fault !== undefined)
    return refusal(session, fault ?? 'rename-nothing', place?.mention.name);
  const { index, mention } = place;
  return { range: rangeOf({ document, index }, mention), placeholder: mention.name };
}

export function rename(
  session: Session,
  document: OpenDocument,
  { position, newName }: RenameParams,
): WorkspaceEdit | ResponseError {
  const names = namesIn(document);
  const place = placeOf(document, position);
  const name = newName.trim();
  const fault = renameFault(names, place);
  if (place === undefined || fault !== undefined)
    return refusal(session, fault ?? 'rename-nothing', place?.mention.name);
  if (name === place.mention.name) return {};
  const nameFault = newNameFault(names, place, name);
  if (nameFault !== undefined) return refusal(session, nameFault, name);
  const placed = namesakesOf(names, place);
  const edits = [...groupedBy(placed, ({ index }) => index)].flatMap(([index, here]) =>
    editsIn(document, index, here, name),
  );
  return workspaceEdit(session.client.versionsEdits, document, edits);
}

/** Where the body becomes longer or shorter, a Content-Length that was right stays so. */
function editsIn(document: OpenDocument, index: number, placed: readonly Placed[], name: string): TextEdit[] {
  const block = document.blocks.treeOf(index);
  const edits = placed.map(({ mention }) => replace(mention, writtenAs(name, mention)));
  const bodyStart = block.message?.body?.start;
  const isInBody = bodyStart !== undefined && edits.some(({ start }) => start >= bodyStart);
  const all = isInBody ? keepingLength(block, contextIn(document, block), edits) : edits;
  return all.map((edit) => textEditOf({ document, index }, edit));
}

function namesakesAt(document: OpenDocument, position: Position, within?: Blocks): readonly Placed[] {
  const place = placeOf(document, position);
  return place === undefined ? [] : namesakesOf(namesIn(document), place, within);
}

function placeOf({ blocks }: OpenDocument, position: Position): Placed | undefined {
  const { index, offset } = blocks.placeAt(position);
  const mention = mentionAt(mentionsIn(blocks.treeOf(index)), inBlock(offset));
  return mention === undefined ? undefined : { index, mention };
}

export function namesIn({ blocks }: OpenDocument): Names {
  return {
    size: blocks.size,
    blockOf: (index) => blocks.treeOf(index),
    mentionsIn: (index) => mentionsIn(blocks.treeOf(index)),
  };
}

function kindOf(by: string | undefined): DocumentHighlightKind {
  return by === undefined ? DocumentHighlightKind.Read : DocumentHighlightKind.Write;
}

function refusal({ words }: Session, fault: RenameFault, name = ''): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, visibleLine(words('features', fault, { name }) ?? fault));
}
