/** The colouring of what is around messages: separators, comments, directives, variables, templates, included files. */

import { methods } from '../../src/sip/methods.ts';
import { groups, include, oneOf, type Repository } from './rule.ts';

/** A block goes on up to the next line that begins with `###`. */
export const untilSeparator = '^(?!###)';

const requestLine = String.raw`[ \t]*[^\s:#@]+[ \t]+\S.*[ \t](?i:SIP/)\S*[ \t]*$`;
const statusLine = String.raw`[ \t]*(?i:SIP/)`;
const unfinishedRequestLine = String.raw`[ \t]*(?:${oneOf(methods.map(({ name }) => name))})(?:[ \t]|$)`;
const fieldLine = String.raw`[A-Za-z][\w-]*[ \t]*:`;

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
  /** Where a message begins is looked for as server/src/sip/syntax/preamble.ts does, as far as one line can tell. */
  message: {
    name: 'meta.message',
    begin: `^(?=${[requestLine, statusLine, unfinishedRequestLine, fieldLine].join('|')})`,
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
