/** Reads a stretch of a block's text from left to right, skipping blanks and folds where the grammar lets it, and failing at a place. */

import type { Arguments } from '../problem.ts';
import { type Span, spanOf, type Token, tokenOf } from '../span.ts';
import { sign } from './signs.ts';

/** Why a value could not be read; the sentences stand in `texts/…/syntax.ts` under the same key. */
export type FailureKey =
  | 'expected'
  | 'expected-token'
  | 'expected-number'
  | 'expected-uri'
  | 'expected-host'
  | 'bad-port'
  | 'bad-ipv6'
  | 'bad-ipv4'
  | 'bad-host'
  | 'bad-escape'
  | 'bad-uri-character'
  | 'bad-display-name'
  | 'blank-in-uri'
  | 'unclosed-quote'
  | 'unclosed-angle'
  | 'unclosed-comment'
  | 'bad-quoted-character'
  | 'empty-parameter'
  | 'empty-parameter-value'
  | 'repeated-parameter'
  | 'empty-element'
  | 'empty-value'
  | 'number-too-big'
  | 'bad-date'
  | 'local-date'
  | 'left-over'
  | 'another-scheme';

/** A value that could not be read: where, and why. It is thrown inside the readers of values and never leaves `values-of.ts`. */
export class Failure {
  readonly span: Span;
  readonly key: FailureKey;
  readonly args: Arguments;

  constructor(span: Span, key: FailureKey, args: Arguments = {}) {
    this.span = span;
    this.key = key;
    this.args = args;
  }
}

/** A set of ASCII characters; `has` is one array look-up. */
export type CharacterSet = Uint8Array;

/** The set of all characters of `ranges`, a text such as `a-zA-Z0-9`, where `-` between two characters means a range and `\\` takes the next one literally. */
export function characters(ranges: string): CharacterSet {
  const set = new Uint8Array(128);
  for (let index = 0; index < ranges.length; index += 1) {
    if (ranges[index] === '\\') index += 1;
    const first = ranges.charCodeAt(index);
    const isRange = ranges[index + 1] === '-' && index + 2 < ranges.length;
    const last = isRange ? ranges.charCodeAt(index + 2) : first;
    set.fill(1, first, last + 1);
    if (isRange) index += 2;
  }
  return set;
}

/** RFC 3261 §25.1 token. */
export const tokenCharacters = characters("a-zA-Z0-9\\-.!%*_+`'~");
export const digits = characters('0-9');

/** True when a `{{template}}` is part of the token: what it will say is not known, so nothing can be said about it. */
export function isTemplated(token: Token): boolean {
  return token.text.includes('{{');
}

export class Cursor {
  readonly text: string;
  readonly end: number;
  position: number;
  /** True once a `{{template}}` was passed: what it stands for is not known, so the value is not complained about. */
  templated = false;
  /** Up to here no template ends, so none that begins before needs to be looked for. */
  #unclosedUpTo = -1;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.position = start;
    this.end = end;
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  /** The code of the next character, or -1 at the end. */
  peek(): number {
    return this.position < this.end ? this.text.charCodeAt(this.position) : -1;
  }

  /** Skips LWS: blanks and folds. Every line end inside a field's value is a fold, because the tree put only those there. */
  blanks(): void {
    while (this.position < this.end) {
      const code = this.text.charCodeAt(this.position);
      if (code !== 0x20 && code !== 0x09 && code !== 0x0d && code !== 0x0a) return;
      this.position += 1;
    }
  }

  /** Takes the longest run of characters of the set; a `{{template}}` counts as such a character. May be empty. */
  run(set: CharacterSet): Token {
    const start = this.position;
    this.skip(set);
    return tokenOf(this.text, start, this.position);
  }

  /** Passes what `run` would take. */
  skip(set: CharacterSet): void {
    while (this.position < this.end) {
      const code = this.text.charCodeAt(this.position);
      if (code < 128 && set[code] === 1) this.position += 1;
      else if (code !== sign.openBrace || !this.template()) return;
    }
  }

  /**
   * Passes a `{{template}}` when one begins here. As everywhere in the file format it lies within one line,
   * `\{{` begins none, and of a run of braces the innermost two count.
   */
  template(): boolean {
    const { text, position } = this;
    if (text.charCodeAt(position + 1) !== sign.openBrace || text.charCodeAt(position + 2) === sign.openBrace)
      return false;
    if (text.charCodeAt(position - 1) === sign.backslash || position < this.#unclosedUpTo) return false;
    let close = position + 2;
    for (; close + 1 < this.end; close += 1) {
      const code = text.charCodeAt(close);
      if (code === sign.lineFeed || code === sign.carriageReturn) break;
      if (code !== sign.closeBrace || text.charCodeAt(close + 1) !== sign.closeBrace) continue;
      this.position = close + 2;
      this.templated = true;
      return true;
    }
    this.#unclosedUpTo = close;
    return false;
  }

  /** A token of RFC 3261 §25.1; fails when none stands here. */
  token(): Token {
    const token = this.run(tokenCharacters);
    return token.start === token.end ? this.fail('expected-token') : token;
  }

  /** Takes the character of this code when it stands here. */
  takeCode(code: number): boolean {
    if (this.position >= this.end || this.text.charCodeAt(this.position) !== code) return false;
    this.position += 1;
    return true;
  }

  /** Takes `character` when it stands here. */
  take(character: string): boolean {
    return this.takeCode(character.charCodeAt(0));
  }

  /** Takes `character`, with LWS allowed on both sides, as COMMA, SEMI, EQUAL, SLASH and COLON have it. Leaves the cursor alone otherwise. */
  separator(character: string): boolean {
    const before = this.position;
    this.blanks();
    if (!this.take(character)) {
      this.position = before;
      return false;
    }
    this.blanks();
    return true;
  }

  /** Takes `character` or fails. */
  expect(character: string): void {
    if (!this.take(character)) this.fail('expected', undefined, { expected: character });
  }

  /** Takes LWS, of which there must be some, or fails. */
  expectBlanks(): void {
    const before = this.position;
    this.blanks();
    if (this.position === before) this.fail('expected', undefined, { expected: ' ' });
  }

  /** The span from `start` to here. */
  since(start: number): Span {
    return spanOf(start, this.position);
  }

  /** Gives the value up. Without a span, the character under the cursor is at fault; behind the last one the span is empty. */
  fail(key: FailureKey, span?: Span, args: Arguments = {}): never {
    throw new Failure(span ?? spanOf(this.position, Math.min(this.position + 1, this.end)), key, args);
  }
}
