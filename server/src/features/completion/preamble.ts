/** Completion above a message: directives, their values, and variables. */

import { ruleNames } from '../../rules/lint-settings.ts';
import { type DirectiveDefinition, directives } from '../../sip/directives/directive.ts';
import { directiveNamed, directivesOf, namesBlock } from '../../sip/directives/read.ts';
import { agentOf } from '../../sip/directives/scene.ts';
import { methods } from '../../sip/methods.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { statusCodes } from '../../sip/status-codes.ts';
import { endOfLine, startOfLine } from '../../sip/syntax/lines.ts';
import type { Block, Directive } from '../../sip/syntax/tree.ts';
import { transportList } from '../../sip/transports.ts';
import { checkParts } from './checks.ts';
import {
  type Completion,
  type CompletionPlace,
  explainedBy,
  filledIn,
  foreignItem,
  namedItem,
  valueItem,
} from './item.ts';
import { usualFirst } from './usual-first.ts';

const times = ['500ms', '2s', '5s', '32s'];
const charsets = ['utf-8', 'gb18030', 'gbk', 'big5', 'shift_jis', 'euc-kr', 'iso-8859-1', 'windows-1252'];
const targets = [...transportList.map(({ target }) => target), 'sip:‹example.com›;transport=‹tcp›'];

/** What such a value usually is, where the directive's own table does not say it. */
const usual: Readonly<Record<string, readonly string[]>> = {
  target: targets,
  local: ['‹127.0.0.1›:‹5070›', ':‹5070›'],
  auth: ['‹alice› {{$secret ‹alice›}}'],
  'auth-ha1': ['‹alice› {{$secret ‹alice-ha1›}}'],
  charset: charsets,
  expect: ['status == ‹200›', 'header ‹Contact› exists'],
  loop: ['for ‹3›', 'for ‹user› of ‹./users.csv›'],
  capture: ['‹toTag› = header ‹To;tag›'],
};

/** The lines that may stand above a message, in the place of what is typed. */
export function preambleLines({ block, words }: CompletionPlace, span: Span): readonly Completion[] {
  const variable: Completion = {
    label: '@name = value',
    kind: 'variable',
    span,
    ...filledIn('@‹name› = ‹value›'),
    detail: words('features', 'complete-variable'),
  };
  return [variable, ...keys(block, span)];
}

/** The keys of directives behind `#`, `# @` or a part of a key. */
export function directiveKeys({ block, offset }: CompletionPlace): readonly Completion[] {
  const start = startOfLine(block.text, offset);
  const line = block.text.slice(start, endOfLine(block.text, start));
  const key = /^#[ \t]*(?:@[\w-]*)?/u.exec(line)?.[0] ?? '';
  if (offset > start + key.length || offset === start) return [];
  const rest = line.slice(key.length).trim();
  return rest !== '' && !key.includes('@') ? [] : keys(block, spanOf(start, start + key.length), rest !== '');
}

/** What a directive may hold. */
export function directiveValues(directive: Directive, place: CompletionPlace): readonly Completion[] {
  const definition = directiveNamed(directive.key.text);
  if (definition === undefined) return [];
  const { value } = directive;
  const span = value.text === '' ? spanOf(place.offset, place.offset) : value;
  if (definition.key === 'lint') return lintValues(span, place);
  if (definition.key === 'recv') return awaitedValues(span, place);
  const agents = definition.key === 'as' ? agentsIn(place) : [];
  if (agents.length > 0) return agents.map((name) => foreignItem('block', name, span));
  if (namesBlock.has(definition.key)) {
    return place.blockNames().map((name) => foreignItem('block', name, span));
  }
  if (definition.key.startsWith('auth')) {
    const secret = secretFor(value, place);
    if (secret !== undefined) return [secret];
  }
  const patterns = valuesOf(definition).map((pattern) => valueItem(pattern, span));
  const { key } = definition;
  const items = key === 'expect' || key === 'capture' ? checkParts(key, value, patterns, place) : patterns;
  return explainedBy({ kind: 'directive', name: key }, items);
}

/** Behind the user, what stands for the password: the name of a secret. */
function secretFor({ start }: Span, { block, offset }: CompletionPlace): Completion | undefined {
  const [, user = ''] = /^(\S+)[ \t]+$/u.exec(block.text.slice(start, Math.max(start, offset))) ?? [];
  if (user === '' || /\S/u.test(block.text.slice(offset, endOfLine(block.text, offset)))) return undefined;
  const name = /^[\w.-]+$/u.test(user) ? user : 'alice';
  return { ...valueItem(`{{$secret ‹${name}›}}`, spanOf(offset, offset)), about: { kind: 'function', name: 'secret' } };
}

/** The directives that a block has not yet, or may have again. */
function keys(block: Block, span: Span, hasValue = false): readonly Completion[] {
  const there = new Set(directivesOf(block).map(({ key }) => directiveNamed(key.text)?.key));
  const cursor = directivesOf(block).find(({ key }) => key.start <= span.end && span.end <= key.end);
  const current = cursor === undefined ? undefined : directiveNamed(cursor.key.text)?.key;
  const open = directives.filter(({ key, many }) => many === true || key === current || !there.has(key));
  return open.map(({ key, form, value, optional }) => {
    const label = `# @${key}`;
    const item = { ...namedItem('directive', key, span), label, text: label, detail: `${label} ${form}`.trim() };
    const isDone = hasValue || value === 'none' || optional === true;
    return isDone ? item : { ...item, text: `${label} `, continues: true };
  });
}

/** `off`, and behind it the rules that are not named yet. */
function lintValues(span: Span, { block, offset }: CompletionPlace): readonly Completion[] {
  const before = block.text.slice(span.start, Math.max(span.start, offset));
  if (!/\s/u.test(before)) return [{ ...valueItem('off', span), text: 'off ', continues: true }];
  const start = span.start + before.length - (/\S*$/u.exec(before)?.[0].length ?? 0);
  const end = offset + (/^[\w-]*/u.exec(block.text.slice(offset))?.[0].length ?? 0);
  const named = new Set(block.text.slice(span.start, Math.max(span.end, start)).split(/\s+/u));
  named.delete(block.text.slice(start, end));
  const open = [...ruleNames].filter((name) => !named.has(name));
  return open.map((name) => namedItem('rule', name, spanOf(start, end)));
}

/** A method or a status, in the place of the one under the cursor. */
function awaitedValues(span: Span, { block, offset }: CompletionPlace): readonly Completion[] {
  const before = block.text.slice(span.start, Math.max(span.start, offset));
  const start = span.start + before.length - (/[^|,\s]*$/u.exec(before)?.[0].length ?? 0);
  const end = offset + (/^[^|,\s]*/u.exec(block.text.slice(offset))?.[0].length ?? 0);
  const here = spanOf(start, end);
  return [
    ...usualFirst('methods', methods).map(({ name }) => namedItem('method', name, here)),
    ...usualFirst(
      'status-codes',
      statusCodes.map(({ code }) => ({ name: String(code) })),
    ).map(({ name }) => namedItem('status', name, here)),
  ];
}

/** The user agents that the file has so far, the nearest first. */
function agentsIn({ others, defaults }: CompletionPlace): readonly string[] {
  const named = [...(others?.() ?? []), ...defaults].map(agentOf);
  return [...new Set(named)].filter((name) => name !== '');
}

function valuesOf({ key, value, words = [], example }: DirectiveDefinition): readonly string[] {
  if (value === 'none') return [];
  if (value === 'words') return words;
  if (value === 'time') return times;
  return usual[key] ?? [example.slice(`# @${key} `.length)].filter((text) => text !== '');
}
