/** Reads the value of an attribute word by word, and gives it up at a place. */

import type { Arguments } from '../../problem.ts';
import { type Span, spanOf, type Token } from '../../span.ts';
import { isIpv4, isIpv6 } from '../../values/host.ts';
import { wordsOf } from '../sdp.ts';

/** Why a value could not be read; the sentences stand under the rule `malformed-sdp-attribute`. */
export type AttributeFaultKey = 'form' | 'number' | 'choice' | 'length' | 'characters' | 'surplus' | 'address';

/** A value that could not be read. It is thrown inside the readers of attributes and never leaves `attribute-values.ts`. */
export class AttributeFault {
  readonly span: Span;
  readonly what: AttributeFaultKey;
  readonly args: Arguments;

  constructor(span: Span, what: AttributeFaultKey, args: Arguments = {}) {
    this.span = span;
    this.what = what;
    this.args = args;
  }
}

/** RFC 8866 §9 token. */
const tokenPattern = /^[!#-'*+\-.0-9A-Z^-~]+$/u;

export class AttributeReader {
  readonly value: Token;
  readonly #words: readonly Token[];
  #next = 0;

  constructor(value: Token) {
    this.value = value;
    this.#words = wordsOf(value);
  }

  /** The next word, where there is one. */
  optional(): Token | undefined {
    const word = this.#words[this.#next];
    if (word !== undefined) this.#next += 1;
    return word;
  }

  /** The next word; without one the value has not the form that it has to have. */
  word(): Token {
    return this.optional() ?? this.fail('form');
  }

  /** All words that are left. */
  rest(): readonly Token[] {
    const rest = this.#words.slice(this.#next);
    this.#next = this.#words.length;
    return rest;
  }

  /** All text that is left, blanks in it and all. */
  remainder(): Token {
    const [first] = this.rest();
    const { start, end, text } = this.value;
    return first === undefined
      ? { ...spanOf(end, end), text: '' }
      : { ...spanOf(first.start, end), text: text.slice(first.start - start) };
  }

  /** Nothing may be left. */
  end(): void {
    const [first] = this.rest();
    if (first !== undefined) this.fail('surplus', spanOf(first.start, this.value.end));
  }

  number(word: Token, least: number, most: number): number {
    if (!/^\d{1,19}$/u.test(word.text)) return this.fail('number', word, { value: word.text, least, most });
    const number = Number(word.text);
    return number >= least && number <= most ? number : this.fail('number', word, { value: word.text, least, most });
  }

  /** One of some words, written in any case. */
  oneOf(word: Token, values: readonly string[]): string {
    const found = values.find((value) => value.toLowerCase() === word.text.toLowerCase());
    return found ?? this.fail('choice', word, { value: word.text, values: values.join(', ') });
  }

  /** A word of which the characters are limited. */
  matching(word: Token, pattern: RegExp): Token {
    return pattern.test(word.text) ? word : this.fail('characters', word, { value: word.text });
  }

  token(word: Token): Token {
    return this.matching(word, tokenPattern);
  }

  /** An address, or a host name. */
  host(word: Token): Token {
    const isRight = word.text.includes(':')
      ? isIpv6(word.text)
      : isIpv4(word.text) || (!/^[\d.]+$/u.test(word.text) && /^[\w.-]+$/u.test(word.text));
    return isRight ? word : this.fail('address', word, { address: word.text });
  }

  /** What stands before the first such sign in a word, and what stands behind it; the same where there is none. */
  split(word: Token, sign: string): readonly [Token, Token?] {
    const at = word.text.indexOf(sign);
    if (at === -1) return [word];
    return [this.piece(word, 0, at), this.piece(word, at + sign.length, word.text.length)];
  }

  /** The pieces of a word between signs. */
  pieces(word: Token, sign: string): readonly Token[] {
    const pieces: Token[] = [];
    for (let at = 0; ; ) {
      const end = word.text.indexOf(sign, at);
      pieces.push(this.piece(word, at, end === -1 ? word.text.length : end));
      if (end === -1) return pieces;
      at = end + sign.length;
    }
  }

  piece({ start, text }: Token, from: number, until: number): Token {
    const span = spanOf(start + from, start + until);
    return { start: span.start, end: span.end, text: text.slice(from, until) };
  }

  /** Gives the value up; without a span all of it is at fault. */
  fail(what: AttributeFaultKey, span: Span = this.value, args: Arguments = {}): never {
    throw new AttributeFault(span, what, args);
  }
}
