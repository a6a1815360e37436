/** The lossless tree of a `.sip` file: what stands where, without any knowledge of particular header fields. */

import type { FileOffset, Span, Token } from '../span.ts';

/** A whole file: blocks lie end to end and cover the text. */
export interface SipFile {
  readonly blocks: readonly PlacedBlock[];
}

/** A block and where it begins in its file. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: FileOffset;
}

/** The unit of parsing, checking, caching and sending: from one `###` line up to the next. */
export interface Block {
  readonly text: string;
  /** The `###` line with its line end; the first block of a file usually has none. */
  readonly separator?: Separator | undefined;
  readonly preamble: readonly PreambleLine[];
  readonly message?: Message | undefined;
  /** Every `{{…}}` of the block outside comments, in order. None inside a `# @raw` block. */
  readonly templates: readonly Template[];
  /** True when `# @raw` makes the message bytes as they stand. */
  readonly raw: boolean;
  /** True when `# @escapes` gives `\r`, `\xHH` and the like a meaning. */
  readonly escapes: boolean;
}

export interface Separator extends Span {
  readonly kind: 'separator';
  /** The rest of the `###` line without further `#` and surrounding blanks; empty when nothing follows. */
  readonly title: Token;
}

/** One line before the start line; the span holds its line end. */
export type PreambleLine = BlankLine | Comment | Directive | Variable | Decoration;

export interface BlankLine extends Span {
  readonly kind: 'blank';
}

export interface Comment extends Span {
  readonly kind: 'comment';
}

/** `# @key value`, in any spelling that DIALECT allows; `key` is written as found. */
export interface Directive extends Span {
  readonly kind: 'directive';
  readonly key: Token;
  readonly value: Token;
}

/** `@name = value`. */
export interface Variable extends Span {
  readonly kind: 'variable';
  readonly name: Token;
  readonly value: Token;
}

/**
 * A line before the start line that is none of these, such as the line of a log or of a capture (`U 2024/… -> …`).
 * There is one only above a start line that can be made out, or where it begins with `@`, which no start line does.
 */
export interface Decoration extends Span {
  readonly kind: 'decoration';
  readonly content: Token;
}

/** `{{…}}`: stands for text that is known only when the message is sent. `expression` is what stands between the braces, trimmed. */
export interface Template extends Span {
  readonly expression: Token;
}

export interface Message extends Span {
  readonly kind: 'message';
  /** The text of the whole block, in which every span of the message counts. */
  readonly source: string;
  readonly startLine: StartLine;
  readonly head: readonly HeadLine[];
  /** The fields of `head`, in order. */
  readonly fields: readonly Field[];
  /** The empty line that ends the head; absent while the message is being typed, or when nothing follows the head. */
  readonly blank?: Token | undefined;
  /** Everything from the end of `blank` to the end of the block; present, though perhaps empty, whenever `blank` is. */
  readonly body?: Body | undefined;
}

export type StartLine = RequestLine | StatusLine | BrokenLine;

/**
 * `Method SP Request-URI SP SIP-Version`. Tokens are what stands there, right or wrong; the span holds the line end.
 * Surplus blanks stand outside the tokens: before the method, between the parts, behind the version. Blanks within the URI are part of it.
 */
export interface RequestLine extends Span {
  readonly kind: 'request';
  readonly method: Token;
  readonly uri: Token;
  readonly version: Token;
}

/**
 * `SIP-Version SP Status-Code SP Reason-Phrase`. Code and reason are empty while they are being typed.
 * The reason begins behind one blank and keeps all others, which RFC 3261 §25.1 allows in it.
 */
export interface StatusLine extends Span {
  readonly kind: 'response';
  readonly version: Token;
  readonly code: Token;
  readonly reason: Token;
}

/** A first line that is neither; the head lines below it work all the same. */
export interface BrokenLine extends Span {
  readonly kind: 'broken';
  /** The line without surrounding blanks. */
  readonly content: Token;
}

export type HeadLine = Field | Remark | StrayLine;

/** `name HCOLON value`, with its continuation lines and the last line end. */
export interface Field extends Span {
  readonly kind: 'field';
  readonly name: Token;
  /** From the end of the name to the start of the value: blanks, colon, blanks and folds. */
  readonly colon: Token;
  /** Without surrounding blanks; folds inside stand as written. */
  readonly value: Token;
}

/** A head line taken out of the message by `#` in column 0. */
export interface Remark extends Span {
  readonly kind: 'remark';
}

/** A head line without a colon, or one that begins with a blank and continues nothing. */
export interface StrayLine extends Span {
  readonly kind: 'stray';
  readonly content: Token;
}

export interface Body extends Token {
  readonly kind: 'body';
  /** Lines `< path` and `<@ path`. */
  readonly includes: readonly Include[];
}

/** A line of the body that stands for a file; the span leaves out the line end, which stays in the body. */
export interface Include extends Span {
  readonly path: Token;
  /** `<@`: the file is text and its variables are replaced; else its raw bytes are taken. */
  readonly template: boolean;
}
