/** Code actions whose edits take long, and are therefore worked out when somebody chooses one. What is at hand is sent along: whoever asks for actions by a program expects it there. */

import { type CodeAction, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { OpenDocument } from './documents.ts';

/** A code action before its edit is. */
export interface Offer extends Omit<CodeAction, 'edit' | 'data'> {
  readonly edit: () => WorkspaceEdit;
}

/** An answer that an editor may still come back to. */
interface Answer {
  readonly document: OpenDocument;
  readonly version: number;
  readonly offers: readonly Offer[];
}

/** Editors ask for the light bulb, the menu and what is done at saving one after the other. */
const mostKept = 8;

/** For an editor that does not ask for edits; what would change nothing after all is not offered. */
export function withEdits(offers: readonly Offer[]): CodeAction[] {
  return offers.map((offer) => ({ ...offer, edit: offer.edit() })).filter(({ edit }) => changes(edit));
}

function changes({ changes = {}, documentChanges = [] }: WorkspaceEdit): boolean {
  const lists = [...Object.values(changes), ...documentChanges.map((each) => ('edits' in each ? each.edits : []))];
  return lists.some((edits) => edits.length > 0);
}

export class LaterEdits {
  readonly #answers = new Map<number, Answer>();
  readonly #isOpen: (document: OpenDocument) => boolean;
  #count = 0;

  constructor(isOpen: (document: OpenDocument) => boolean) {
    this.#isOpen = isOpen;
  }

  /** The actions without their edits, which are made ready to be asked for. */
  keep(document: OpenDocument, offers: readonly Offer[]): CodeAction[] {
    if (offers.length === 0) return [];
    this.#count += 1;
    this.#answers.set(this.#count, { document, version: document.version, offers });
    this.#answers.delete(this.#count - mostKept);
    return offers.map(({ edit: _later, ...action }, index) => ({ ...action, data: { answer: this.#count, index } }));
  }

  /** The action with its edit. Whatever was not given by us, or of an older text, is refused: its edit would hit something else. */
  resolve(action: CodeAction): CodeAction {
    const { answer = 0, index = 0 } = (action.data ?? {}) as { readonly answer?: number; readonly index?: number };
    const found = this.#answers.get(answer);
    const offer = found?.offers[index];
    const isSame = found?.version === found?.document.version && found !== undefined && this.#isOpen(found.document);
    if (offer === undefined || !isSame)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since this action was offered.');
    return { ...action, edit: offer.edit() };
  }
}
