/** The colouring of bodies, by the type that the head says; a session description is known by its first line as well. */

import { untilSeparator } from './blocks.ts';
import { groups, include, type Repository, type Rule } from './rule.ts';

interface BodyKind {
  readonly kind: string;
  /** A pattern of media types. */
  readonly types: string;
}

const kinds: readonly BodyKind[] = [
  { kind: 'sdp', types: 'application/sdp' },
  { kind: 'xml', types: String.raw`(?:application|text|message)/(?:[\w.-]{1,100}\+)?xml` },
  { kind: 'json', types: String.raw`application/(?:[\w.-]{1,100}\+)?json` },
  { kind: 'fragment', types: 'message/sip(?:frag)?' },
  {
    kind: 'pairs',
    types: 'message/cpim|application/(?:dtmf(?:-relay)?|simple-message-summary|vq-rtcpxr)|text/parameters',
  },
  { kind: 'multipart', types: String.raw`multipart/[\w.-]{1,100}` },
];

/** What ends a head. It is taken, so that it does not end the head of a part or fragment inside as well. */
const emptyLine = String.raw`^\r?(?:\n|$)`;

export const bodies: Repository = {
  /** From the Content-Type line on, the rest of the head and the body belong together. */
  'typed-message': { patterns: kinds.map((kind) => typed(kind, 'head-line')) },
  // In a body `#` is text, also where a head is what the body holds.
  'typed-part': { patterns: kinds.map((kind) => typed(kind, 'field')) },
  body: body('text', [
    { begin: String.raw`^(?=v=0[ \t]*$)`, while: untilSeparator, patterns: include('sdp-line', 'body-line') },
    { begin: String.raw`^(?=<\?xml\s)`, ...embedded('xml', 'text.xml') },
    ...include('body-line'),
  ]),
  'body-line': { patterns: include('include-line', 'body-escape', 'template') },
  'sdp-body': body('sdp', include('body-line', 'sdp-line')),
  'xml-body': { begin: emptyLine, ...embedded('xml', 'text.xml') },
  'json-body': { begin: emptyLine, ...embedded('json', 'source.json') },
  'fragment-body': body('fragment', include('body-line', 'start-line', 'field', 'body')),
  'pairs-body': body('pairs', [
    {
      match: String.raw`^([A-Za-z][\w.-]*)[ \t]*([:=])`,
      captures: groups('entity.other.attribute-name', 'punctuation.separator.key-value'),
    },
    ...include('body-line', 'number'),
  ]),
  'multipart-body': body('multipart', include('last-delimiter', 'part', 'body-line')),
  /** RFC 2046 §5.1.1. */
  'last-delimiter': {
    name: 'punctuation.definition.multipart.end',
    match: String.raw`^--\S+?--[ \t]*$`,
  },
  part: {
    name: 'meta.part',
    begin: String.raw`^(--(\S+))[ \t]*$`,
    beginCaptures: groups('punctuation.definition.multipart.begin'),
    while: String.raw`^(?!###|--\2)`,
    patterns: include('body-line', 'typed-part', 'field', 'body'),
  },
  'sdp-line': {
    patterns: [
      sdpLine('m', [
        { name: 'storage.type.media', match: '(?<==)[a-z]+' },
        { name: 'keyword.other.protocol', match: String.raw`(?<![\w/])[A-Za-z]+(?:/[A-Za-z]+)+` },
        ...include('template', 'number'),
      ]),
      sdpLine('[oc]', [
        {
          match: String.raw`(?<![\w-])(IN)[ \t]+(IP[46])(?:[ \t]+([^\s{}]+))?`,
          captures: groups('storage.type.network', 'storage.type.address', 'entity.name.type.host'),
        },
        ...include('template', 'number'),
      ]),
      {
        name: 'meta.sdp.attribute',
        begin: String.raw`^(a)(=)([\w.-]+)(:)?`,
        beginCaptures: groups(
          'keyword.other.sdp-type',
          'keyword.operator.assignment',
          'entity.other.attribute-name.sdp',
          'punctuation.separator.key-value',
        ),
        end: '$',
        patterns: [
          {
            match: String.raw`(?<![\w/.-])([A-Za-z][\w.-]{0,63})(/)(\d+)(?:(/)(\d+))?`,
            captures: groups(
              'support.constant.codec',
              'punctuation.separator.codec',
              'constant.numeric',
              'punctuation.separator.codec',
              'constant.numeric',
            ),
          },
          ...include('template', 'number'),
        ],
      },
      sdpLine('[vtbrz]', include('template', 'number')),
      { ...sdpLine('[a-z]', include('template')), contentName: 'string.unquoted.sdp' },
    ],
  },
};

function typed({ kind, types }: BodyKind, head: 'head-line' | 'field'): Rule {
  return {
    begin: String.raw`^(?=(?i:content-type|c)[ \t]*:[ \t]*(?i:${types})(?![\w.+-]))`,
    while: untilSeparator,
    patterns: include(`${kind}-body`, head),
  };
}

function body(kind: string, patterns: readonly Rule[]): Rule {
  return { name: `meta.body.${kind}`, begin: emptyLine, while: untilSeparator, patterns };
}

function embedded(language: string, scope: string): Omit<Rule, 'begin'> {
  return {
    name: `meta.body.${language}`,
    contentName: `meta.embedded.block.${language}`,
    while: untilSeparator,
    patterns: [...include('body-line'), { include: scope }],
  };
}

/** RFC 8866 §5: one letter, `=`, and a value whose form the letter decides. */
function sdpLine(letters: string, patterns: readonly Rule[]): Rule {
  return {
    name: 'meta.sdp.line',
    begin: `^(${letters})(=)`,
    beginCaptures: groups('keyword.other.sdp-type', 'keyword.operator.assignment'),
    end: '$',
    patterns,
  };
}
