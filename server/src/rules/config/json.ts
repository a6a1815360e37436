/** JSON with places: what stands where, so that what is wrong in a file of settings can be shown there. */

import { type Span, spanOf } from '../../sip/span.ts';

export type JsonNode = Span &
  (
    | { readonly kind: 'object'; readonly entries: readonly JsonEntry[] }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'plain'; readonly value: string | number | boolean | null }
  );

export interface JsonEntry {
  readonly key: string;
  /** Where the key stands. */
  readonly place: Span;
  readonly value: JsonNode;
}

/** Deeper than anybody writes settings, and no danger to the stack. */
const deepest = 64;

const blanks = /[ \t\r\n]*/uy;
const plain =
  /"(?:[^"\\\r\n]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

/** The whole of a text, or the place where it stops being JSON. */
export function readJson(text: string): JsonNode | { readonly kind: 'broken'; readonly at: number } {
  const reader = new Reader(text);
  try {
    const node = reader.value(0);
    if (reader.peek() !== '') throw reader.broken();
    return node;
  } catch (error) {
    if (error instanceof NoJson) return { kind: 'broken', at: error.at };
    throw error;
  }
}

class NoJson extends Error {
  readonly at: number;

  constructor(at: number) {
    super();
    this.at = at;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next sign that is no blank; nothing at the end. */
  peek(): string {
    blanks.lastIndex = this.#at;
    this.#at += blanks.exec(this.#text)?.[0].length ?? 0;
    return this.#text.charAt(this.#at);
  }

  broken(): NoJson {
    return new NoJson(this.#at);
  }

  value(depth: number): JsonNode {
    const sign = this.peek();
    const start = this.#at;
    if (depth > deepest) throw this.broken();
    if (sign === '{') {
      const entries = this.#list('{', '}', () => this.#entry(depth));
      return { kind: 'object', entries, ...spanOf(start, this.#at) };
    }
    if (sign === '[') {
      const items = this.#list('[', ']', () => this.value(depth + 1));
      return { kind: 'array', items, ...spanOf(start, this.#at) };
    }
    const value = this.#plain();
    return { kind: 'plain', value, ...spanOf(start, this.#at) };
  }

  #list<T>(open: string, close: string, item: () => T): T[] {
    this.#take(open);
    const items: T[] = [];
    if (this.peek() !== close) {
      items.push(item());
      while (this.peek() === ',') {
        this.#take(',');
        items.push(item());
      }
    }
    this.#take(close);
    return items;
  }

  #entry(depth: number): JsonEntry {
    if (this.peek() !== '"') throw this.broken();
    const start = this.#at;
    const key = String(this.#plain());
    const place = spanOf(start, this.#at);
    this.#take(':');
    return { key, place, value: this.value(depth + 1) };
  }

  #plain(): string | number | boolean | null {
    plain.lastIndex = this.#at;
    const found = plain.exec(this.#text)?.[0];
    if (found === undefined) throw this.broken();
    try {
      const value = JSON.parse(found);
      this.#at += found.length;
      return value;
    } catch {
      // A control character within a text.
      throw this.broken();
    }
  }

  #take(sign: string): void {
    if (this.peek() !== sign) throw this.broken();
    this.#at += 1;
  }
}
