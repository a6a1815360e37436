/** Completion in the values of header fields: what a field usually holds, option tags, methods, parameters and their values. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { headerNamed, headers } from '../../sip/headers/index.ts';
import { methods } from '../../sip/methods.ts';
import { optionTags } from '../../sip/option-tags.ts';
import { type Span, spanOf, type Token, tokenOf } from '../../sip/span.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { foreignTransports, transportList } from '../../sip/transports.ts';
import { entryOf } from '../../sip/vocabularies/vocabulary.ts';
import { type DrawnWord, wordAt } from '../../sip/vocabularies/words.ts';
import { optionTagHeaders, paramOf, shapeOf } from '../field-shape.ts';
import type { MentionKind } from '../mentions.ts';
import { isStatusCause } from '../subject.ts';
import { type HeadPlace, looseElements, type ParamPlace, placeInValue } from '../value-place.ts';
import { dialogNames, replacingUris } from './dialogs-elsewhere.ts';
import {
  type Completion,
  type CompletionPlace,
  explainedBy,
  filledIn,
  foreignItem,
  namedItem,
  valueItem,
  wordItem,
} from './item.ts';
import { acknowledgeable, namesElsewhere, partiesElsewhere, sequencesElsewhere } from './said-elsewhere.ts';
import { codeItems } from './start-line.ts';
import { uriParts } from './uri.ts';
import { usualFirst } from './usual-first.ts';
import { bareParams, exampleIn, quotedParams, usualParam, usualValues } from './usual-values.ts';

const transports = [...transportList, ...foreignTransports].map(({ viaName }) => viaName);
const blank = /^\s*$/u;

/** Parameters that hold names which other messages give, by `header/parameter`. */
const named: Readonly<Record<string, MentionKind>> = {
  'Event/call-id': 'call-id',
  'Event/from-tag': 'tag',
  'Event/to-tag': 'tag',
  'From/tag': 'tag',
  'Join/from-tag': 'tag',
  'Join/to-tag': 'tag',
  'Replaces/from-tag': 'tag',
  'Replaces/to-tag': 'tag',
  'Target-Dialog/local-tag': 'tag',
  'Target-Dialog/remote-tag': 'tag',
  'To/tag': 'tag',
  'Via/branch': 'branch',
};

/** What may stand at a place in the value of a field. */
export function valueParts(field: Field, place: CompletionPlace): readonly Completion[] {
  const { block, offset } = place;
  const header = headerNamed(field.name.text);
  if (header === undefined) return [];
  const within = typedSpan(block.text, field.value, offset);
  if (within === undefined) return [];
  const part = placeInValue(block.text, within, offset, shapeOf(header));
  if (part.kind === 'head') {
    const head = spaced(block.text, headSpan(part.token, offset));
    return explainedBy({ kind: 'header', name: header.name }, heads(header, part, head, within, place));
  }
  if (part.kind === 'uri' || part.of === 'uri') return uriParts(part, place, false);
  return part.kind === 'param-name' ? paramNames(header, part, block.message) : paramValues(header, part, place);
}

/** The value up to the cursor, where nothing but blanks lies between; nothing where the cursor stands before it or in another line. */
function typedSpan(text: string, value: Token, offset: number): Span | undefined {
  if (offset < value.start) return value.text === '' ? spanOf(offset, offset) : undefined;
  if (offset <= value.end) return value;
  return blank.test(text.slice(value.end, offset)) ? spanOf(value.start, offset) : undefined;
}

/** A place where nothing stands yet is where the cursor is. */
function headSpan(token: Token, offset: number): Token {
  return token.text === '' ? { ...spanOf(offset, offset), text: '' } : token;
}

interface Head {
  readonly token: Token;
  /** A blank where a colon stands right before. */
  readonly before: string;
}

function spaced(text: string, token: Token): Head {
  return { token, before: text.charAt(token.start - 1) === ':' && token.text === '' ? ' ' : '' };
}

function heads(
  header: HeaderDefinition,
  part: HeadPlace,
  { token, before }: Head,
  within: Span,
  place: CompletionPlace,
): readonly Completion[] {
  const { text, message } = place.block;
  if (header.name === 'CSeq' || header.name === 'RAck') {
    const span = methodBehind(text, token, place.offset);
    if (span !== undefined) return numberedMethods(header, span, message);
  }
  if (header.name === 'Via') {
    const span = sentBySpan(text, token, place.offset);
    if (span !== undefined) return sentBys.map((pattern) => valueItem(pattern, span));
  }
  if (header.name === 'Via') {
    const span = transportSpan(text, token, place.offset);
    if (span !== undefined) return transports.map((name) => valueItem(name, span));
  }
  if (header.name === 'Warning' && warningCode.test(text.slice(token.start, place.offset)))
    return [valueItem('‹example.com› "‹text›"', spanOf(place.offset, Math.max(token.end, place.offset)))];
  const isWhole = shapeOf(header) === 'whole';
  if (!isWhole && /\s/u.test(text.slice(token.start, place.offset))) return behindName(header, token, place);
  const others = otherElements(text, within, token);
  if (optionTagHeaders.has(header.name)) return optionTagsIn(header, token, before, others);
  if (header.name === 'Allow') {
    const all = others.size > 0 ? [] : usual(header, token, before, false, others, place);
    return [...all, ...methodsIn(token, before, others)];
  }
  if (header.name === 'Via' && /\s/u.test(token.text)) return transportsIn(token);
  const hasParams = part.element.params.length > 0 && shapeOf(header) === 'elements';
  const typed = isWhole ? tokenOf(text, token.start, Math.max(token.end, place.offset)) : token;
  const words = header.words?.(typed, '') ?? [];
  const word = wordAt(words, place.offset);
  const whole =
    word === undefined || word.start === token.start ? usual(header, token, before, hasParams, others, place) : [];
  if (word === undefined) return whole;
  const there = new Set([...others, ...whole.map(({ label }) => label), ...otherWords(words, word)]);
  return [...whole, ...wordsFor(word, there, text, word.start === token.start ? before : '')];
}

const displayName = /^(?:"(?:[^"\\]|\\.)*"|[\w.!%*+`'~ \t-]+)$/u;

/** RFC 3261 §20.10: an address in angle brackets behind a display name. */
function behindName(header: HeaderDefinition, { start, end }: Token, place: CompletionPlace): readonly Completion[] {
  const { text, message } = place.block;
  const typed = text.slice(start, place.offset);
  const isName = /[ \t]$/u.test(typed) && displayName.test(typed.trimEnd());
  if (!isName || /\S/u.test(text.slice(place.offset, end))) return [];
  const addresses = usualValues(header.name, message).filter((value) => value.startsWith('<'));
  return addresses.map((value) => valueItem(value, spanOf(place.offset, place.offset)));
}

function otherWords(words: readonly DrawnWord[], word: DrawnWord): readonly string[] {
  return words.filter((other) => other !== word).map(({ text }) => text.toLowerCase());
}

/** The words of a vocabulary, those aside that are there already. */
function wordsFor(word: DrawnWord, there: ReadonlySet<string>, text: string, before = ''): readonly Completion[] {
  const { behind } = word;
  const isFollowed = behind !== undefined && text.startsWith(behind, word.end);
  return usualFirst('words', word.vocabulary.entries)
    .filter(({ name }) => !there.has(name.toLowerCase()))
    .map((entry) => wordItem(entry, isFollowed ? { ...word, behind: undefined } : word, before));
}

/** The method at the end of `1 INVITE`, once the number is there. */
function methodBehind(text: string, { start, end }: Token, offset: number): Span | undefined {
  const number = /^(?:\S+[ \t]+)+/u.exec(text.slice(start, offset))?.[0];
  return number === undefined ? undefined : spanOf(start + number.length, Math.max(end, offset));
}

const sentBys = ['{{$localIp}}:{{$localPort}}', '‹192.0.2.1›:‹5060›'];

/** RFC 3261 §20.42: what stands behind the protocol of a Via. */
function sentBySpan(text: string, { start, end }: Token, offset: number): Span | undefined {
  const protocol = /^[^\s/]+\s*\/\s*[^\s/]+\s*\/\s*[^\s/]+\s+/u.exec(text.slice(start, offset))?.[0];
  return protocol === undefined ? undefined : spanOf(start + protocol.length, Math.max(end, offset));
}

/** RFC 3261 §20.42 lets blanks stand around the slashes of a protocol; then the transport alone is taken for the word that is typed. */
function transportSpan(text: string, { start, end }: Token, offset: number): Span | undefined {
  const before = /^[^\s/]+\s*\/\s*[^\s/]+\s*\/\s*/u.exec(text.slice(start, offset))?.[0];
  if (before === undefined || !/\s/u.test(before) || /[\s/]/u.test(text.slice(start + before.length, offset)))
    return undefined;
  const rest = /^[^\s/;,]*/u.exec(text.slice(offset, Math.max(end, offset)))?.[0].length ?? 0;
  return spanOf(start + before.length, offset + rest);
}

/** RFC 3261 §20.43: behind the code, who warns and what is said. */
const warningCode = /^\d{3}[ \t]+$/u;

/** RFC 3261 §8.1.1.5: the method in CSeq is that of the request. */
function numberedMethods(header: HeaderDefinition, span: Span, message: Message | undefined): readonly Completion[] {
  const own =
    header.name === 'CSeq' && message?.startLine.kind === 'request' ? message.startLine.method.text : undefined;
  const known = methodsIn(span, '', new Set());
  if (own === undefined) return known;
  return [known.find(({ label }) => label === own) ?? foreignItem('method', own, span)];
}

/** The elements of a list beside the one under the cursor, in lower case. */
function otherElements(text: string, within: Span, token: Token): ReadonlySet<string> {
  const elements = looseElements(text, within.start, within.end).map(({ head }) => head);
  const others = elements.filter(({ start, text: other }) => start !== token.start && other !== '');
  return new Set(others.map((head) => head.text.toLowerCase()));
}

function optionTagsIn(
  { name: header }: HeaderDefinition,
  span: Span,
  before: string,
  others: ReadonlySet<string>,
): readonly Completion[] {
  const known = optionTags.filter(
    ({ name, in: places }) => !others.has(name) && places.some((each) => each === header),
  );
  return usualFirst('option-tags', known).map(({ name }) => namedItem('option-tag', name, span, before));
}

function methodsIn(span: Span, before: string, others: ReadonlySet<string>): readonly Completion[] {
  const known = methods.filter(({ name }) => !others.has(name.toLowerCase()));
  return usualFirst('allowed', known).map(({ name }) => namedItem('method', name, span, before));
}

/** The protocol of a Via that has its address already. */
function transportsIn({ start, text }: Token): readonly Completion[] {
  const span = spanOf(start, start + text.search(/\s/u));
  return transports.map((name) => valueItem(`SIP/2.0/${name}`, span));
}

/** Whole values; where parameters stand already, without theirs. */
function usual(
  header: HeaderDefinition,
  span: Token,
  before: string,
  hasParams: boolean,
  others: ReadonlySet<string>,
  place: CompletionPlace,
): readonly Completion[] {
  const known = valuesElsewhere(header.name, place);
  const values = [...known, ...usualValues(header.name, place.block.message)];
  const [vocabulary] = (header.words?.(span, '') ?? []).map((word) => word.vocabulary);
  const examples = vocabulary === undefined ? [exampleIn(header)] : [];
  const wanted = [...new Set(values.length > 0 ? values : examples)].filter(
    (value) => !others.has(value.toLowerCase()),
  );
  return wanted.map((value) => {
    const shown = hasParams ? (looseElements(value, 0, value.length)[0]?.head.text ?? value) : value;
    const { filter, ...rest } = { ...valueItem(shown, span), ...filledIn(before + shown) };
    // A name that is there may be typed from its first digit on.
    const isName = known.includes(value) && header.name !== 'CSeq';
    const item = filter === undefined || isName ? rest : { ...rest, filter };
    const word = vocabulary === undefined ? undefined : entryOf(vocabulary, item.label);
    if (vocabulary === undefined || word === undefined) return item;
    return { ...item, about: { kind: 'word', name: word.name, owner: vocabulary.name } };
  });
}

/** Values that belong to what other messages of the file say. */
function valuesElsewhere(header: string, place: CompletionPlace): readonly string[] {
  const startLine = place.block.message?.startLine;
  switch (header) {
    case 'Refer-To':
      return startLine?.kind === 'request' && startLine.method.text === 'REFER' ? replacingUris(place) : [];
    case 'Call-ID':
    case 'In-Reply-To':
      return namesElsewhere(place, 'call-id', 'Call-ID');
    case 'From':
    case 'To':
      return partiesElsewhere(place, header);
    case 'CSeq':
      return startLine?.kind === 'request' ? sequencesElsewhere(place, startLine.method.text) : [];
    case 'RAck':
      return acknowledgeable(place);
    case 'Join':
    case 'Replaces':
    case 'Target-Dialog':
      return dialogNames(place, header, startLine?.kind === 'request' ? startLine.uri.text : '');
    default:
      return [];
  }
}

function paramNames(
  header: HeaderDefinition,
  { param, params, token, element }: ParamPlace,
  message: Message | undefined,
): readonly Completion[] {
  const there = new Set(params.filter((each) => each !== param).map(({ name }) => name.text.toLowerCase()));
  const all = Object.keys(header.params ?? {}).filter((name) => !there.has(name.toLowerCase()));
  // RFC 2046 §5.1.1: a body of several parts has to say what stands between them.
  const isOfParts = /^multipart\//iu.test(element.head.text);
  const isEnd = header.name === 'Subscription-State' && /^terminated$/iu.test(element.head.text);
  const names = usualNames(isOfParts ? 'multipart-params' : isEnd ? 'terminated-params' : 'header-params', all);
  return names.map((name) => {
    const item = {
      label: name,
      kind: 'param',
      span: token,
      about: { kind: 'header-param', name, owner: header.name },
    } as const;
    const definition = header.params?.[name];
    if (param.value !== undefined || isBare(header, name)) return { ...item, text: name };
    const [value] = valuesOf(header, name, message);
    const drawsOnWords = (definition?.words?.({ ...spanOf(0, 0), text: '' }, element.head.text) ?? []).length > 0;
    const isOnly = value !== undefined && definition?.values === undefined && !drawsOnWords;
    if (isOnly) return { ...item, ...filledIn(`${name}=${value}`) };
    return { ...item, text: `${name}=`, continues: true };
  });
}

function paramValues(header: HeaderDefinition, part: ParamPlace, place: CompletionPlace): readonly Completion[] {
  const name = paramOf(header, part.param.name.text);
  if (name === undefined) return [];
  const about = { kind: 'header-param', name, owner: header.name } as const;
  return explainedBy(about, valuesFor(header, name, part, place));
}

function valuesFor(
  header: HeaderDefinition,
  name: string,
  { token, element }: ParamPlace,
  place: CompletionPlace,
): readonly Completion[] {
  if (isStatusCause(header, name, element.head.text)) return codeItems(token, 'causes');
  const words = header.params?.[name]?.words?.(token, element.head.text) ?? [];
  const word = wordAt(words, place.offset);
  const isInQuotes = token.text.startsWith('"');
  if (word !== undefined && (isInQuotes || !isQuoted(header, name)))
    return wordsFor(word, new Set(otherWords(words, word)), place.block.text);
  const kind = named[`${header.name}/${name}`];
  const known = kind === undefined ? [] : namesElsewhere(place, kind, header.name);
  const { message } = place.block;
  const own = valuesOf(header, name, message).map((pattern) => valueItem(pattern, token));
  // RFC 4235 §3.2: what is no token stands in quotes, as a Call-ID with a host does.
  const said = known.map((value) => foreignItem('value', /[^\w.!%*+`'~-]/u.test(value) ? `"${value}"` : value, token));
  // RFC 3261 §9.1: CANCEL has the branch of the request that it cancels.
  const isCancel = message?.startLine.kind === 'request' && message.startLine.method.text === 'CANCEL';
  return isCancel ? [...said, ...own] : [...own, ...said];
}

function usualNames(
  list: 'header-params' | 'multipart-params' | 'terminated-params',
  names: readonly string[],
): readonly string[] {
  const things = names.map((name) => ({ name }));
  return usualFirst(list, things).map(({ name }) => name);
}

/** What a parameter may hold, as it is to be written. */
function valuesOf(header: HeaderDefinition, name: string, message: Message | undefined): readonly string[] {
  const usualValue = usualParam(header.name, name, message);
  if (usualValue !== undefined) return [usualValue];
  const values = header.params?.[name]?.values;
  if (!isQuoted(header, name)) return values ?? exampleOf(header, name);
  return (values ?? [`‹${name}›`]).map((value) => `"${value}"`);
}

/** A parameter that usually stands without a value, unless that of this field has one. */
function isBare(header: HeaderDefinition, name: string): boolean {
  if (header.params?.[name]?.flag === true) return true;
  return bareParams.has(name) && usualParam(header.name, name, undefined) === undefined;
}

/** What the example of the header field has there, or that of another which has the parameter from the same section. */
function exampleOf(header: HeaderDefinition, name: string): readonly string[] {
  const definition = header.params?.[name];
  if (isBare(header, name) || named[`${header.name}/${name}`] !== undefined) return [];
  const others = headers.filter((other) => other.params?.[name]?.spec === definition?.spec);
  const examples = [header.example, ...others.map(({ example }) => example)];
  const value = examples.map((each) => paramIn(each, name)).find((each) => each !== undefined);
  return value === undefined ? [] : [value.replace(/^("?)(.+?)("?)$/u, '$1‹$2›$3')];
}

/** In some fields a parameter stands where others have their value. */
function paramIn(example: string, name: string): string | undefined {
  for (const { head, params } of looseElements(example, 0, example.length)) {
    const first = head.text.startsWith(`${name}=`) ? head.text.slice(name.length + 1) : undefined;
    const value = first ?? params.find((each) => each.name.text === name)?.value?.text;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** RFC 3840 §9 has quotes around the values of media features. RFC 7616 §3.3: in a challenge `qop` is a list in quotes, in credentials (§3.4) one bare word. */
function isQuoted(header: HeaderDefinition, name: string): boolean {
  if (header.params?.[name]?.quoted === true) return true;
  if (shapeOf(header) === 'elements') return false;
  return quotedParams.has(name) || (name === 'qop' && header.name.endsWith('-Authenticate'));
}
