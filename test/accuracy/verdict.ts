/** What is said of a message of the corpus. */

import type { Problem } from '../../server/src/core.ts';
import type { Sample } from './corpus.ts';

export interface Verdict {
  readonly sample: Sample;
  readonly problems: readonly Problem[];
  readonly hasError: boolean;
  /** An error or a warning. */
  readonly isBlamed: boolean;
}
