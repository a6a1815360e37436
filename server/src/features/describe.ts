/** What is known of a subject, laid out as Markdown paragraphs; the words come from `texts/`. */

import type { CpimHeader } from '../sip/bodies/cpim/headers.ts';
import { valueIn } from '../sip/bodies/index.ts';
import type { AttributeType } from '../sip/bodies/sdp/attributes.ts';
import { type Encoding, mappingOf } from '../sip/bodies/sdp/encodings.ts';
import { allowedValues, type FormatDefinition, type FormatParamDefinition } from '../sip/bodies/sdp/format-params.ts';
import type { LineType } from '../sip/bodies/sdp/lines.ts';
import type { Term } from '../sip/bodies/sdp/terms.ts';
import { attributeDefinition } from '../sip/bodies/sdp/values/index.ts';
import type { XmlRootType } from '../sip/bodies/xml/roots.ts';
import type { XmlRoot } from '../sip/bodies/xml.ts';
import { directiveNamed } from '../sip/directives/read.ts';
import { functionNamed } from '../sip/functions.ts';
import { ContentId } from '../sip/headers/content-id.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { Method } from '../sip/methods.ts';
import type { OptionTag } from '../sip/option-tags.ts';
import type { Scheme } from '../sip/schemes.ts';
import { statusClass, statusCode } from '../sip/status-codes.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { UriParam } from '../sip/uri-params.ts';
import { scopeOf } from '../sip/variables.ts';
import { mediaTypes } from '../sip/vocabularies/media-types.ts';
import { type Entry, entryOf, type Vocabulary } from '../sip/vocabularies/vocabulary.ts';
import { vocabularyOf } from '../sip/vocabularies/words.ts';
import { linkSections, ruleLink } from './links.ts';
import { code } from './markdown.ts';
import { specOf } from './problem-words.ts';
import type { ReadingPlace } from './readings/reading.ts';
import type { Mapping } from './sdp-mappings.ts';
import type { Subject } from './subject.ts';
import { whereLines } from './where.ts';
import { listed, type Words } from './words.ts';

/** Where a subject stands: what its values are is looked up there. */
export interface Surroundings extends Pick<ReadingPlace, 'context' | 'partsOf'> {
  readonly block: Block;
  readonly defaults: readonly Block[];
  /** The variables that other files set, and which file does; their values may be private. */
  readonly outside?: (() => readonly { readonly name: string; readonly file: string }[]) | undefined;
}

/** The paragraphs about a subject, the most important first. */
export function describeSubject(subject: Subject, words: Words, around?: Surroundings): readonly string[] {
  switch (subject.kind) {
    case 'method':
      return describeMethod(subject.method, words);
    case 'status':
      return describeStatus(subject.code, words);
    case 'header':
      return describeHeader(subject.header, words);
    case 'header-param':
      return describeHeaderParam(subject.header, subject.name, words);
    case 'uri-param':
      return describeUriParam(subject.param, words);
    case 'option-tag':
      return describeOptionTag(subject.tag, words);
    case 'word':
      return describeWord(subject.vocabulary, subject.entry, words);
    case 'scheme':
      return describeScheme(subject.scheme, words);
    case 'directive':
      return describeDirective(subject.key, words);
    case 'function':
      return describeFunction(subject.name, words);
    case 'rule':
      return describeRule(subject.name, words);
    case 'variable':
      return describeVariable(subject.name, words, around);
    case 'reference':
      return [
        titled(subject.reference.block, 'reference', words),
        say(words, 'reference', { block: code(subject.reference.block) }),
      ];
    case 'delimiter':
      return describeDelimiter(subject, words);
    case 'cpim-header':
      return describeCpimHeader(subject.header, words);
    case 'body-line':
      return describeBodyLine(subject.name, subject.spec, words);
    case 'xml-root':
      return describeXmlRoot(subject.root, subject.type, words);
    case 'sdp-line':
      return describeSdpLine(subject.line, words);
    case 'sdp-attribute':
      return describeSdpAttribute(subject.attribute, words);
    case 'sdp-term':
      return describeSdpTerm(subject.term, words);
    case 'sdp-encoding':
      return describeEncoding(subject.encoding, words);
    case 'sdp-time':
      return [titled(subject.time, 'sdp-time', words)];
    case 'format-param':
      return describeFormatParam(subject.format, subject.param, words);
    case 'payload-type':
      return describePayloadType(subject.number, subject.mapping, words);
  }
}

function describeMethod({ name, spec, ...facts }: Method, words: Words): string[] {
  return paragraphs(
    titled(name, 'method', words),
    sentence(words, 'methods', name),
    list(
      say(words, `method-${relationToDialogs(facts)}`),
      facts.bodies.length === 0 ? '' : say(words, 'method-bodies', { types: listed(facts.bodies.map(code), words) }),
    ),
    linkSections(spec),
  );
}

/** ACK is apart: it belongs to an INVITE, be there a dialog or not (RFC 3261 §17). */
function relationToDialogs(facts: Omit<Method, 'name' | 'spec'>): string {
  if (facts.transaction === 'none') return 'no-transaction';
  if (facts.createsDialog) return facts.outsideDialog ? 'creates' : 'first';
  if (!facts.outsideDialog) return 'inside';
  return facts.insideDialog ? 'anywhere' : 'outside';
}

function describeStatus(number: number, words: Words): string[] {
  const known = statusCode(number);
  const about = known === undefined ? undefined : sentence(words, 'statusCodes', String(number));
  const ofClass = words('statusClasses', statusClass(number) ?? '');
  return paragraphs(
    titled(known === undefined ? String(number) : `${number} ${known.phrase}`, 'status', words),
    about ?? ofClass,
    about === undefined ? undefined : ofClass,
    list(
      known?.historic === true ? say(words, 'historic') : '',
      listing('status-answers', 'methods', known?.typicalMethods, words),
      listing('status-expects', 'fields', known?.expects, words),
    ),
    linkSections(known?.spec ?? 'RFC 3261 §7.2'),
  );
}

function describeHeader(header: HeaderDefinition, words: Words): string[] {
  const { name, compact, example, spec, repeat } = header;
  const compactForm = compact === undefined ? '' : ` · ${say(words, 'compact', { compact: code(compact) })}`;
  return paragraphs(
    titled(name, 'header', words) + compactForm,
    sentence(words, 'headers', name),
    list(
      header.historic === true ? say(words, 'historic') : '',
      ...whereLines(header, words),
      say(words, `repeat-${repeat}`),
      listing('values', 'values', namesIn(vocabularyOf(header.words)), words),
      say(words, 'example', { example: code(`${name}: ${example}`) }),
    ),
    linkSections(spec),
  );
}

/** The usual words of a vocabulary; nobody reads more of them. */
function namesIn(vocabulary: Vocabulary | undefined, most = 12): readonly string[] {
  return (vocabulary?.entries ?? []).slice(0, most).map(({ name }) => name);
}

function describeHeaderParam(header: HeaderDefinition, name: string, words: Words): string[] {
  const definition = header.params?.[name];
  return paragraphs(
    titled(name, 'header-param', words, { owner: header.name }),
    sentence(words, 'headerParams', `${header.name}/${name}`),
    list(definition?.flag === true ? say(words, 'flag') : '', listing('values', 'values', definition?.values, words)),
    linkSections(definition?.spec ?? header.spec),
  );
}

function describeUriParam(param: UriParam, words: Words): string[] {
  return paragraphs(
    titled(param.name, 'uri-param', words),
    sentence(words, 'uriParams', param.name),
    list(
      listing('uri-param-schemes', 'schemes', param.schemes, words),
      param.flag === true ? say(words, 'flag') : '',
      listing('values', 'values', param.values, words),
      param.unregistered === true ? say(words, 'unregistered') : '',
    ),
    linkSections(param.also === undefined ? param.spec : `${param.spec}, ${param.also}`),
  );
}

function describeOptionTag(tag: OptionTag, words: Words): string[] {
  return paragraphs(
    titled(tag.name, 'option-tag', words),
    sentence(words, 'optionTags', tag.name),
    list(listing('option-tag-in', 'fields', tag.in, words)),
    linkSections(tag.spec),
  );
}

function describeWord({ name: of, texts = of }: Vocabulary, entry: Entry, words: Words): string[] {
  const { name, phrase, about = name, args, historic, unregistered, within, spec } = entry;
  const said = words('vocabularies', `${texts}/entries/${about}`, args);
  return paragraphs(
    `**${code(phrase === undefined ? name : `${name} ${phrase}`)}** · ${words('vocabularies', `${texts}/kind`) ?? ''}`,
    said === undefined ? undefined : linkSections(said),
    list(
      historic === true ? say(words, 'historic') : '',
      unregistered === true ? say(words, 'unregistered') : '',
      listing('values', 'values', namesIn(within, 16), words),
    ),
    linkSections(spec),
  );
}

function describeScheme(scheme: Scheme, words: Words): string[] {
  const { name, form, defaultPort, request, historic, spec } = scheme;
  return paragraphs(
    titled(name, 'scheme', words),
    sentence(words, 'schemes', name),
    list(
      historic === true ? say(words, 'historic') : '',
      say(words, 'form', { form: code(form) }),
      defaultPort === undefined ? '' : say(words, 'scheme-port', { port: defaultPort }),
      request ? '' : say(words, 'scheme-not-requested'),
    ),
    linkSections(spec),
  );
}

function describeDirective(key: string, words: Words): string[] {
  const definition = directiveNamed(key);
  return paragraphs(
    titled(`# @${key}`, 'directive', words),
    sentence(words, 'directives', key),
    list(
      definition?.inherited === true ? (words('aboutDirectives', 'inherited') ?? '') : '',
      say(words, 'form', { form: code(`# @${key} ${definition?.form ?? ''}`.trim()) }),
      say(words, 'example', { example: code(definition?.example ?? '') }),
    ),
  );
}

function describeFunction(name: string, words: Words): string[] {
  const definition = functionNamed(name);
  return paragraphs(
    titled(`$${name}`, 'function', words),
    sentence(words, 'functions', name),
    list(
      say(words, 'form', { form: code(`{{${definition?.form ?? ''}}}`) }),
      say(words, 'example', { example: code(`{{${definition?.example ?? ''}}}`) }),
    ),
  );
}

function describeRule(name: string, words: Words): string[] {
  return paragraphs(
    titled(name, 'rule', words),
    sentence(words, 'rules', `${name}/why`),
    [`[docs/rules.md](${ruleLink(name)})`, linkSections(specOf({ rule: name }) ?? '')].join(' · '),
  );
}

function describeVariable(name: string, words: Words, around: Surroundings | undefined): string[] {
  const scope = around === undefined ? undefined : scopeOf(around.block, around.defaults);
  const token = scope?.own.get(name) ?? scope?.inherited.get(name);
  const file = around?.outside?.().find((each) => each.name === name)?.file;
  const elsewhere =
    file === undefined ? say(words, 'variable-unknown') : say(words, 'variable-outside', { file: code(file) });
  const value = token === undefined ? elsewhere : say(words, 'variable-value', { value: code(token.text) });
  return paragraphs(titled(name, 'variable', words), value);
}

function describeSdpLine({ letter, form, example, spec }: LineType, words: Words): string[] {
  return paragraphs(
    titled(`${letter}=`, 'sdp-line', words),
    sentence(words, 'sdpLines', letter),
    list(say(words, 'form', { form: code(form) }), say(words, 'example', { example: code(example) })),
    linkSections(spec),
  );
}

function describeSdpAttribute({ name, at, flag, historic, spec }: AttributeType, words: Words): string[] {
  const levels = at.map((level) => say(words, `level-${level}`));
  const definition = attributeDefinition(name);
  return paragraphs(
    titled(`a=${name}`, 'sdp-attribute', words),
    sentence(words, 'sdpAttributes', name),
    list(
      historic === true ? say(words, 'historic') : '',
      say(words, 'levels', { levels: listed(levels, words) }),
      flag === true ? say(words, 'flag') : '',
      definition === undefined ? '' : say(words, 'form', { form: code(`a=${name}:${definition.form}`) }),
      definition === undefined ? '' : say(words, 'example', { example: code(`a=${name}:${definition.example}`) }),
    ),
    linkSections(spec),
  );
}

function describeSdpTerm({ kind, name, spec }: Term, words: Words): string[] {
  return paragraphs(
    `**${code(name)}** · ${say(words, `kind/sdp-${kind}`)}`,
    sentence(words, 'sdpTerms', name) ?? say(words, 'registered'),
    linkSections(spec),
  );
}

function describeEncoding(encoding: Encoding, words: Words): string[] {
  const { name, spec } = encoding;
  return paragraphs(
    titled(name, 'sdp-encoding', words),
    sentence(words, 'sdpEncodings', name),
    list(say(words, 'form', { form: code(`a=rtpmap:96 ${mappingOf(encoding)}`) })),
    linkSections(spec),
  );
}

function describeFormatParam(format: FormatDefinition, param: FormatParamDefinition, words: Words): string[] {
  return paragraphs(
    titled(param.name, 'format-param', words, { owner: format.encoding }),
    sentence(words, 'sdpFormatParams', `${format.encoding}/${param.name}`) ??
      sentence(words, 'sdpFormatParams', param.name),
    list(say(words, 'values', { values: code(allowedValues(param)) })),
    linkSections(format.spec),
  );
}

function describePayloadType(number: number, { encoding, written, isStatic }: Mapping, words: Words): string[] {
  return paragraphs(
    `${titled(String(number), 'payload-type', words)} · ${code(written)}`,
    sentence(words, 'sdpEncodings', encoding) ?? sentence(words, 'sdpEncodings', encoding.toUpperCase()),
    say(words, isStatic ? 'payload-static' : 'payload-mapped'),
    linkSections(isStatic ? 'RFC 3551 §6' : 'RFC 8866 §6.6'),
  );
}

function describeDelimiter({ number, count, part }: Extract<Subject, { kind: 'delimiter' }>, words: Words): string[] {
  if (part === undefined) return [say(words, 'delimiter-closing', { count }), linkSections('RFC 2046 §5.1.1')];
  const id = valueIn(part, ContentId)?.id.text;
  return paragraphs(
    say(words, 'delimiter', { number, count, type: code(part.type === '' ? '?' : part.type) }),
    mediaTypeSentence(part.type, words),
    list(id === undefined ? '' : `Content-ID: ${code(id)}`),
    linkSections('RFC 2046 §5.1.1'),
  );
}

function mediaTypeSentence(type: string, words: Words): string | undefined {
  const entry = entryOf(mediaTypes, type);
  return entry === undefined ? undefined : sentence(words, 'vocabularies', `media-types/entries/${entry.name}`);
}

function describeCpimHeader({ name, spec, example }: CpimHeader, words: Words): string[] {
  return paragraphs(
    titled(name, 'cpim-header', words),
    sentence(words, 'cpimHeaders', name),
    list(say(words, 'example', { example: code(example) })),
    linkSections(spec),
  );
}

function describeBodyLine(name: string, spec: string, words: Words): string[] {
  return paragraphs(titled(name, 'body-line', words), sentence(words, 'bodyLines', name), linkSections(spec));
}

function describeXmlRoot({ local, namespace }: XmlRoot, { type, spec }: XmlRootType, words: Words): string[] {
  return paragraphs(
    `${titled(local, 'xml-root', words)} · ${code(type)}`,
    mediaTypeSentence(type, words),
    list(namespace === '' ? '' : say(words, 'namespace', { namespace: code(namespace) })),
    linkSections(spec),
  );
}

/** What a family says; the sections that it cites become links. */
function sentence(words: Words, family: string, key: string): string | undefined {
  const text = words(family, key);
  return text === undefined ? undefined : linkSections(text);
}

function titled(
  name: string,
  kind: Subject['kind'],
  words: Words,
  args: Readonly<Record<string, string>> = {},
): string {
  return `**${code(name)}** · ${say(words, `kind/${kind}`, args)}`;
}

function listing(key: string, argument: string, values: readonly string[] | undefined, words: Words): string {
  if (values === undefined || values.length === 0) return '';
  return say(words, key, { [argument]: listed(values.map(code), words) });
}

function say(words: Words, key: string, args: Readonly<Record<string, string | number>> = {}): string {
  return words('hover', key, args) ?? '';
}

function list(...lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

function paragraphs(...all: readonly (string | undefined)[]): string[] {
  return all.filter((paragraph) => paragraph !== undefined && paragraph !== '') as string[];
}
