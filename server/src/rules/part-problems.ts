/** What is wrong in the parts of a body that are made like messages: the header fields of a part, and whole messages and fragments of such. */

import type { Part } from '../sip/bodies/body.ts';
import { treeIn } from '../sip/bodies/index.ts';
import { type SipFragment, sipFragment } from '../sip/bodies/sip-fragment.ts';
import { headerNamed } from '../sip/headers/index.ts';
import { forLatest } from '../sip/latest.ts';
import type { Problem } from '../sip/problem.ts';
import { spanOf, tokenOf } from '../sip/span.ts';
import type { Block, Field, Message } from '../sip/syntax/tree.ts';
import { readField } from '../sip/values-of.ts';
import { createCollector } from './collector.ts';
import { isDone, keepingLength, partsIn } from './common/parts.ts';
import type { Context, Rule } from './rule.ts';
import { selectionOf } from './selection.ts';
import { reportReading, reportSyntax } from './syntax-problems.ts';

/** Rules that look at all of a message's text have seen that of its body. */
const aboutText: ReadonlySet<string> = new Set(['unencodable-text', 'unreadable-character']);

/** RFC 3261 §8.1.1: what a whole message cannot do without, as far as it is told of a block. */
const aboutWhole = /^missing-(?:via|from|from-tag|to|to-tag|call-id|cseq|contact)$/u;

/** RFC 3420 §2: a fragment is a message from which things were taken; so nothing is missing in it, and all else holds. */
const rulesOfFragments = forLatest((rules: readonly Rule[]) => {
  const applied = rules.filter(({ name, profile }) => !aboutText.has(name) && profile === undefined);
  const ofMessage = applied.filter(({ checkMessage }) => checkMessage !== undefined);
  return {
    ofWhole: selectionOf([
      ...ofMessage,
      ...applied.filter(({ name, checkBlock }) => checkBlock && aboutWhole.test(name)),
    ]),
    ofFragment: selectionOf(
      ofMessage.filter(({ name }) => !name.startsWith('missing-') || name === 'missing-start-line'),
    ),
  };
});

/** What can be said of one header field by itself, as of those of a part. */
const aboutFields: ReadonlySet<string> = new Set(['malformed-parameter', 'misspelled-value', 'unknown-value']);

const rulesOfHeads = forLatest((rules: readonly Rule[]) => rules.filter(({ name }) => aboutFields.has(name)));

/** Says what is wrong in the parts, by those of the rules that make sense of them. */
export function reportParts(
  block: Block,
  rules: readonly Rule[],
  context: Context,
  add: (problem: Problem) => void,
): void {
  const site: Site = { block, context, rules };
  const addKept = (problem: Problem): void => add(keepingLengthIn(problem, site));
  for (const part of partsIn(block)) {
    if (part.depth > 0) reportHead(site, part, addKept);
    const fragment = treeIn(part, sipFragment);
    if (fragment !== undefined) for (const problem of problemsIn(site, part, fragment)) addKept(problem);
  }
}

interface Site {
  readonly block: Block;
  readonly context: Context;
  readonly rules: readonly Rule[];
}

/** RFC 2046 §5.1: only what begins with `Content-` says anything about a part. The fields of a fragment are checked with it. */
function reportHead({ block, context, rules }: Site, part: Part, add: (problem: Problem) => void): void {
  const { message } = block;
  if (part.isInFragment || message === undefined) return;
  const isOpen = (field: Field): boolean => field.end >= part.end && !isDone(block, part, context);
  const fields = part.fields.filter((field) => {
    return headerNamed(field.name.text)?.name.startsWith('Content-') === true && !isOpen(field);
  });
  for (const field of fields) {
    const definition = headerNamed(field.name.text);
    const reading = definition === undefined ? undefined : readField(part.source, field, definition);
    if (reading !== undefined && reading.failures.length > 0) reportReading(block, message, reading, add);
  }
  if (fields.length > 0) reportFields(headOf(part, fields), rulesOfHeads(rules), context, add);
}

function reportFields(head: Message, rules: readonly Rule[], context: Context, add: (problem: Problem) => void): void {
  const collector = createCollector();
  for (const rule of rules) rule.checkMessage?.(head, collector.reportFor(rule), context);
  for (const problem of collector.finish()) add(problem);
}

/** The fields of a part as a message of which nothing else is known. */
function headOf({ source }: Part, fields: readonly Field[]): Message {
  const start = fields[0]?.start ?? 0;
  const end = fields.at(-1)?.end ?? start;
  const none = tokenOf(source, start, start);
  return {
    kind: 'message',
    ...spanOf(start, end),
    source,
    startLine: { kind: 'broken', content: none, ...spanOf(start, start) },
    head: fields,
    fields,
    blank: tokenOf(source, end, end),
  };
}

function problemsIn(
  { block, context, rules }: Site,
  part: Part,
  { message, isWhole }: SipFragment,
): readonly Problem[] {
  const collector = createCollector();
  const settled = isDone(block, part, context) ? ended(message) : message;
  reportSyntax(block, settled, collector.add);
  const { ofWhole, ofFragment } = rulesOfFragments(rules);
  const own: Block = { ...block, preamble: [], separator: undefined, message: settled };
  const { ofBlock, ofMessage } = (isWhole ? ofWhole : ofFragment)(own, block.text.slice(settled.start, settled.end));
  for (const { rule, check } of ofBlock) check(own, collector.reportFor(rule), context);
  for (const { rule, check } of ofMessage) check(settled, collector.reportFor(rule), context);
  return collector.finish();
}

/** A head that nobody goes on typing is complete without its empty line. */
function ended(message: Message): Message {
  if (message.blank !== undefined) return message;
  return { ...message, blank: tokenOf(message.source, message.end, message.end) };
}

function keepingLengthIn(problem: Problem, { block, context }: Site): Problem {
  if (problem.fixes.length === 0) return problem;
  const fixes = problem.fixes.map((fix) => ({ ...fix, edits: keepingLength(block, context, fix.edits) }));
  return { ...problem, fixes };
}
