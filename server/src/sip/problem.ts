/** What parser and rules have to say about a text: a rule's name, arguments, a span and fixes, but no words. */

import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Values that a sentence in `texts/` may show in its `{braces}`. */
export type Arguments = Readonly<Record<string, string | number>>;

/** Replace the text of the span by `text`; an insertion has an empty span. */
export interface Edit extends Span {
  readonly text: string;
}

/**
 * One way to mend a problem.
 * `title` is a key of `texts/…/rules.ts` (`fixes` of the rule); `safe` fixes may be applied without looking (`source.fixAll.sip`).
 */
export interface Fix {
  readonly title: string;
  readonly args: Arguments;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
}

/** A place in another block of the same file, which is given by its number; the span counts from its start. */
export interface Related extends Span {
  readonly block: number;
}

/** One fault in one block; the span counts from the block's start. The likeliest fix stands first. */
export interface Problem extends Span {
  readonly rule: string;
  readonly severity: Severity;
  /** The key of the sentence; the rule's `what` unless a rule has several. */
  readonly what: string;
  readonly args: Arguments;
  readonly fixes: readonly Fix[];
  /** The section that the text breaks where it differs from the rule's own. */
  readonly spec?: string;
  /** What stands elsewhere in the file and tells that this is wrong. */
  readonly related?: Related;
}
