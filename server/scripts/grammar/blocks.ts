/** The colouring of what is around messages: separators, comments, directives, variables, templates, included files. */

import { methods } from '../../src/sip/methods.ts';
import { groups, include, oneOf, type Repository } from './rule.ts';

/** A block goes on up to the next line that begins with `###`. */
export const untilSeparator = '^(?!###)';

/** What tells a request line by its end: the version of SIP, or of something else behind a URI. */
export const afterMethod = String.raw`[ \t]+(?:\S.*[ \t](?i:SIP/)\S*|[^\s:]*:\S*[ \t]+[^\s/]*/\S*|(?i:SIP/)\S*)[ \t]*$`;

const requestLine = String.raw`[ \t]*[^\s:#@]+${afterMethod}`;
const statusLine = String.raw`[ \t]*(?i:SIP/)`;
const unfinishedRequestLine = String.raw`[ \t]*(?:${oneOf(methods.map(({ name }) => name))})(?:[ \t]|$)`;
const fieldLine = String.raw`[A-Za-z][\w-]*[ \t]*:`;

/** Where a message begins is looked for as server/src/sip/syntax/preamble.ts does, as far as one line can tell. */
const messageStart = `^(?=${[requestLine, statusLine, unfinishedRequestLine, fieldLine].join('|')})`;

export const blocks: Repository = {
  separator: {
    name: 'markup.heading.separator',
    match: String.raw`^(#{3,})[ \t]*(.*)$`,
    captures: groups('punctuation.definition.heading', 'entity.name.section'),
  },
  directive: {
    name: 'comment.line.number-sign.directive',
    begin: String.raw`^(#)[ \t]+(@)([A-Za-z][\w-]*)(?=[ \t=]|$)[ \t]*(=)?`,
    beginCaptures: groups(
      'punctuation.definition.comment',
      'punctuation.definition.directive',
      'keyword.other.directive',
      'keyword.operator.assignment',
    ),
    end: '$',
    contentName: 'string.unquoted.directive',
    patterns: include('template'),
  },
  comment: {
    name: 'comment.line.number-sign',
    match: '^(#).*$',
    captures: groups('punctuation.definition.comment'),
  },
  variable: {
    name: 'meta.variable',
    begin: String.raw`^(@)[ \t]*([^ \t=]+)[ \t]*(=)`,
    beginCaptures: groups(
      'punctuation.definition.variable',
      'variable.other.definition',
      'keyword.operator.assignment',
    ),
    end: '$',
    contentName: 'string.unquoted.variable',
    patterns: include('template'),
  },
  /** Below `# @raw` nothing is taken out of the message, and no line stands for a file. */
  'raw-block': {
    begin: String.raw`^(#)[ \t]+(@)((?i:raw))(?=[ \t=]|$)[ \t]*(=)?(.*)$`,
    beginCaptures: groups(
      'punctuation.definition.comment',
      'punctuation.definition.directive',
      'keyword.other.directive',
      'keyword.operator.assignment',
      'string.unquoted.directive',
    ),
    while: untilSeparator,
    patterns: [
      ...include('directive', 'comment', 'variable'),
      {
        name: 'meta.message.raw',
        begin: messageStart,
        while: untilSeparator,
        patterns: [
          ...include('start-line', 'field', 'raw-field'),
          { name: 'meta.body.raw', begin: String.raw`^\r?(?:\n|$)`, while: untilSeparator },
        ],
      },
    ],
  },
  message: {
    name: 'meta.message',
    begin: messageStart,
    while: untilSeparator,
    patterns: include('typed-message', 'start-line', 'head-line', 'body'),
  },
  template: {
    patterns: [
      { name: 'constant.character.escape.template', match: String.raw`\\\{\{` },
      {
        name: 'meta.template',
        begin: String.raw`\{\{(?!\{)(?=.{0,300}?\}\})`,
        beginCaptures: { 0: { name: 'punctuation.definition.template.begin' } },
        end: String.raw`\}\}`,
        endCaptures: { 0: { name: 'punctuation.definition.template.end' } },
        patterns: [
          { name: 'support.function', match: String.raw`\$[\w.]+` },
          { name: 'string.quoted.double', match: String.raw`"(?:[^"}]|\}(?!\})){0,300}"` },
          { name: 'constant.numeric', match: String.raw`(?<![\w.])[+-]?\d+(?:\.\d+)?(?![\w.])` },
          { name: 'variable.other.readwrite', match: String.raw`[^\s{}$"(),]+` },
        ],
      },
    ],
  },
  'include-line': {
    name: 'meta.include',
    match: String.raw`^(<@?)[ \t]+(\S.*)$`,
    captures: groups('keyword.control.include', 'string.other.link.path'),
  },
  'body-escape': { name: 'constant.character.escape.line', match: String.raw`^\\(?=###|<)` },
};
