/** A block of an open document as a member of what is sent one after the other; its place is kept while the text is edited. */

import { defaultsOf, directiveOf, directivesNamed, nameOf, namesOf } from '../sip/directives/read.ts';
import { awaitedBy } from '../sip/directives/scene.ts';
import { decodeUtf8 } from '../sip/encoding.ts';
import { parseFile } from '../sip/syntax/parse.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Member } from '../ua/sequence.ts';
import type { Anchor } from './anchor.ts';
import type { OpenDocument } from './documents.ts';
import { type MessagePlace, offsetOf } from './message-place.ts';
import type { Session } from './session.ts';

export interface PlacedMember extends MessagePlace, Member {
  /** Marks the start line; whoever made it releases it. */
  readonly anchor: Anchor;
}

export function memberAt(place: MessagePlace): PlacedMember {
  const { document, index, block, imported } = place;
  const key = `${imported?.uri ?? document.uri} ${nameOf(block) ?? `#${index}`}`;
  return { ...place, key, anchor: document.mark(offsetOf(place)) };
}

/** The blocks of a document that can be sent, or wait for what is. */
export function membersIn(document: OpenDocument): readonly PlacedMember[] {
  const { blocks } = document;
  return Array.from({ length: blocks.size }, (_, index) => ({ index, block: blocks.treeOf(index) }))
    .filter(({ block }) => isSendable(block))
    .map((place) => memberAt({ document, ...place, defaults: blocks.defaults }));
}

function isSendable(block: Block): boolean {
  return block.message !== undefined || directiveOf(block, 'send-file') !== undefined || awaitedBy(block).length > 0;
}

/** The first block of the document that goes by a name, else of the files that are imported where it is asked for. */
export function placeNamed(session: Session, name: string, from: PlacedMember): MessagePlace | undefined {
  const { document } = from;
  const { blocks } = document;
  for (let index = 0; index < blocks.size && from.imported === undefined; index += 1) {
    const block = blocks.treeOf(index);
    if (namesOf(block).includes(name)) return { document, index, block, defaults: blocks.defaults };
  }
  return session.trusted ? importedPlace(session, name, from) : undefined;
}

/** Its answers stand under the block that asks for it, since its own file may not be open. */
function importedPlace({ filesFor }: Session, name: string, from: PlacedMember): MessagePlace | undefined {
  const { document, anchor, block, defaults, imported } = from;
  const home = imported?.uri ?? document.uri;
  const files = filesFor(home);
  const paths = [block, ...defaults].flatMap((each) => directivesNamed(each, 'import')).map(({ value }) => value.text);
  // A block of an imported file knows the others of that file.
  const own = imported === undefined ? [] : [decodeURIComponent(imported.uri.split('/').at(-1) ?? '')];
  for (const path of new Set([...own, ...paths])) {
    const bytes = files?.read(path);
    const blocks = bytes === undefined ? [] : parseFile(decodeUtf8(bytes)).blocks.map((placed) => placed.block);
    const found = blocks.find((each) => namesOf(each).includes(name));
    if (found === undefined) continue;
    const { index } = document.blocks.placeOf(anchor.offset);
    const file = { path, uri: new URL(encodeURI(path), home).href };
    return { document, index, block: found, defaults: defaultsOf(blocks), imported: file };
  }
  return undefined;
}
