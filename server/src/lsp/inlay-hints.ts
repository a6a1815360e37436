/** Hints between the characters of a document: sizes of bodies, durations, escapes, values of variables, payload types and times of sessions, each where the settings want it. */

import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { bodyHint, type Hint } from '../features/body-hint.ts';
import { payloadHints, timeHints } from '../features/sdp-hints.ts';
import { durationHints, escapeHints } from '../features/value-hints.ts';
import { variableHints } from '../features/variable-hints.ts';
import type { BlockPlace } from '../sip/syntax/blocks.ts';
import { isPromised, promisedNames } from '../sip/variables.ts';
import { contextIn } from './check.ts';
import type { OpenDocument } from './documents.ts';
import { eachBlock, kept } from './each-block.ts';
import type { Session } from './session.ts';

const promisedIn = kept(promisedNames);

/** Editors ask about what is in sight. */
export function inlayHints(session: Session, document: OpenDocument, { range }: InlayHintParams): InlayHint[] {
  const { blocks } = document;
  const [first, last] = [blocks.placeAt(range.start), blocks.placeAt(range.end)];
  const hintsOf = hintsIn(session, document);
  const hints: InlayHint[] = [];
  for (let { index } = first; index <= last.index; index += 1) {
    for (const { offset, label } of hintsOf(index)) {
      const isInSight = !isBefore({ index, offset }, first) && !isBefore(last, { index, offset });
      if (isInSight) hints.push({ position: blocks.positionIn(index, offset), label, paddingLeft: true });
    }
  }
  return hints;
}

function hintsIn(session: Session, document: OpenDocument): (index: number) => readonly Hint[] {
  const { words } = session;
  const { blocks, uri } = document;
  const settings = session.settingsOf(uri);
  const promised = settings.variableHints ? promisedAnywhere(document) : new Set<string>();
  return (index) => {
    const block = blocks.treeOf(index);
    const body = settings.bodyHints ? bodyHint(block, contextIn(document, block), words) : undefined;
    const around = { block, defaults: blocks.defaults };
    const variables = settings.variableHints ? variableHints(around, (name) => isPromised(promised, name)) : [];
    return [
      ...(body === undefined ? [] : [body]),
      ...(settings.durationHints ? durationHints(block, words) : []),
      ...(settings.escapeHints ? escapeHints(block) : []),
      ...(settings.sessionTimeHints ? timeHints(block) : []),
      ...(settings.payloadHints ? payloadHints(block) : []),
      ...variables,
    ];
  };
}

/** What one message captures counts in the others too. */
function promisedAnywhere(document: OpenDocument): ReadonlySet<string> {
  return new Set(eachBlock(document, document.blocks.size, (_place, block) => [...promisedIn(block)]));
}

function isBefore(one: BlockPlace, other: BlockPlace): boolean {
  return one.index < other.index || (one.index === other.index && one.offset < other.offset);
}
