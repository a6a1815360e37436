/** Refactorings as code actions: the same said in another way, variables, and messages that follow. */

import { type CodeAction, CodeActionKind, type Range, type TextEdit } from 'vscode-languageserver';
import { mentionAt } from '../features/mentions.ts';
import { inlining } from '../features/refactor/inline.ts';
import { additions } from '../features/refactor/missing.ts';
import type { Refactoring, RefactoringKind, RefactoringPlace } from '../features/refactor/refactoring.ts';
import { refactoringsAt } from '../features/refactor/refactorings.ts';
import { visibleLine } from '../features/visible.ts';
import { nameOf } from '../sip/directives/read.ts';
import { inBlock, spanOf } from '../sip/span.ts';
import { parseBlock } from '../sip/syntax/parse.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { problemsIn } from './check.ts';
import { insertKind } from './code-action-kinds.ts';
import { type BlockOf, textEditOf, workspaceEdit } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import { mentionsIn, namesIn } from './names.ts';
import { cleaning } from './paste.ts';
import type { Session } from './session.ts';

const kinds: Readonly<Record<RefactoringKind, CodeActionKind>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  insert: insertKind,
};

/** In a long log the messages of one exchange stand near each other. */
const blocksNear = 50;

export function refactorings(
  session: Session,
  document: OpenDocument,
  range: Range,
  wants: (kind: string) => boolean,
): CodeAction[] {
  if (!Object.values(kinds).some(wants)) return [];
  const { index, offset } = document.blocks.placeAt(range.start);
  const end = document.blocks.placeAt(range.end);
  const place = placeIn(document, index, offset, end.index === index ? end.offset : offset);
  const here = { document, index };
  const offers = [
    ...refactoringsAt(place),
    ...(wants(kinds.rewrite) ? additions(place, problemsIn(session, document), parseBlock) : []),
  ];
  const actions = offers.map((offer) => actionOf(session, here, offer));
  const whole = wants(kinds.rewrite) ? cleaning(session, document, range) : [];
  return [...whole, ...actions, ...inlinings(session, here, offset)].filter(
    ({ kind }) => kind !== undefined && wants(kind),
  );
}

function placeIn({ blocks }: OpenDocument, index: number, start: number, end: number): RefactoringPlace {
  const others = (): Block[] => {
    const found: Block[] = [];
    for (let each = Math.max(0, index - blocksNear); each < Math.min(blocks.size, index + blocksNear); each += 1)
      if (each !== index) found.push(blocks.treeOf(each));
    return found;
  };
  return {
    block: blocks.treeOf(index),
    defaults: blocks.defaults,
    selection: spanOf(start, end),
    others,
    isNameTaken: (name) => others().some((block) => nameOf(block) === name),
  };
}

function actionOf({ client, words }: Session, place: BlockOf, offer: Refactoring): CodeAction {
  const edits = offer.edits.map((edit) => textEditOf(place, edit));
  return {
    title: visibleLine(words('features', offer.title, offer.args) ?? offer.title),
    kind: kinds[offer.kind],
    edit: workspaceEdit(client.versionsEdits, place.document, edits),
  };
}

/** Where a variable of the file is used, edits of several blocks belong together. */
function inlinings({ client, words }: Session, { document, index }: BlockOf, offset: number): CodeAction[] {
  const mention = mentionAt(mentionsIn(document.blocks.treeOf(index)), inBlock(offset));
  const found = mention === undefined ? undefined : inlining(namesIn(document), { index, mention });
  if (found === undefined) return [];
  const edits: TextEdit[] = found.edits.map((each) => textEditOf({ document, index: each.index }, each.edit));
  return [
    {
      title: visibleLine(words('features', 'refactor-inline', { name: found.name }) ?? found.name),
      kind: kinds.inline,
      edit: workspaceEdit(client.versionsEdits, document, edits),
    },
  ];
}
