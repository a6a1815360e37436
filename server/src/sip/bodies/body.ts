/** What a body type is, one type, one file beside this one; and a body as it was read, with the parts in it. */

import type { Span } from '../span.ts';
import type { Field } from '../syntax/tree.ts';
import type { MediaType } from '../values/media-type.ts';

export interface BodyDefinition<Tree = unknown> {
  /** The media type in lower case, as Content-Type names it. */
  readonly type: string;
  readonly spec: string;
  /** Which other types are read in the same way, given in lower case. */
  readonly reads?: (type: string) => boolean;
  /** The body that stands in a text; any text is read, nothing is lost, and every span counts in the block. */
  readonly read: (source: string, body: Span, type?: MediaType | undefined) => Tree;
  /** The bodies that stand in it, in order. */
  readonly within?: (tree: Tree) => readonly Enclosed[];
}

/** A body that stands in another, before it is read. The span leaves out the header fields that describe it. */
export interface Enclosed extends Span {
  /** The text in which it stands, up to its end at least, and in which every span counts. */
  readonly source: string;
  readonly fields: readonly Field[];
  /** The media type where no Content-Type names one; without it, nobody can tell. */
  readonly defaultType?: string;
  /** True where something stands behind it that ends it, so that nobody is in the midst of typing it. */
  readonly isEnded: boolean;
  /** True for the body of a message within a message, whose fields are those of that message. */
  readonly isInFragment?: boolean;
}

/** The body of a message, or a part of one. */
export interface Part extends Enclosed {
  /** What Content-Type says, when it is well-formed. */
  readonly mediaType: MediaType | undefined;
  /** The media type in lower case; empty where nobody can tell it. */
  readonly type: string;
  /** How many parts are around it. */
  readonly depth: number;
  /** As what it was read; nothing for a type that nobody knows, and for what is encoded or stands too deep. */
  readonly definition: BodyDefinition | undefined;
  readonly tree: unknown;
  readonly parts: readonly Part[];
}

/** A part and what its text was read to. */
export interface PartAs<Tree> {
  readonly part: Part;
  readonly tree: Tree;
}
