/** What is known of a subject in a body that is no message: of its delimiters, session descriptions, XML and lines. */

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
import { ContentId } from '../sip/headers/content-id.ts';
import { mediaTypes } from '../sip/vocabularies/media-types.ts';
import { entryOf } from '../sip/vocabularies/vocabulary.ts';
import type { BodySubject } from './body-subject.ts';
import { linkSections } from './links.ts';
import { code } from './markdown.ts';
import { list, paragraphs, say, sentence, titled } from './paragraphs.ts';
import type { Mapping } from './sdp-mappings.ts';
import { listed, type Words } from './words.ts';

/** The paragraphs about a subject, the most important first. */
export function describeBodySubject(subject: BodySubject, words: Words): readonly string[] {
  switch (subject.kind) {
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

function describeDelimiter(
  { number, count, part }: Extract<BodySubject, { kind: 'delimiter' }>,
  words: Words,
): string[] {
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
