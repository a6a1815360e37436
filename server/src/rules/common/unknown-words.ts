/** The words of a message that the vocabulary of their place does not have, and the words that are meant. */

import { type HeaderDefinition, type ParamDefinition, tabled } from '../../sip/headers/header.ts';
import { headers } from '../../sip/headers/index.ts';
import { forLatest } from '../../sip/latest.ts';
import { nearest } from '../../sip/nearest.ts';
import { type Span, spanOf, type Token } from '../../sip/span.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { type UriParam, uriParams } from '../../sip/uri-params.ts';
import { isTemplated } from '../../sip/values/cursor.ts';
import { type Params, paramsIn } from '../../sip/values/params.ts';
import { isBlankCode, sign } from '../../sip/values/signs.ts';
import { type Placed, readingsOf } from '../../sip/values-of.ts';
import { entryOf, type Vocabulary } from '../../sip/vocabularies/vocabulary.ts';
import { type DrawnWord, type WordFinder, wordOf, wordsBetween } from '../../sip/vocabularies/words.ts';
import { isOpenEnded } from './completeness.ts';
import { sipUrisOf } from './uris.ts';

export interface UnknownWord extends Token {
  readonly vocabulary: Vocabulary;
  /** `Event`, or `purpose of Call-Info`: the parameter is absent where the word stands before all parameters. */
  readonly place: string;
  readonly param?: string | undefined;
  readonly spec: string;
  /** The known word that it is all but equal to. */
  readonly meant?: string | undefined;
}

/** Finds the words of a place, and keeps short texts in which all words are known: messages have the same ones again and again. */
interface Finder {
  readonly find: WordFinder;
  readonly known: Set<string>;
}

interface ParamFinder extends Finder {
  readonly spec: string;
  /** Whether the words depend on what stands before the parameters. */
  readonly asksHead: boolean;
}

interface UriParamFinder extends ParamFinder {
  /** The words that the parameter has of them, where these are named one by one. */
  readonly values: readonly string[] | undefined;
}

/** What a header field draws on. */
interface Source {
  readonly head: Finder | undefined;
  /** By name in lower case. */
  readonly params: ReadonlyMap<string, ParamFinder>;
  /** How long these names are, a bit for each length: few others are as long, so that hardly any has to be looked up. */
  readonly lengths: number;
}

/** So many letters may be wrong where a vocabulary does not say. */
const most = 2;

const noWords: readonly DrawnWord[] = [];

const mostKept = 500;
const longestKept = 200;

export const unknownWordsOf = forLatest(findUnknownWords);

function findUnknownWords(message: Message): readonly UnknownWord[] {
  const found: UnknownWord[] = [];
  for (const { definition, values } of readingsOf(message)) {
    const source = sources[definition.number];
    if (source === undefined) continue;
    for (const placed of values) {
      const params = paramsIn(placed.value);
      if (source.head !== undefined) {
        const head = headOf(message.source, placed, params);
        const words = source.head.known.has(head.text) ? noWords : unknownIn(source.head, head, '');
        if (words.length > 0) collect(message, words, { place: definition.name, spec: definition.spec }, found);
      }
      if (params.length > 0) collectFromParams(message, definition, source, placed, found);
    }
  }
  collectFromUris(message, found);
  return found;
}

function collectFromParams(
  message: Message,
  { name: place }: HeaderDefinition,
  { params: sources, lengths }: Source,
  placed: Placed<unknown>,
  found: UnknownWord[],
): void {
  const params = paramsIn(placed.value);
  for (const { name, value } of params) {
    if (value === undefined || value.kind === 'uri' || (lengths & lengthBit(name.text)) === 0) continue;
    const source = sources.get(name.text) ?? sources.get(name.text.toLowerCase());
    if (source === undefined) continue;
    const words = unknownIn(source, value, source.asksHead ? headOf(message.source, placed, params).text : '');
    if (words.length > 0) collect(message, words, { place, param: name.text, spec: source.spec }, found);
  }
}

function collectFromUris(message: Message, found: UnknownWord[]): void {
  for (const { place, uri } of sipUrisOf(message)) {
    for (const { name, value } of uri.params) {
      const source = value === undefined ? undefined : (ofUris.get(name.text) ?? ofUris.get(name.text.toLowerCase()));
      if (value === undefined || source === undefined) continue;
      const words = unknownIn(source, value, '');
      const { spec, values } = source;
      if (words.length > 0) collect(message, words, { place, param: name.text, spec }, found, values);
    }
  }
}

/** By the names of the parameters of URIs, in lower case. */
const ofUris: ReadonlyMap<string, UriParamFinder> = new Map(
  uriParams.flatMap((param: UriParam) => {
    const find = param.words ?? (isNumber(param) ? undefined : wordAmong(param));
    return find === undefined
      ? []
      : [
          [
            param.name.toLowerCase(),
            { find, known: new Set(), spec: param.spec, values: param.values, asksHead: asksHead(find) },
          ],
        ];
  }),
);

/** Numbers are listed by their meanings, and others are as good: RFC 4458 §2.2 takes any status code. */
function isNumber({ values }: UriParam): boolean {
  return values?.every((value) => /^\d+$/u.test(value)) === true;
}

function unknownIn({ find, known }: Finder, text: Token, head: string): readonly DrawnWord[] {
  const key = head === '' ? text.text : `${text.text}\n${head}`;
  if (known.has(key)) return noWords;
  const unknown = find(text, head).filter(
    (word) => word.text !== '' && entryOf(word.vocabulary, word.text) === undefined,
  );
  if (unknown.length === 0 && known.size < mostKept && key.length <= longestKept) known.add(key);
  return unknown;
}

function collect(
  message: Message,
  words: readonly DrawnWord[],
  where: Pick<UnknownWord, 'place' | 'param' | 'spec'>,
  found: UnknownWord[],
  spelled?: readonly string[],
): void {
  for (const word of words) {
    const { start, end, text, vocabulary } = word;
    if (isTemplated(word) || isOpenEnded(message, word)) continue;
    found.push({ start, end, text, vocabulary, ...where, meant: meantBy(text, vocabulary, spelled) });
  }
}

/** Looking through a vocabulary is dear, and the words that one product makes up come again in each of its messages. */
function meantBy(text: string, vocabulary: Vocabulary, spelled?: readonly string[]): string | undefined {
  let answers = meant.get(vocabulary);
  if (answers === undefined) {
    answers = new Map();
    meant.set(vocabulary, answers);
  }
  const key = spelled === undefined ? text : `${text}\n${spelled.join(' ')}`;
  if (answers.has(key)) return answers.get(key);
  const found = findMeant(text, vocabulary, spelled);
  if (answers.size < mostKept && key.length <= longestKept) answers.set(key, found);
  return found;
}

const meant = new Map<Vocabulary, Map<string, string | undefined>>();

/**
 * The word that is meant, in the spelling of its place where that is another one than the registry's.
 * Words of two letters are all alike, an `x-` says that a word is somebody's own, and what differs but in its digits is numbered so on purpose.
 */
function findMeant(
  text: string,
  { misspelled, letters = most, entries, caseSensitive }: Vocabulary,
  spelled?: readonly string[],
): string | undefined {
  if (misspelled === 'never' || text.length < 3 || /(?:^|\/)x-/iu.test(text)) return undefined;
  const names = spelled ?? entries.filter(({ historic }) => historic !== true).map(({ name }) => name);
  const best = nearest(text, names, text.length < 5 ? 1 : letters);
  if (best === undefined) return undefined;
  const isSame = caseSensitive === true && best.toLowerCase() === text.toLowerCase();
  return isSame || withoutDigits(best) !== withoutDigits(text) ? best : undefined;
}

function withoutDigits(text: string): string {
  return text.toLowerCase().replaceAll(/\d/gu, '');
}

/** Of the headers that draw on any vocabulary. */
const sources = tabled<Source>(
  headers.flatMap((definition) => {
    const source = makeSource(definition);
    return source === undefined ? [] : [[definition, source]];
  }),
);

function makeSource({ values, words: drawn, params = {} }: HeaderDefinition): Source | undefined {
  const words = drawn ?? wordAmong({ values, unknown: 'warning' });
  const drawing = Object.entries(params).flatMap(([name, param]) => {
    const find = param.words ?? wordAmong(param);
    return find === undefined
      ? []
      : [[name.toLowerCase(), { find, known: new Set<string>(), spec: param.spec, asksHead: asksHead(find) }] as const];
  });
  if (words === undefined && drawing.length === 0) return undefined;
  const head = words === undefined ? undefined : { find: words, known: new Set<string>() };
  return { head, params: new Map(drawing), lengths: drawing.reduce((bits, [name]) => bits | lengthBit(name), 0) };
}

/** Lengths beyond 31 share bits with shorter ones, which costs a look-up and no more. */
function lengthBit({ length }: string): number {
  return 1 << (length & 31);
}

/** A finder that takes the text alone cannot look at the head. */
function asksHead(find: WordFinder): boolean {
  return find.length > 1;
}

interface Listed {
  readonly values?: readonly string[] | undefined;
  readonly unknown?: ParamDefinition['unknown'];
}

/** Of values that only a list names. In quotes there may be more than one, as RFC 3840 §9 has media features. */
function wordAmong({ values, unknown }: Listed): WordFinder | undefined {
  if (values === undefined) return undefined;
  const entries = values.map((name) => ({ name, spec: '' }));
  const vocabulary: Vocabulary = { name: '', entries, unknown: unknown ?? 'hint' };
  const one = wordOf(vocabulary);
  const several = wordsBetween(',', vocabulary);
  return (text) => (text.text.startsWith('"') ? several(text, '').map(withoutNegation) : one(text, ''));
}

/** RFC 3840 §9: `!` before a value excludes it. */
function withoutNegation(word: DrawnWord): DrawnWord {
  if (!word.text.startsWith('!')) return word;
  return { ...word, ...spanOf(word.start + 1, word.end), text: word.text.slice(1) };
}

/** What stands before the parameters. */
function headOf(source: string, { start, end }: Span, params: Params): Token {
  let until: number = params[0]?.name.start ?? end;
  while (until > start && endsHead(source.charCodeAt(until - 1))) until -= 1;
  const span = spanOf(start, until);
  return { start: span.start, end: span.end, text: source.slice(start, until) };
}

/** A semicolon, a blank or a line end. */
function endsHead(code: number): boolean {
  return code === sign.semicolon || isBlankCode(code);
}
