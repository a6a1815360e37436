/** A message/cpim body whose headers are not those of RFC 3862: they look like header fields of SIP, but are written more strictly. */

import type { Part } from '../sip/bodies/body.ts';
import { cpimHeader, cpimHeaderNamed } from '../sip/bodies/cpim/headers.ts';
import { type Cpim, cpim } from '../sip/bodies/cpim.ts';
import { spanOf } from '../sip/span.ts';
import { insert, lineEndOf } from '../sip/syntax/edit.ts';
import type { Block, Field } from '../sip/syntax/tree.ts';
import { replaceBy, safeFix } from './common/fixes.ts';
import { bodyExample, isDone, isTyped, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule, type Report } from './rule.ts';

const type = 'message/cpim';
const addresses = ['From: Alice <im:alice@example.com>', 'To: <sip:bob@example.com>'];
const content = ['', 'Content-Type: text/plain', '', 'Hello.'];

export default defineRule({
  name: 'malformed-cpim',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3862 §3',
  examples: {
    good: [
      bodyExample(
        type,
        ...addresses,
        'DateTime: 2026-11-27T14:00:00.5+08:00',
        'Subject:;lang=en Greetings',
        'NS: imdn <urn:ietf:params:imdn>',
        'imdn.Message-ID: 34jk324j',
        ...content,
      ),
      bodyExample(type, 'From: <{{me}}>', 'DateTime: {{$datetime iso8601}}', ...content),
    ],
    bad: [
      bodyExample(
        type,
        'From: sip:alice@example.com\n      ^^^^^^^^^^^^^^^^^^^^^ In CPIM the URI of From stands in angle brackets',
        ...content,
      ),
      bodyExample(
        type,
        ...addresses,
        'datetime: 2026-11-27T14:00:00Z\n^^^^^^^^ In CPIM upper and lower case differ: it is DateTime',
        ...content,
      ),
      bodyExample(
        type,
        ...addresses,
        'DateTime: Fri, 27 Nov 2026 14:00:00 GMT\n          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ DateTime is written as in 2026-11-27T14:00:00+08:00',
        ...content,
      ),
      bodyExample(
        type,
        ...addresses,
        'imdn.Message-ID: 34jk324j\n^^^^ No NS header says what the prefix imdn stands for',
        ...content,
      ),
      bodyExample(
        type,
        ...addresses,
        'NS: urn:ietf:params:imdn\n    ^^^^^^^^^^^^^^^^^^^^ NS holds a prefix and a URI in angle brackets',
        ...content,
      ),
      bodyExample(type, 'To:<im:bob@example.com>\n   ^ In CPIM exactly one space stands behind the colon', ...content),
      bodyExample(
        type,
        ...addresses,
        'Hello.\n^^^^^^ Each line up to the empty one is a header: a name, a colon, a space and a value',
        ...content,
      ),
      bodyExample(
        type,
        ...addresses,
        '',
        'Hello.\n^^^^^^ An empty line has to stand above the content, also where no header field describes it',
      ),
      bodyExample(
        type,
        'Content-Type: text/plain\n^^^^^^^^^^^^ Content-Type describes the content, and stands behind the first empty line',
        ...addresses,
        ...content,
      ),
      bodyExample(
        type,
        'From: Alice <im:alice@example.com>\n^^^^ An empty line, and behind it the header fields of the content, are missing below the headers',
      ),
    ],
  },
  about: { parts: [cpim] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, cpim)) {
      check({ block, part, context, tree, declared: declaredIn(tree) }, report);
    }
  },
});

interface Site {
  readonly block: Block;
  readonly part: Part;
  readonly context: Context;
  readonly tree: Cpim;
  readonly declared: ReadonlySet<string> | undefined;
}

function check(site: Site, report: Report): void {
  const { block, part, context, tree } = site;
  const described = tree.fields.find(({ name }) => /^content-/iu.test(name.text));
  if (described !== undefined && isTyped(block, part, context, described)) {
    // One empty line is missing, or all below stands at the wrong place.
    report(described.name, { what: 'content-header', args: { name: described.name.text }, severity: 'warning' });
    return;
  }
  const undeclared = new Set<string>();
  for (const line of tree.lines) {
    const isWritten =
      isTyped(block, part, context, line) && !/^\s*(?:\{\{|<@?[ \t])/u.test(part.source.slice(line.start, line.end));
    if (!isWritten) continue;
    if (line.kind === 'field') checkHeader(site, line, undeclared, report);
    else if (line.kind === 'stray') report(line.content, { what: 'line' });
  }
  const stray = tree.contentLines.find(({ kind }) => kind === 'stray');
  if (
    stray?.kind === 'stray' &&
    isTyped(block, part, context, stray) &&
    !/^(?:\{\{|<@?[ \t])/u.test(stray.content.text)
  ) {
    const edits = [insert(stray.start, block.message === undefined ? '\n' : lineEndOf(block.message))];
    const fixes = [safeFix('insert', keepingLength(block, context, edits))];
    report(stray.content, { what: 'content-line', covers: spanOf(stray.start, part.end), fixes });
  }
  const [first] = tree.fields;
  if (tree.blank === undefined && first !== undefined && isDone(block, part, context))
    report(first.name, { what: 'no-content' });
}

/** What is said of a field that has several faults is the first of them. */
function checkHeader(site: Site, field: Field, undeclared: Set<string>, report: Report): void {
  const { name, colon, value } = field;
  const { block, context } = site;
  const known = cpimHeader(name.text);
  const meant = known ?? cpimHeaderNamed(name.text);
  const keeping = (edits: Parameters<typeof keepingLength>[2]) => keepingLength(block, context, edits);
  if (known === undefined && meant !== undefined) {
    const fixes = [safeFix('replace', keeping(replaceBy(name, meant.name)), { text: meant.name })];
    report(name, { what: 'case', args: { name: meant.name }, fixes });
    return;
  }
  const prefix = /^(?<prefix>[^.]+)\../u.exec(name.text)?.groups?.prefix;
  if (prefix !== undefined && site.declared?.has(prefix) === false) {
    if (undeclared.has(prefix)) return;
    undeclared.add(prefix);
    report(
      { start: name.start, end: (name.start + prefix.length) as typeof name.end },
      { what: 'prefix', args: { prefix } },
    );
  } else if (known !== undefined && value.text !== '' && !value.text.includes('{{')) {
    if (!known.form.test(value.text)) reportValue(site, known.name, field, report);
    // Parameters stand between the colon and the space.
    else if (colon.text !== ': ' && !value.text.startsWith(';')) {
      const span =
        colon.text.trimEnd().length === colon.text.length
          ? { start: value.start, end: (value.start + 1) as typeof value.end }
          : colon;
      report(span, { what: 'space', severity: 'warning', fixes: [safeFix('space', keeping(replaceBy(colon, ': ')))] });
    }
  }
}

function reportValue({ block, context }: Site, name: string, { value }: Field, report: Report): void {
  const isAddress = name === 'From' || name === 'To' || name === 'cc';
  const isUri = isAddress && /^[a-z][\w+.-]*:[^\s<>]+$/iu.test(value.text);
  const edits = isUri ? keepingLength(block, context, replaceBy(value, `<${value.text}>`)) : [];
  const fixes = isUri ? [safeFix('bracket', edits)] : [];
  report(value, { what: isAddress ? 'what' : name.toLowerCase(), args: { name }, fixes });
}

/** The prefixes that NS gives a meaning; nothing where a template may give any. */
function declaredIn({ fields }: Cpim): ReadonlySet<string> | undefined {
  const values = fields.filter(({ name }) => name.text === 'NS').map(({ value }) => value.text);
  if (values.some((value) => value.includes('{{'))) return undefined;
  return new Set(values.map((value) => value.slice(0, Math.max(0, value.indexOf(' ')))));
}
