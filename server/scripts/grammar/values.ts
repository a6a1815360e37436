/** The colouring of what header fields and request lines hold: URIs, parameters, strings, tokens. */

import { methods } from '../../src/sip/methods.ts';
import { groups, include, oneOf, type Repository } from './rule.ts';

/** RFC 3261 §25.1: token. */
const token = String.raw`[\w.!%*+\x60'~-]`;

const host = String.raw`(?:(\[[0-9A-Fa-f:.]{2,45}\])|([A-Za-z0-9_](?:[\w.-]{0,253})))`;
const hostNames = [
  'constant.other.host.ipv6',
  'entity.name.type.host',
  'punctuation.separator.port',
  'constant.numeric.port',
];

export const values: Repository = {
  string: {
    name: 'string.quoted.double',
    begin: '"',
    beginCaptures: { 0: { name: 'punctuation.definition.string.begin' } },
    end: '"',
    endCaptures: { 0: { name: 'punctuation.definition.string.end' } },
    patterns: [{ name: 'constant.character.escape', match: String.raw`\\.` }, ...include('template')],
  },
  /** RFC 3261 §25.1: a comment may hold comments. */
  'comment-value': {
    name: 'comment.block',
    begin: String.raw`\(`,
    beginCaptures: { 0: { name: 'punctuation.definition.comment.begin' } },
    end: String.raw`\)`,
    endCaptures: { 0: { name: 'punctuation.definition.comment.end' } },
    patterns: [
      { name: 'constant.character.escape', match: String.raw`\\.` },
      { name: 'comment.block.inner', match: String.raw`\([^()]{0,300}\)` },
      ...include('template'),
    ],
  },
  uri: {
    patterns: [
      {
        name: 'meta.uri.bracketed',
        begin: '<',
        beginCaptures: { 0: { name: 'punctuation.definition.uri.begin' } },
        end: '>',
        endCaptures: { 0: { name: 'punctuation.definition.uri.end' } },
        patterns: [
          ...include('template', 'sip-uri', 'tel-uri', 'parameter', 'uri-header'),
          { name: 'support.type.scheme', match: '(?<=<)[A-Za-z][A-Za-z0-9+.-]{0,63}(?=:)' },
        ],
      },
      ...include('sip-uri', 'tel-uri'),
    ],
  },
  /** RFC 3261 §19.1.1. Where a template stands in one, its parts are found one by one. */
  'sip-uri': {
    patterns: [
      {
        name: 'meta.uri.sip',
        match: String.raw`(?<![\w+.-])(?i:(sips?))(:)(?:([^\s@<>"{}:]{1,256})(?:(:)([^\s@<>"{}:]{0,256}))?(@))?(?:${host}(?:(:)(\d{1,5}))?)?`,
        captures: groups(
          'support.type.scheme',
          'punctuation.separator.scheme',
          'variable.other.user',
          'punctuation.separator.password',
          'string.unquoted.password',
          'punctuation.separator.user',
          ...hostNames,
        ),
      },
      {
        match: String.raw`(@)${host}?(?:(:)(\d{1,5}))?`,
        captures: groups('punctuation.separator.user', ...hostNames),
      },
      {
        match: String.raw`(?<=\}\})(:)(\d{1,5})(?!\w)`,
        captures: groups('punctuation.separator.port', 'constant.numeric.port'),
      },
    ],
  },
  /** RFC 3966. */
  'tel-uri': {
    name: 'meta.uri.tel',
    match: String.raw`(?<![\w+.-])(?i:(tel))(:)([+\d*#()A-Fa-f.-]{1,64})?`,
    captures: groups('support.type.scheme', 'punctuation.separator.scheme', 'constant.other.number'),
  },
  'uri-header': {
    match: String.raw`([?&])([^\s=&<>"{}]{1,256})(=)`,
    captures: groups(
      'punctuation.separator.uri-header',
      'variable.parameter.uri-header',
      'keyword.operator.assignment',
    ),
  },
  parameter: {
    patterns: [
      {
        match: String.raw`(;)[ \t]{0,64}(${token}+)(?:[ \t]{0,64}(=)[ \t]{0,64}(?:(\d{1,20})(?![^\s;,>?&])|(\[[0-9A-Fa-f:.]{2,45}\])|([^\s;,"{}<>?&]+))?)?`,
        captures: groups(
          'punctuation.separator.parameter',
          'variable.parameter',
          'keyword.operator.assignment',
          'constant.numeric',
          'constant.other.host.ipv6',
          'string.unquoted.parameter',
        ),
      },
      { name: 'punctuation.separator.parameter', match: ';' },
    ],
  },
  'display-name': {
    name: 'string.unquoted.display-name',
    match: String.raw`(?<![\w.!%*+\x60'~;=-])${token}(?:${token}|[ \t]){0,100}?(?=[ \t]{0,64}<)`,
  },
  'via-value': {
    patterns: [
      {
        match: String.raw`(?<![\w/-])(?i:(SIP))[ \t]{0,64}(/)[ \t]{0,64}([\d.]{1,16})[ \t]{0,64}(/)[ \t]{0,64}([\w-]{1,32})?`,
        captures: groups(
          'constant.language.version',
          'punctuation.separator.protocol',
          'constant.language.version',
          'punctuation.separator.protocol',
          'keyword.other.transport',
        ),
      },
      ...include('parameter', 'string', 'comment-value', 'list-sign'),
      { match: String.raw`${host}(?:[ \t]{0,64}(:)[ \t]{0,64}(\d{1,5}))?`, captures: groups(...hostNames) },
      {
        match: String.raw`(:)[ \t]{0,64}(\d{1,5})`,
        captures: groups('punctuation.separator.port', 'constant.numeric.port'),
      },
    ],
  },
  'sequence-value': { patterns: include('number', 'method') },
  method: {
    patterns: [
      {
        name: 'keyword.control.method',
        match: `(?<!${token})(?:${oneOf(methods.map(({ name }) => name))})(?!${token})`,
      },
      { name: 'keyword.other.method.unknown', match: `${token}+` },
    ],
  },
  product: {
    match: `(${token}+)(/)(${token}+)`,
    captures: groups('string.unquoted.product', 'punctuation.separator.product', 'constant.numeric.version'),
  },
  'auth-value': {
    patterns: [
      { name: 'keyword.other.auth-scheme', match: String.raw`(?<![\w="-])(?i:Digest|Basic|Bearer)(?=[ \t]|$)` },
      {
        match: String.raw`(?<![\w-])([A-Za-z][\w-]{0,63})[ \t]{0,64}(=)`,
        captures: groups('variable.parameter', 'keyword.operator.assignment'),
      },
    ],
  },
  'media-type': {
    match: String.raw`(?<![\w.+=-])([\w.+*-]{1,127})(/)([\w.+*-]{1,127})`,
    captures: groups('support.type.media', 'punctuation.separator.media', 'support.type.media'),
  },
  number: { name: 'constant.numeric', match: String.raw`(?<![\w.@-])\d+(?:\.\d+)?(?![\w.@-])` },
  token: { name: 'string.unquoted.token', match: `${token}+` },
  'list-sign': { name: 'punctuation.separator.list', match: ',' },
};
