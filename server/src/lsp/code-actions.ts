/** Code actions: the fixes of the problems under the cursor, all safe ones at once, rules switched off, answers put into the file. */

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type TextEdit,
} from 'vscode-languageserver';
import { fixAll } from '../features/fixes.ts';
import { insertAnswer } from '../features/insert-answer.ts';
import { fixTitleOf } from '../features/problem-words.ts';
import { switchOff } from '../features/switch-off.ts';
import { concealed } from '../proofs.ts';
import type { Fix, Problem } from '../sip/problem.ts';
import { parseBlock } from '../sip/syntax/parse.ts';
import { problemsIn, problemsOfBlocks, resultsOf } from './check.ts';
import { fixAllKind, insertKind } from './code-action-kinds.ts';
import { type BlockOf, rangeOf, textEditOf, workspaceEdit } from './convert.ts';
import type { OpenDocument } from './documents.ts';
import type { Extension } from './extension.ts';
import { type LaterEdits, type Offer, withEdits } from './later-edits.ts';
import { refactorings } from './refactorings.ts';
import type { Session } from './session.ts';

/** What else has something to offer: what goes beyond reading, and what keeps edits for later. */
interface Others {
  readonly extension: Extension;
  readonly laterEdits: LaterEdits;
}

export function codeActions(
  session: Session,
  document: OpenDocument,
  params: CodeActionParams,
  { extension: { answersIn, actionsIn }, laterEdits }: Others,
): CodeAction[] {
  const { only, triggerKind } = params.context;
  const wants = (kind: string) => only === undefined || only.some((each) => isWithin(kind, each));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(session, document, params));
  if (wants(insertKind)) actions.push(...insertions(session, document, params, answersIn));
  actions.push(...refactorings(session, document, params.range, wants));
  actions.push(...(actionsIn?.(document, params.range, wants) ?? []));
  // To look for all fixes of a long file is too much for every move of the cursor.
  const isAsked = only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic;
  const fixes = wants(fixAllKind) && isAsked ? allFixes(session, document) : [];
  return [...actions, ...(session.client.resolvesEdits ? laterEdits.keep(document, fixes) : withEdits(fixes))];
}

function quickFixes(session: Session, document: OpenDocument, params: CodeActionParams): CodeAction[] {
  const found = problemsUnder(session, document, params);
  const fixes = found.flatMap(([place, problem]) => {
    const diagnostics = matching(place, problem, params.context.diagnostics);
    return problem.fixes.map((fix, index) => quickFix(session, place, problem, fix, index === 0, diagnostics));
  });
  return [...onceEach(fixes), ...switchingOff(session, found)];
}

/** Two problems may have one fix: it is offered once, and mends both. */
function onceEach(fixes: readonly CodeAction[]): CodeAction[] {
  const known = new Map<string, CodeAction>();
  for (const fix of fixes) {
    const key = JSON.stringify([fix.title, fix.edit]);
    const same = known.get(key);
    const both = { ...fix, diagnostics: [...(same?.diagnostics ?? []), ...(fix.diagnostics ?? [])] };
    known.set(
      key,
      same === undefined ? fix : { ...both, isPreferred: [same, fix].some((each) => each.isPreferred === true) },
    );
  }
  return [...known.values()];
}

function quickFix(
  { client, words }: Session,
  place: BlockOf,
  problem: Problem,
  fix: Fix,
  isFirst: boolean,
  diagnostics: Diagnostic[],
): CodeAction {
  const edits = fix.edits.map((edit) => textEditOf(place, edit));
  return {
    title: fixTitleOf(problem, fix, words),
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred: isFirst && fix.safe,
    edit: workspaceEdit(client.versionsEdits, place.document, edits),
  };
}

/** Each rule is offered once, behind all fixes. */
function switchingOff({ client, words }: Session, found: readonly (readonly [BlockOf, Problem])[]): CodeAction[] {
  const rules = new Map(found.map((each) => [each[1].rule, each[0]]));
  return [...rules].flatMap(([rule, place]) => {
    const edit = switchOff(place.document.blocks.treeOf(place.index), rule);
    if (edit === undefined) return [];
    return {
      title: words('features', 'switch-off', { rule }) ?? rule,
      kind: CodeActionKind.QuickFix,
      edit: workspaceEdit(client.versionsEdits, place.document, [textEditOf(place, edit)]),
    };
  });
}

function insertions(
  { client, words }: Session,
  document: OpenDocument,
  { range }: CodeActionParams,
  answersIn: Extension['answersIn'],
): CodeAction[] {
  const { index } = document.blocks.placeAt(range.start);
  const block = document.blocks.treeOf(index);
  return answersIn(document, index).map(({ title, text, isConcealed }) => {
    const key = isConcealed ? 'insert-answer-concealed' : 'insert-answer';
    const remark = isConcealed ? words('features', 'concealed', { sign: concealed }) : undefined;
    const edit = textEditOf({ document, index }, insertAnswer(block, title, text, remark));
    return {
      title: words('features', key, { answer: title }) ?? title,
      kind: insertKind,
      edit: workspaceEdit(client.versionsEdits, document, [edit]),
    };
  });
}

/** To mend them takes several checks of each message that has any: that is done once somebody wants it. */
function allFixes(session: Session, document: OpenDocument): Offer[] {
  const { client, words } = session;
  const mendable = [...resultsOf(session, document).entries()].filter(([, { problems }]) =>
    problems.some(({ fixes }) => fixes[0]?.safe === true),
  );
  if (mendable.length === 0) return [];
  const edits = (): TextEdit[] => {
    const problemsOf = problemsIn(session, document);
    return mendable.flatMap(([index]) => {
      const edit = fixAll(document.blocks.treeOf(index), problemsOf, parseBlock);
      return edit === undefined ? [] : [textEditOf({ document, index }, edit)];
    });
  };
  const title = words('features', 'fix-all') ?? fixAllKind;
  return [{ title, kind: fixAllKind, edit: () => workspaceEdit(client.versionsEdits, document, edits()) }];
}

function problemsUnder(
  session: Session,
  document: OpenDocument,
  { range }: CodeActionParams,
): (readonly [BlockOf, Problem])[] {
  const [start, end] = [document.blocks.placeAt(range.start), document.blocks.placeAt(range.end)];
  const problemsOf = problemsOfBlocks(session, document);
  const found: (readonly [BlockOf, Problem])[] = [];
  for (let { index } = start; index <= end.index; index += 1) {
    const from = index === start.index ? start.offset : 0;
    const to = index === end.index ? end.offset : Number.POSITIVE_INFINITY;
    for (const problem of problemsOf(index))
      if (problem.start <= to && problem.end >= from) found.push([{ document, index }, problem]);
  }
  return found;
}

/** The editor's own diagnostic for a problem, so that it knows what an action mends. */
function matching(place: BlockOf, problem: Problem, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const { start } = rangeOf(place, problem);
  const isSame = ({ code, range }: Diagnostic) =>
    code === problem.rule && range.start.line === start.line && range.start.character === start.character;
  return diagnostics.filter(isSame);
}

/** `source.fixAll.sip` is a kind of `source.fixAll` and of `source`. */
function isWithin(kind: string, outer: string): boolean {
  return kind === outer || kind.startsWith(`${outer}.`) || outer === '';
}
