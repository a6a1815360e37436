/** A subject by its kind and name: what an editor sends back of a completion to learn more about it. */

import { ruleNames } from '../rules/lint-settings.ts';
import { cpimHeader } from '../sip/bodies/cpim/headers.ts';
import { attributeNamed } from '../sip/bodies/sdp/attributes.ts';
import { encodingNamed } from '../sip/bodies/sdp/encodings.ts';
import { formatOf } from '../sip/bodies/sdp/format-params.ts';
import { lineType } from '../sip/bodies/sdp/lines.ts';
import { terms } from '../sip/bodies/sdp/terms.ts';
import { directiveNamed } from '../sip/directives/read.ts';
import { functionNamed } from '../sip/functions.ts';
import { headerNamed } from '../sip/headers/index.ts';
import { methodNamed } from '../sip/methods.ts';
import { optionTag } from '../sip/option-tags.ts';
import { schemeNamed } from '../sip/schemes.ts';
import { spanOf } from '../sip/span.ts';
import { uriParam } from '../sip/uri-params.ts';
import { vocabularyNamed } from '../sip/vocabularies/index.ts';
import { entryOf } from '../sip/vocabularies/vocabulary.ts';
import { paramOf } from './field-shape.ts';
import type { Subject } from './subject.ts';

/** Plain words that name a subject; `owner` is the header field that a parameter belongs to, the vocabulary of a word, the kind of a word of SDP, or the encoding whose format has a parameter. */
export interface SubjectName {
  readonly kind: Subject['kind'];
  readonly name: string;
  readonly owner?: string;
}

const nowhere = spanOf(0, 0);

export function subjectNamed({ kind, name, owner }: SubjectName): Subject | undefined {
  switch (kind) {
    case 'method':
      return found(methodNamed(name), (method) => ({ kind, method, ...nowhere }));
    case 'status':
      return { kind, code: Number(name), ...nowhere };
    case 'header':
      return found(headerNamed(name), (header) => ({ kind, header, ...nowhere }));
    case 'header-param':
      return found(headerNamed(owner ?? ''), (header) =>
        found(paramOf(header, name), (param) => ({ kind, header, name: param, ...nowhere })),
      );
    case 'uri-param':
      return found(uriParam(name), (param) => ({ kind, param, ...nowhere }));
    case 'option-tag':
      return found(optionTag(name), (tag) => ({ kind, tag, ...nowhere }));
    case 'word':
      return found(vocabularyNamed(owner ?? ''), (vocabulary) =>
        found(entryOf(vocabulary, name), (entry) => ({ kind, vocabulary, entry, ...nowhere })),
      );
    case 'sdp-line':
      return found(lineType(name), (line) => ({ kind, line, ...nowhere }));
    case 'sdp-attribute':
      return found(attributeNamed(name), (attribute) => ({ kind, attribute, ...nowhere }));
    case 'sdp-term':
      return found(
        terms.find((term) => term.kind === owner && term.name === name),
        (term) => ({ kind, term, ...nowhere }),
      );
    case 'sdp-encoding':
      return found(encodingNamed(name), (encoding) => ({ kind, encoding, ...nowhere }));
    case 'format-param':
      return found(formatOf(owner ?? ''), (format) =>
        found(
          format.params.find((each) => each.name === name),
          (param) => ({ kind, format, param, ...nowhere }),
        ),
      );
    case 'cpim-header':
      return found(cpimHeader(name), (header) => ({ kind, header, ...nowhere }));
    case 'body-line':
      return { kind, name: name.toLowerCase(), spec: '', ...nowhere };
    case 'scheme':
      return found(schemeNamed(name), (scheme) => ({ kind, scheme, ...nowhere }));
    case 'directive':
      return found(directiveNamed(name), ({ key }) => ({ kind, key, ...nowhere }));
    case 'function':
      return found(functionNamed(name), (definition) => ({ kind, name: definition.name, ...nowhere }));
    case 'rule':
      return ruleNames.has(name) ? { kind, name, ...nowhere } : undefined;
    default:
      return undefined;
  }
}

function found<T, R>(thing: T | undefined, make: (thing: T) => R | undefined): R | undefined {
  return thing === undefined ? undefined : make(thing);
}
