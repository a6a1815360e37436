/** How a check says that something is wrong. */

import type { Arguments, Fix, Related, Severity } from '../sip/problem.ts';
import type { Span } from '../sip/span.ts';

/** Says a fault of the text at `span`. */
export type Report = (span: Span, details?: Details) => void;

export interface Details {
  readonly args?: Arguments;
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
  /** The key of the sentence where the rule has several; `what` when absent. */
  readonly what?: string;
  readonly severity?: Severity;
  readonly spec?: string;
  /** Where whatever else is found is but a consequence of this. */
  readonly covers?: Span;
  /** What stands elsewhere in the file and tells that this is wrong. */
  readonly related?: Related | undefined;
}
