/** What a refactoring is: a change of a block that says the same in another way, or says more, for somebody who asks for it. */

import type { Arguments, Edit } from '../../sip/problem.ts';
import type { Span } from '../../sip/span.ts';
import type { Block, Field, Message } from '../../sip/syntax/tree.ts';

export type RefactoringKind = 'rewrite' | 'extract' | 'inline' | 'insert';

export interface Refactoring {
  /** The key of its title in `texts/…/features.ts`. */
  readonly title: string;
  readonly args: Arguments;
  readonly kind: RefactoringKind;
  /** Of the block in which the cursor is. */
  readonly edits: readonly Edit[];
}

/** Where the cursor is, or what is selected. */
export interface RefactoringPlace {
  readonly block: Block;
  readonly defaults: readonly Block[];
  readonly selection: Span;
  /** The blocks around this one; looked at only by what continues an exchange. */
  readonly others: () => readonly Block[];
  /** Whether a block of the file is called so. */
  readonly isNameTaken: (name: string) => boolean;
}

export function rewriting(title: string, edits: readonly Edit[], args: Arguments = {}): readonly Refactoring[] {
  return edits.length === 0 ? [] : [{ title, args, kind: 'rewrite', edits }];
}

/** The field that holds the start of the selection. */
export function fieldUnder({ fields }: Message, { start }: Span): Field | undefined {
  return fields.find((field) => field.start <= start && start < field.end);
}

/** True where the selection begins in the start line: what is offered there is about the whole message. */
export function isAtStartLine({ startLine }: Message, { start }: Span): boolean {
  return startLine.start <= start && start < startLine.end;
}
