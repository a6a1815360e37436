/** What the readers of values could not read, as problems of the rules that name such faults; each exactly once. */

import { headerNamed } from '../sip/headers/index.ts';
import type { Arguments, Problem } from '../sip/problem.ts';
import { type Span, spanOf } from '../sip/span.ts';
import { insert } from '../sip/syntax/edit.ts';
import { isLineEnd } from '../sip/syntax/lines.ts';
import type { Block, Field, Message } from '../sip/syntax/tree.ts';
import { Failure, type FailureKey } from '../sip/values/cursor.ts';
import { type FieldReading, readingsOf, startLineReadingOf } from '../sip/values-of.ts';
import { isHalfTyped } from './common/completeness.ts';
import { safeFix } from './common/fixes.ts';
import { fixesFor, type Site } from './common/syntax-fixes.ts';
import { rules } from './index.ts';

/** Which rule names a fault. A fault in one of the fields of `ofField` is always that field's. */
const ruleOf: Readonly<Record<FailureKey, string>> = {
  expected: 'malformed-header',
  'expected-token': 'malformed-header',
  'expected-number': 'malformed-number',
  'expected-uri': 'malformed-uri',
  'expected-host': 'malformed-uri',
  'bad-port': 'malformed-uri',
  'bad-ipv6': 'malformed-uri',
  'bad-ipv4': 'malformed-uri',
  'bad-host': 'malformed-uri',
  'bad-escape': 'malformed-uri',
  'bad-uri-character': 'malformed-uri',
  'bad-display-name': 'malformed-name-addr',
  'blank-in-uri': 'malformed-uri',
  'unclosed-quote': 'malformed-quoted-string',
  'unclosed-angle': 'malformed-name-addr',
  'unclosed-comment': 'malformed-header',
  'bad-quoted-character': 'malformed-quoted-string',
  'empty-parameter': 'empty-parameter',
  'empty-parameter-value': 'malformed-parameter',
  'repeated-parameter': 'repeated-parameter',
  'empty-element': 'empty-element',
  'empty-value': 'empty-header',
  'number-too-big': 'malformed-number',
  'bad-date': 'malformed-date',
  'local-date': 'malformed-date',
  'left-over': 'malformed-header',
  'another-scheme': 'malformed-header',
};

const ofField: Readonly<Record<string, string>> = { Via: 'malformed-via', CSeq: 'malformed-cseq' };

/** What these find is wrong by the grammar of the field, which stands where the field is defined. */
const ofGrammar = new Set(['malformed-header', 'malformed-number', 'empty-header']);

/** Reported by its own rule, which knows the size of the body. */
const elsewhere = new Set(['Content-Length']);

const noArguments: Arguments = {};

const severities = new Map(rules.map(({ name, severity }) => [name, severity]));

export function reportSyntax(block: Block, message: Message, add: (problem: Problem) => void): void {
  for (const failure of startLineReadingOf(message).failures) {
    const { startLine } = message;
    const within = startLine.kind === 'request' ? startLine.uri : startLine;
    add(problemOf({ message, within, rule: ruleOf[failure.key] }, failure, noArguments));
  }
  for (const reading of readingsOf(message)) {
    if (reading.failures.length > 0) reportReading(block, message, reading, add);
  }
}

/** The faults of one field of a message, or of a part of its body. */
export function reportReading(
  block: Block,
  message: Message,
  { field, failures }: FieldReading,
  add: (problem: Problem) => void,
): void {
  if (isHalfTyped(message, field) || (block.escapes && field.value.text.includes('\\'))) return;
  const name = headerNamed(field.name.text)?.name ?? field.name.text;
  if (elsewhere.has(name)) return;
  for (const failure of failures) {
    const rule = ofField[name] ?? ruleOf[failure.key];
    const within = field.value.text === '' ? field.name : field.value;
    const comma = commaInUser(message.source, field, failure);
    if (comma !== undefined) {
      add(comma);
      continue;
    }
    const placed = failure.key === 'empty-value' ? new Failure(field.name, failure.key, failure.args) : failure;
    add(problemOf({ message, field, within, rule }, placed, { name }));
  }
}

/** RFC 3261 §20.10: in a list, the comma in the user part of a bare URI begins another value, which then is no URI. */
function commaInUser(source: string, { value }: Field, { key, span }: Failure): Problem | undefined {
  const before = source.slice(value.start, span.start);
  const found = key === 'expected-uri' ? /(?:^|[\s,])(?<uri>sips?:[^\s<>@;]*,)$/iu.exec(before) : null;
  const rest = /^[^\s<>@,;]+@[^\s<>,;]+/u.exec(source.slice(span.start, value.end))?.[0];
  if (found?.groups?.uri === undefined || rest === undefined) return undefined;
  const start = span.start - found.groups.uri.length;
  const edits = [insert(start, '<'), insert(span.start + rest.length, '>')];
  return {
    ...spanOf(span.start - 1, span.start),
    rule: 'unbracketed-uri',
    severity: 'error',
    what: 'character',
    args: { character: ',' },
    fixes: [safeFix('bracket', edits)],
  };
}

function problemOf(site: Site, failure: Failure, args: Arguments): Problem {
  const { message, rule } = site;
  const fixes = fixesFor(site, failure);
  const [edit] = fixes[0]?.edits ?? [];
  const isAddress = fixes[0]?.title === 'bracket-address' && edit !== undefined;
  const { start, end } = isAddress ? edit : visibleSpan(message, failure.span);
  const spec = site.field !== undefined && ofGrammar.has(rule) ? headerNamed(site.field.name.text)?.spec : undefined;
  return {
    start,
    end,
    rule,
    severity: isHarmless(site) ? 'hint' : (severities.get(rule) ?? 'error'),
    what: isAddress ? 'unbracketed-address' : sentenceFor(failure),
    args: { ...args, ...failure.args },
    fixes,
    ...(spec !== undefined && { spec }),
  };
}

function isHarmless({ field }: Site): boolean {
  return field !== undefined && headerNamed(field.name.text)?.harmless?.test(field.value.text) === true;
}

/** A space between marks cannot be seen, so it has words of its own. */
function sentenceFor({ key, args }: Failure): string {
  return key === 'expected' && args.expected === ' ' ? 'expected-space' : key;
}

/** What is missing at the end is said of the last character before it, since an empty span cannot be seen. */
function visibleSpan({ source }: Message, { start, end }: Span): Span {
  if (end > start) return { start, end };
  const before = source.charCodeAt(start - 1);
  return start > 0 && !isLineEnd(before) ? spanOf(start - 1, start) : spanOf(start, start + 1);
}
