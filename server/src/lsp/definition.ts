/** Where the name at a place is given. */

import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definitionAt } from '../features/definition.ts';
import { requestMeant } from '../features/sequence.ts';
import { subjectAt } from '../features/subject.ts';
import { nameOf } from '../sip/directives/read.ts';
import { type BlockOffset, inBlock, spanOf } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { outlineIn } from './answers.ts';
import { messagesWith } from './check.ts';
import { rangeOf } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { outsideDefinition } from './environments.ts';
import { givenLater } from './names.ts';
import type { Session } from './session.ts';

export function definition(session: Session, document: OpenDocument, { position }: DefinitionParams): Location | null {
  const { uri, blocks } = document;
  const { index, offset } = blocks.placeAt(position);
  const found = definitionAt({ block: blocks.treeOf(index), defaults: blocks.defaults }, inBlock(offset));
  if (found === undefined)
    return (
      requestOf(session, document, inBlock(offset), index) ??
      givenLater(document, position) ??
      inEnvironment(session, document, inBlock(offset), index)
    );
  const isIt = (block: Block) => (found.kind === 'variable' ? block === found.block : nameOf(block) === found.name);
  for (let each = 0; each < blocks.size; each += 1) {
    const block = blocks.treeOf(each);
    if (!isIt(block)) continue;
    const span = found.kind === 'variable' ? found.span : (outlineIn(block)?.focus ?? spanOf(0, 0));
    return { uri, range: rangeOf({ document, index: each }, span) };
  }
  return null;
}

/** From a response, an ACK, a CANCEL or a PRACK to the request that its number names. */
function requestOf(session: Session, document: OpenDocument, offset: BlockOffset, index: number): Location | null {
  const part = requestMeant(document.blocks.treeOf(index), offset, messagesWith(session, document));
  if (part === undefined) return null;
  const { startLine } = part.message;
  const span = startLine.kind === 'request' ? startLine.method : startLine;
  return { uri: document.uri, range: rangeOf({ document, index: part.place }, span) };
}

/** A variable that nothing in the file sets. */
function inEnvironment(session: Session, document: OpenDocument, offset: BlockOffset, index: number): Location | null {
  const subject = subjectAt(document.blocks.treeOf(index), offset);
  return subject?.kind === 'variable' ? outsideDefinition(session, document, subject.name) : null;
}
