/** What the words of a block are, for colours that know more than a grammar can: which names are known, set, or of yesterday. */

import { sdpOf } from '../sip/bodies/index.ts';
import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { isSdpField, type SdpField } from '../sip/bodies/sdp.ts';
import { directiveNamed, namesBlock } from '../sip/directives/read.ts';
import { readExpression } from '../sip/expression.ts';
import { functionNamed } from '../sip/functions.ts';
import { headerNamed } from '../sip/headers/index.ts';
import { methodNamed } from '../sip/methods.ts';
import { optionTag } from '../sip/option-tags.ts';
import { type Span, spanOf, type Token } from '../sip/span.ts';
import { endOfLine, isLineEnd } from '../sip/syntax/lines.ts';
import type { Block, Field, PreambleLine, StartLine, Template } from '../sip/syntax/tree.ts';
import { uriParam } from '../sip/uri-params.ts';
import { optionTagHeaders, paramOf, shapeOf } from './field-shape.ts';
import { authElement, type LooseElement, type LooseParam, looseElements, placeInBareUri } from './value-place.ts';

/** Types and modifiers as LSP names them, so that every theme has colours for them. Their places here are their numbers. */
export const tokenTypes = [
  'comment',
  'decorator',
  'enumMember',
  'function',
  'keyword',
  'method',
  'namespace',
  'number',
  'parameter',
  'property',
  'string',
  'variable',
] as const;

export const tokenModifiers = ['declaration', 'defaultLibrary', 'deprecated'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** A word within one line. */
export interface SemanticToken extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The tokens of a block, in order and never upon each other. */
export function semanticTokensOf(block: Block): readonly SemanticToken[] {
  const { text, separator, preamble, message, templates } = block;
  const tokens = [
    ...(separator === undefined ? [] : token('namespace', separator.title, 'declaration')),
    ...preamble.flatMap((line) => inPreamble(text, line)),
    ...(message === undefined ? [] : [...inStartLine(text, message.startLine)]),
    ...(message?.head ?? []).flatMap((line) =>
      line.kind === 'field'
        ? inField(text, line)
        : line.kind === 'remark'
          ? token('comment', toLineEnd(text, line))
          : [],
    ),
    ...(sdpOf(block)?.lines ?? []).filter(isSdpField).flatMap(inSdp),
  ];
  const free = templates.length === 0 ? tokens : outsideOf(templates, tokens.toSorted(byStart));
  const all = [...free, ...templates.flatMap(inTemplate)].flatMap((each) => inLines(text, each));
  return withoutOverlaps(all.sort(byStart));
}

function token(type: TokenType, { start, end }: Span, ...modifiers: readonly TokenModifier[]): SemanticToken[] {
  return start < end ? [{ type, modifiers, ...spanOf(start, end) }] : [];
}

/** Something that a table knows or not. */
function named(type: TokenType, span: Span, isKnown: boolean): SemanticToken[] {
  return isKnown ? token(type, span, 'defaultLibrary') : token(type, span);
}

function inPreamble(text: string, line: PreambleLine): SemanticToken[] {
  switch (line.kind) {
    case 'comment':
    case 'decoration':
      return token('comment', toLineEnd(text, line));
    case 'variable':
      return token('variable', line.name, 'declaration');
    case 'directive': {
      const known = directiveNamed(line.key.text)?.key;
      const key = named('decorator', spanOf(line.key.start - 1, line.key.end), known !== undefined);
      if (known === 'name') return [...key, ...token('namespace', line.value, 'declaration')];
      return namesBlock.has(known ?? '') ? [...key, ...token('namespace', line.value)] : key;
    }
    default:
      return [];
  }
}

function inStartLine(text: string, line: StartLine): SemanticToken[] {
  if (line.kind === 'broken') return [];
  // The grammar colours a status code by its class, which no standard type does.
  if (line.kind === 'response') return [...token('keyword', line.version), ...token('string', line.reason)];
  const { element } = placeInBareUri(text, line.uri, line.uri.start);
  return [
    ...method(line.method),
    ...(element.uri?.params ?? []).flatMap(uriParamTokens),
    ...token('keyword', line.version),
  ];
}

function method(span: Token): SemanticToken[] {
  return named('method', span, methodNamed(span.text) !== undefined);
}

function inField(text: string, { name, value }: Field): SemanticToken[] {
  const definition = headerNamed(name.text);
  const shape = shapeOf(definition);
  const own: readonly TokenModifier[] = definition === undefined ? [] : ['defaultLibrary'];
  const modifiers: readonly TokenModifier[] = definition?.historic === true ? [...own, 'deprecated'] : own;
  const fieldName = token('property', name, ...modifiers);
  if (definition === undefined) return fieldName;
  const isMade = definition.repeat === 'list' || definition.params !== undefined || shape !== 'elements';
  const elements =
    shape === 'elements'
      ? looseElements(text, value.start, value.end)
      : [authElement(text, value.start, value.end, shape === 'auth')];
  return [
    ...fieldName,
    ...elements.flatMap((element) => inHead(definition.name, element)),
    ...(isMade ? elements : []).flatMap(({ params, uri }) => [
      ...(uri?.params ?? []).flatMap(uriParamTokens),
      ...params.flatMap((param) => paramTokens(param, paramOf(definition, param.name.text) !== undefined)),
    ]),
  ];
}

/** What stands before the parameters. */
function inHead(header: string, { head }: LooseElement): SemanticToken[] {
  if (optionTagHeaders.has(header)) return named('enumMember', head, optionTag(head.text) !== undefined);
  if (header === 'Allow') return method(head);
  if (header === 'CSeq' || header === 'RAck') return numbersAndMethod(head);
  return /^\d+$/u.test(head.text) ? token('number', head) : [];
}

function numbersAndMethod({ start, text }: Token): SemanticToken[] {
  return [...text.matchAll(/\S+/gu)].flatMap(({ 0: word, index }) => {
    const span = { ...spanOf(start + index, start + index + word.length), text: word };
    return /^\d+$/u.test(word) ? token('number', span) : method(span);
  });
}

function uriParamTokens(param: LooseParam): SemanticToken[] {
  return paramTokens(param, uriParam(param.name.text) !== undefined);
}

function paramTokens({ name, value }: LooseParam, isKnown: boolean): SemanticToken[] {
  const names = named('parameter', name, isKnown);
  if (value === undefined) return names;
  const type = value.text.startsWith('"') ? 'string' : /^\d+$/u.test(value.text) ? 'number' : undefined;
  return type === undefined ? names : [...names, ...token(type, value)];
}

function inTemplate({ expression }: Template): SemanticToken[] {
  const { start, text } = expression;
  const read = readExpression(text);
  const first = (length: number): Span => spanOf(start, start + length);
  switch (read.kind) {
    case 'variable':
      return token('variable', expression);
    case 'function':
      return named('function', first(read.name.length + 1), functionNamed(read.name) !== undefined);
    case 'reference':
      return [
        ...token('namespace', first(read.block.length)),
        ...token('property', spanOf(start + read.block.length + 1, expression.end)),
      ];
    default:
      return [];
  }
}

function inSdp(line: SdpField): SemanticToken[] {
  const letter = token('keyword', line.letter);
  if (line.kind === 'attribute')
    return [...letter, ...named('property', line.name, attributeNamed(line.name.text) !== undefined)];
  if (line.kind !== 'media') return letter;
  const parts = [line.media, line.proto].flatMap((part) => (part === undefined ? [] : token('enumMember', part)));
  const numbers = [line.port, ...line.formats].filter((part) => part !== undefined && /^\d+$/u.test(part.text));
  return [...letter, ...parts, ...numbers.flatMap((part) => (part === undefined ? [] : token('number', part)))];
}

function toLineEnd(text: string, { start }: Span): Span {
  return spanOf(start, endOfLine(text, start));
}

/** What is left of tokens where no template stands. Both are in order. */
function outsideOf(templates: readonly Template[], tokens: readonly SemanticToken[]): SemanticToken[] {
  let next = 0;
  return tokens.flatMap((each) => {
    while ((templates[next]?.end ?? Number.POSITIVE_INFINITY) <= each.start) next += 1;
    const pieces: SemanticToken[] = [];
    let from: number = each.start;
    for (let at = next; from < each.end; at += 1) {
      const template = templates[at];
      const to = Math.min(template?.start ?? each.end, each.end);
      if (to > from) pieces.push({ ...each, ...spanOf(from, to) });
      from = to === each.end ? each.end : Math.max(to, template?.end ?? each.end);
    }
    return pieces;
  });
}

/** A token lies in one line: not every editor takes longer ones. */
function inLines(text: string, each: SemanticToken): SemanticToken[] {
  const pieces: SemanticToken[] = [];
  let from: number = each.start;
  for (let at: number = each.start; at <= each.end; at += 1) {
    if (at < each.end && !isLineEnd(text.charCodeAt(at))) continue;
    if (at > from) pieces.push({ ...each, ...spanOf(from, at) });
    from = at + 1;
  }
  return pieces;
}

function byStart(one: Span, other: Span): number {
  return one.start - other.start;
}

function withoutOverlaps(tokens: readonly SemanticToken[]): readonly SemanticToken[] {
  let end = -1;
  return tokens.filter((each) => {
    const isFree = each.start >= end;
    if (isFree) end = each.end;
    return isFree;
  });
}
