/** What a check is told beside its message: what the text of one block does not hold. */

import type { BodyLineEnds } from '../sip/body-end.ts';
import type { Encoder } from '../sip/encoding.ts';

/** What the text of one block does not hold, but its check needs; part of the key under which the result is cached. */
export interface Context {
  /** The charset in which the message would be sent, in lower case. */
  readonly charset: string;
  /** The size of a text in that charset. */
  readonly byteLength: (text: string) => number;
  /** Knows the charsets that are not built in. */
  readonly encode?: Encoder | undefined;
  /** What the file says by `# @target` for blocks that say nothing themselves. */
  readonly target?: string | undefined;
  /** What it says by `# @eol-body`. */
  readonly bodyLineEnds?: BodyLineEnds | undefined;
}
