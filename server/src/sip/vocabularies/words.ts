/** Which words of a value draw on which vocabulary. The parts of a value may be half typed, and an empty one is a word as well. */

import { type Span, type Token, tokenOf } from '../span.ts';
import { entryOf, type Vocabulary } from './vocabulary.ts';

export interface DrawnWord extends Token {
  readonly vocabulary: Vocabulary;
  /** The sign behind which it goes on. */
  readonly behind?: '.' | undefined;
}

/** Finds the words in what stands before the parameters of a value, or in the value of a parameter, whose head is then given. */
export type WordFinder = (text: Token, head: string) => readonly DrawnWord[];

export interface WordParam {
  readonly spec: string;
  readonly values: readonly string[];
  readonly words: WordFinder;
}

/** The text is one word, in quotes or not. */
export function wordOf(vocabulary: Vocabulary): WordFinder {
  return (text) => [{ ...unquoted(text), vocabulary }];
}

/** `305 host "text"`: the word up to the first blank. */
export function firstWordOf(vocabulary: Vocabulary): WordFinder {
  return (text) => [{ ...part(text, 0, text.text.search(/\s|$/u)), vocabulary }];
}

/** `id;header`, `"auth,auth-int"`: the words between some sign. */
export function wordsBetween(sign: ';' | ',', vocabulary: Vocabulary): WordFinder {
  return (text) => between(sign, unquoted(text)).map((word) => ({ ...word, vocabulary }));
}

/** `presence.winfo`: a package, and templates that make another package of it. */
export function packageOf(packages: Vocabulary, templates: Vocabulary): WordFinder {
  return (text) =>
    between('.', text).map((word, index) => ({ ...word, vocabulary: index === 0 ? packages : templates }));
}

/** `dsn.flash`: a namespace of the vocabulary, and a word of that namespace. */
export function namespacedWordOf(vocabulary: Vocabulary): WordFinder {
  return (text) => {
    const [namespace, word] = between('.', text);
    if (namespace === undefined) return [];
    const within = entryOf(vocabulary, namespace.text)?.within;
    const first: DrawnWord = { ...namespace, vocabulary, behind: '.' };
    return word === undefined || within === undefined ? [first] : [first, { ...word, vocabulary: within }];
  };
}

/** A word of the vocabulary that goes with the value's head: `Q.850;cause=16`. */
export function wordWithin(heads: Vocabulary): WordFinder {
  return (text, head) => {
    const within = entryOf(heads, head)?.within;
    return within === undefined ? [] : wordOf(within)(text, head);
  };
}

/** `SIP/2.0/UDP host`: the transport of a Via. */
export function transportOf(vocabulary: Vocabulary): WordFinder {
  return (text) => {
    const before = /^[^/\s]*\s*\/[^/]*\/\s*/u.exec(text.text)?.[0].length;
    if (before === undefined) return [];
    const length = text.text.slice(before).search(/\s|$/u);
    return [{ ...part(text, before, before + length), vocabulary }];
  };
}

/** `urn:urn-7:3gpp-service.ims.icsi.mmtel`: the first label of a service. */
export function serviceLabelOf(vocabulary: Vocabulary): WordFinder {
  return (text) => {
    const before = /^urn:urn-7:/iu.exec(text.text)?.[0].length;
    if (before === undefined) return [];
    const length = text.text.slice(before).search(/\.|$/u);
    return [{ ...part(text, before, before + length), vocabulary }];
  };
}

/** `+g.3gpp.srvcc`: the tree in which a name grows, with its dot. */
export function treeOf(trees: Vocabulary): WordFinder {
  return (text) => [{ ...part(text, 1, text.text.indexOf('.') + 1), vocabulary: trees }];
}

/** A parameter whose value is one word of a vocabulary, or several. */
export function wordParam(spec: string, vocabulary: Vocabulary, words: WordFinder = wordOf(vocabulary)): WordParam {
  return { spec, values: vocabulary.entries.map(({ name }) => name), words };
}

/** The word at a place. */
export function wordAt(words: readonly DrawnWord[], offset: number): DrawnWord | undefined {
  return words.find(({ start, end }: Span) => start <= offset && offset <= end);
}

/** The vocabulary on which a value draws from its start. */
export function vocabularyOf(find: WordFinder | undefined): Vocabulary | undefined {
  return find?.(tokenOf('', 0, 0), '')[0]?.vocabulary;
}

function between(sign: string, text: Token): Token[] {
  const words: Token[] = [];
  let from = 0;
  for (const piece of text.text.split(sign)) {
    const start = from + (piece.length - piece.trimStart().length);
    words.push(part(text, start, Math.max(start, from + piece.trimEnd().length)));
    from += piece.length + sign.length;
  }
  return words;
}

/** A quote that is not closed yet is none of the word either. */
function unquoted(text: Token): Token {
  const from = text.text.startsWith('"') ? 1 : 0;
  const isClosed = from === 1 && text.text.length > 1 && text.text.endsWith('"');
  return part(text, from, text.text.length - (isClosed ? 1 : 0));
}

function part(text: Token, from: number, to: number): Token {
  return { start: text.start + from, end: text.start + to, text: text.text.slice(from, to) } as Token;
}
