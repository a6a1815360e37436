/** The colouring of start lines and header fields. */

import type { HeaderDefinition } from '../../src/sip/headers/header.ts';
import { headers } from '../../src/sip/headers/index.ts';
import { methods } from '../../src/sip/methods.ts';
import { callId } from '../../src/sip/values/call-id.ts';
import { challenge } from '../../src/sip/values/challenge.ts';
import { credentials } from '../../src/sip/values/credentials.ts';
import { cseq } from '../../src/sip/values/cseq.ts';
import { date } from '../../src/sip/values/date.ts';
import { mediaRange, mediaType } from '../../src/sip/values/media-type.ts';
import { messageId } from '../../src/sip/values/message-id.ts';
import { products } from '../../src/sip/values/products.ts';
import { rack } from '../../src/sip/values/rack.ts';
import { text } from '../../src/sip/values/text.ts';
import { via } from '../../src/sip/values/via.ts';
import { afterMethod } from './blocks.ts';
import { groups, include, oneOf, type Repository, type Rule } from './rule.ts';

const method = oneOf(methods.map(({ name }) => name));

/** Failures stand out from successes in every theme. */
const classes: readonly (readonly [digit: string, name: string])[] = [
  ['1', 'constant.numeric.status.provisional'],
  ['2', 'constant.numeric.status.success markup.inserted.status'],
  ['3', 'constant.numeric.status.redirection markup.changed.status'],
  ['4', 'constant.numeric.status.client-error markup.deleted.status'],
  ['5', 'constant.numeric.status.server-error markup.deleted.status'],
  ['6', 'constant.numeric.status.global-failure markup.deleted.status'],
];

/** Header fields whose values are read by one of these have patterns of their own; all others share one list. */
const kinds: readonly (readonly [kind: string, parsers: readonly unknown[], patterns: readonly string[]])[] = [
  ['text', [text, callId, messageId, date], ['template']],
  ['via', [via], ['template', 'via-value']],
  ['sequence', [cseq, rack], ['template', 'sequence-value']],
  ['products', [products], ['template', 'comment-value', 'product', 'number', 'token']],
  ['auth', [challenge, credentials], ['template', 'auth-value', 'string', 'number', 'token', 'list-sign']],
  ['media', [mediaType, mediaRange], ['template', 'media-type', 'parameter', 'string', 'list-sign']],
];

const common = ['template', 'string', 'display-name', 'uri', 'parameter', 'number', 'token', 'list-sign'];

export const head: Repository = {
  'start-line': {
    patterns: [
      ...classes.map(([digit, name]) => statusLine(String.raw`${digit}\d\d(?!\S)`, name)),
      statusLine(String.raw`(?!\{\{)\S+`, 'constant.numeric.status.unknown'),
      { ...statusLine('', ''), begin: String.raw`^[ \t]*((?i:SIP)/[^\s{]*)` },
      requestLine(String.raw`${method}(?=[ \t]|$)`, 'keyword.control.method'),
      requestLine(String.raw`[^\s:#@]+(?=${afterMethod})`, 'keyword.other.method.unknown'),
    ],
  },
  'head-line': { patterns: include('remark', 'field') },
  remark: {
    patterns: [
      {
        name: 'comment.line.number-sign.remark',
        match: '^(#).*$',
        captures: groups('punctuation.definition.comment'),
      },
      { name: 'constant.character.escape.line', match: String.raw`^\\(?=#)` },
    ],
  },
  field: { patterns: fields() },
  /** In a raw block a line that begins with `#` is sent, so it is a field like any other. */
  'raw-field': {
    ...field('', 'unknown', common, 'entity.other.attribute-name.header.unknown'),
    begin: String.raw`^(#(?:[^:]*[^\s:])?)[ \t]*(:)`,
  },
};

/** RFC 3261 §7.2. */
function statusLine(code: string, name: string): Rule {
  return {
    name: 'meta.status-line',
    begin: String.raw`^[ \t]*((?i:SIP)/[^\s{]*)[ \t]+(${code})`,
    beginCaptures: groups('constant.language.version', name),
    end: '$',
    contentName: 'string.unquoted.reason',
    patterns: include('template'),
  };
}

/** RFC 3261 §7.1. */
function requestLine(word: string, name: string): Rule {
  return {
    name: 'meta.request-line',
    begin: String.raw`^[ \t]*(${word})`,
    beginCaptures: groups(name),
    end: '$',
    patterns: [
      { name: 'constant.language.version', match: String.raw`(?<=[ \t])(?i:SIP)/[^\s{]*(?=[ \t]*$)` },
      ...include('template', 'uri', 'parameter', 'uri-header'),
    ],
  };
}

function fields(): Rule[] {
  const special = new Set(kinds.flatMap(([, parsers]) => parsers));
  return [
    field(oneOf(['Allow']), 'methods', ['template', 'method', 'list-sign']),
    ...kinds.map(([kind, parsers, patterns]) =>
      field(
        namesOf(({ parse }) => parsers.includes(parse)),
        kind,
        patterns,
      ),
    ),
    field(
      namesOf(({ name, parse }) => name !== 'Allow' && !special.has(parse)),
      'known',
      common,
    ),
    field(String.raw`(?:[^\s:](?:[^:]*[^\s:])?)?`, 'unknown', common, 'entity.other.attribute-name.header.unknown'),
  ];
}

/** RFC 3261 §7.3.1: a line that begins with a blank goes on with the field above. */
function field(names: string, kind: string, patterns: readonly string[], name = 'entity.name.tag.header'): Rule {
  return {
    name: `meta.header.${kind}`,
    begin: String.raw`(?:^(?!#)|(?<=^\\))(?i:(${names}))[ \t]*(:)`,
    beginCaptures: groups(name, 'punctuation.separator.key-value'),
    while: String.raw`^(?=[ \t])`,
    patterns: include(...patterns),
  };
}

function namesOf(isMeant: (definition: HeaderDefinition) => boolean): string {
  return oneOf(
    headers.filter(isMeant).flatMap(({ name, compact }) => (compact === undefined ? [name] : [name, compact])),
  );
}
