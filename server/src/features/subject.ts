/** What the cursor is on: the innermost thing of which something is known. */

import { ruleNames } from '../rules/lint-settings.ts';
import { bodyPlaceAt } from '../sip/bodies/at.ts';
import { treeIn } from '../sip/bodies/index.ts';
import { sipFragment } from '../sip/bodies/sip-fragment.ts';
import { directiveNamed } from '../sip/directives/read.ts';
import { type MessageReference, readExpression } from '../sip/expression.ts';
import { functionNamed } from '../sip/functions.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import { headerNamed } from '../sip/headers/index.ts';
import { type Method, methodNamed } from '../sip/methods.ts';
import { type OptionTag, optionTag } from '../sip/option-tags.ts';
import { type Scheme, schemeOf } from '../sip/schemes.ts';
import { type BlockOffset, type Span, spanOf, type Token, touches } from '../sip/span.ts';
import { elementAt } from '../sip/syntax/at.ts';
import type { Block, Directive, Field } from '../sip/syntax/tree.ts';
import { type UriParam, uriParam } from '../sip/uri-params.ts';
import { type Entry, entryOf, type Vocabulary } from '../sip/vocabularies/vocabulary.ts';
import { type DrawnWord, wordAt } from '../sip/vocabularies/words.ts';
import { type BodySubject, bodySubjectAt } from './body-subject.ts';
import { optionTagHeaders, paramOf, shapeOf } from './field-shape.ts';
import { placeInBareUri, placeInValue, type ValuePlace } from './value-place.ts';

export type Subject = Span &
  (
    | { readonly kind: 'method'; readonly method: Method }
    | { readonly kind: 'status'; readonly code: number }
    | { readonly kind: 'header'; readonly header: HeaderDefinition }
    | { readonly kind: 'header-param'; readonly header: HeaderDefinition; readonly name: string }
    | { readonly kind: 'uri-param'; readonly param: UriParam }
    | { readonly kind: 'option-tag'; readonly tag: OptionTag }
    | { readonly kind: 'word'; readonly vocabulary: Vocabulary; readonly entry: Entry }
    | { readonly kind: 'scheme'; readonly scheme: Scheme }
    | { readonly kind: 'directive'; readonly key: string }
    | { readonly kind: 'function'; readonly name: string }
    | { readonly kind: 'rule'; readonly name: string }
    | { readonly kind: 'variable'; readonly name: string }
    | { readonly kind: 'reference'; readonly reference: MessageReference }
    | BodySubject
  );

/** What stands under a place in a block; nothing where nothing is known. */
export function subjectAt(block: Block, offset: BlockOffset): Subject | undefined {
  const subject = nearestSubject(block, offset);
  return subject !== undefined && touches(subject, offset) ? subject : undefined;
}

function nearestSubject(block: Block, offset: BlockOffset): Subject | undefined {
  const element = elementAt(block, offset);
  if (element.template !== undefined) return inTemplate(element.template.expression.text, element.template);
  switch (element.part) {
    case 'directive-key':
      return directive(element.token.text, element.token);
    case 'directive-value':
      return inDirective(element.line, offset);
    case 'variable-name':
      return { kind: 'variable', name: element.token.text, ...spanOf(element.token.start, element.token.end) };
    case 'method':
      return method(element.token.text, element.token);
    case 'uri':
      return inUri(placeInBareUri(block.text, element.token, offset), offset);
    case 'code':
    case 'reason':
      return status(element.line.code.text, element.token);
    case 'field-name':
      return headerOf(element.line, element.token);
    case 'field-value':
      return inValue(block, element.line, offset) ?? headerOf(element.line, element.token);
    case 'body':
      return inBody(block, offset);
    default:
      return undefined;
  }
}

/** In a message within the body everything is what it is in any message. */
function inBody(block: Block, offset: BlockOffset): Subject | undefined {
  const place = bodyPlaceAt(block, offset);
  if (place === undefined) return undefined;
  if (place.kind === 'field') {
    const { field } = place;
    return (offset > field.colon.start ? inValue(block, field, offset) : undefined) ?? headerOf(field, field.name);
  }
  const message = place.kind === 'content' ? treeIn(place.part, sipFragment)?.message : undefined;
  if (message === undefined) return bodySubjectAt(place, offset);
  const within = message.body !== undefined && offset >= message.body.start;
  return within ? undefined : nearestSubject({ ...block, preamble: [], separator: undefined, message }, offset);
}

function inTemplate(text: string, span: Span): Subject | undefined {
  const place = spanOf(span.start, span.end);
  const expression = readExpression(text);
  switch (expression.kind) {
    case 'function': {
      const name = functionNamed(expression.name)?.name;
      return name === undefined ? undefined : { kind: 'function', name, ...place };
    }
    case 'variable':
      return { kind: 'variable', name: expression.name, ...place };
    case 'reference':
      return { kind: 'reference', reference: expression, ...place };
    default:
      return undefined;
  }
}

function inValue(block: Block, field: Field, offset: number): Subject | undefined {
  const header = headerNamed(field.name.text);
  if (header === undefined) return undefined;
  const place = placeInValue(block.text, field.value, offset, shapeOf(header));
  if (place.kind === 'head') return inHead(header, place.token, offset);
  if (place.kind === 'uri' || place.of === 'uri') return inUri(place, offset);
  const name = paramOf(header, place.param.name.text);
  if (name === undefined) return wordIn(header.paramNames?.(place.param.name, ''), offset);
  const known = place.kind === 'param-value' ? inParamValue(header, name, place, offset) : undefined;
  return known ?? { kind: 'header-param', header, name, ...spanOf(place.param.name.start, place.param.end) };
}

/** RFC 3326 §2, RFC 9410: behind `SIP` and `STIR` the cause of a Reason is a status code. */
export function isStatusCause(header: HeaderDefinition, name: string, head: string): boolean {
  return header.name === 'Reason' && name === 'cause' && /^(?:SIP|STIR)$/iu.test(head);
}

/** A word in the value of a parameter. */
function inParamValue(header: HeaderDefinition, name: string, place: ValuePlace, offset: number): Subject | undefined {
  const { element, token } = place;
  const head = element.head.text;
  if (isStatusCause(header, name, head)) return status(token.text, token);
  return wordIn(header.params?.[name]?.words?.(token, head), offset);
}

function wordIn(words: readonly DrawnWord[] | undefined, offset: number): Subject | undefined {
  const word = wordAt(words ?? [], offset);
  const entry = word === undefined ? undefined : entryOf(word.vocabulary, word.text);
  if (word === undefined || entry === undefined) return undefined;
  return { kind: 'word', vocabulary: word.vocabulary, entry, ...spanOf(word.start, word.end) };
}

/** An element itself: an option tag, a method, a word of a vocabulary, or a URI without angle brackets. */
function inHead(header: HeaderDefinition, token: Token, offset: number): Subject | undefined {
  if (optionTagHeaders.has(header.name)) {
    const tag = optionTag(token.text);
    return tag === undefined ? undefined : { kind: 'option-tag', tag, ...spanOf(token.start, token.end) };
  }
  if (header.name === 'Allow') return method(token.text, token);
  if (header.name === 'CSeq' || header.name === 'RAck') {
    const word = /\S+$/u.exec(token.text);
    const start = token.start + (word?.index ?? 0);
    return word === null || offset < start ? undefined : method(word[0], spanOf(start, token.end));
  }
  return wordIn(header.words?.(token, ''), offset) ?? paramAsHead(header, token) ?? schemeIn(token, offset);
}

/** In some fields, as in P-Charging-Vector, the first parameter stands where others have their value. */
function paramAsHead(header: HeaderDefinition, token: Token): Subject | undefined {
  const written = /^(?<name>[\w.+-]+)\s*=/u.exec(token.text)?.groups?.name;
  const name = written === undefined ? undefined : paramOf(header, written);
  return name === undefined ? undefined : { kind: 'header-param', header, name, ...spanOf(token.start, token.end) };
}

function inUri(place: ValuePlace, offset: number): Subject | undefined {
  if (!('param' in place)) return place.kind === 'uri' ? schemeIn(place.token, offset) : undefined;
  const param = uriParam(place.param.name.text);
  if (param === undefined) return undefined;
  const word = place.kind === 'param-value' ? wordIn(param.words?.(place.token, ''), offset) : undefined;
  return word ?? { kind: 'uri-param', param, ...spanOf(place.param.name.start, place.param.end) };
}

/** The scheme that a text begins with, where the cursor is on it; a URN says nothing but what it names. */
function schemeIn({ start, text }: Span & { readonly text: string }, offset: number): Subject | undefined {
  const scheme = schemeOf(text);
  const end = start + (scheme?.name.length ?? 0);
  if (scheme === undefined) return undefined;
  if (offset <= end) return { kind: 'scheme', scheme, ...spanOf(start, end) };
  return /^urn\b/u.test(scheme.name) ? { kind: 'scheme', scheme, ...spanOf(start, start + text.length) } : undefined;
}

function method(name: string, span: Span): Subject | undefined {
  const known = methodNamed(name);
  return known === undefined ? undefined : { kind: 'method', method: known, ...spanOf(span.start, span.end) };
}

function status(text: string, span: Span): Subject | undefined {
  return /^[1-6]\d\d$/u.test(text)
    ? { kind: 'status', code: Number(text), ...spanOf(span.start, span.end) }
    : undefined;
}

function headerOf(field: Field, span: Span): Subject | undefined {
  const header = headerNamed(field.name.text);
  return header === undefined ? undefined : { kind: 'header', header, ...spanOf(span.start, span.end) };
}

/** The rule that `# @lint off …` names under the cursor, or what the directive is for whose value it is on. */
function inDirective({ key, value }: Directive, offset: number): Subject | undefined {
  if (directiveNamed(key.text)?.key !== 'lint') return directive(key.text, value);
  for (const { 0: name, index } of value.text.matchAll(/\S+/gu)) {
    const span = spanOf(value.start + index, value.start + index + name.length);
    if (touches(span, offset) && ruleNames.has(name)) return { kind: 'rule', name, ...span };
  }
  return undefined;
}

function directive(key: string, span: Span): Subject | undefined {
  const known = directiveNamed(key);
  return known === undefined ? undefined : { kind: 'directive', key: known.key, ...spanOf(span.start, span.end) };
}
