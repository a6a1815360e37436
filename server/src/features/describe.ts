/** What is known of a subject, laid out as Markdown paragraphs; the words come from `texts/`. */

import { directiveNamed } from '../sip/directives/read.ts';
import { functionNamed } from '../sip/functions.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { Method } from '../sip/methods.ts';
import type { OptionTag } from '../sip/option-tags.ts';
import type { Scheme } from '../sip/schemes.ts';
import { statusClass, statusCode } from '../sip/status-codes.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { UriParam } from '../sip/uri-params.ts';
import { scopeOf } from '../sip/variables.ts';
import type { Entry, Vocabulary } from '../sip/vocabularies/vocabulary.ts';
import { vocabularyOf } from '../sip/vocabularies/words.ts';
import { describeBodySubject } from './describe-body.ts';
import { linkSections, ruleLink } from './links.ts';
import { code } from './markdown.ts';
import { list, listing, paragraphs, say, sentence, titled } from './paragraphs.ts';
import { specOf } from './problem-words.ts';
import type { ReadingPlace } from './readings/reading.ts';
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
    default:
      return describeBodySubject(subject, words);
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
