/** What a body type is. One type, one file beside this one. */

import type { Span } from '../span.ts';

export interface BodyDefinition<Tree> {
  /** The media type in lower case, as Content-Type names it. */
  readonly type: string;
  readonly spec: string;
  /** The body that stands in the text of a block; any text is read, nothing is lost, and every span counts in the block. */
  readonly read: (source: string, body: Span) => Tree;
}
