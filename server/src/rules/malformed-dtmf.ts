/** A key press in INFO that gateways do not understand: another key, or a duration that is no number. */

import type { Part } from '../sip/bodies/body.ts';
import { type DtmfRelay, dtmfRelay } from '../sip/bodies/dtmf-relay.ts';
import type { NamedLine } from '../sip/bodies/named-lines.ts';
import { nearest } from '../sip/nearest.ts';
import type { Edit } from '../sip/problem.ts';
import type { Token } from '../sip/span.ts';
import type { Block } from '../sip/syntax/tree.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { bodyExample, isTyped, keepingLength, partsReadAs } from './common/parts.ts';
import { type Context, defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'malformed-dtmf',
  severity: 'warning',
  basis: 'interop',
  spec: 'RFC 6086 §2',
  examples: {
    good: [
      bodyExample('application/dtmf-relay', 'Signal=#', 'Duration=160'),
      bodyExample('application/dtmf-relay', 'Signal= 5', 'Duration= {{duration}}'),
      bodyExample('application/dtmf', '5'),
    ],
    bad: [
      bodyExample(
        'application/dtmf-relay',
        'Signal=E\n       ^ There is no key E: keys are 0 to 9, *, #, A to D, and ! for a hook flash',
        'Duration=160',
      ),
      bodyExample(
        'application/dtmf-relay',
        'Signal=5',
        'Duration=long\n         ^^^^ A duration is a number of milliseconds',
      ),
      bodyExample('application/dtmf-relay', 'Duration=160\n^^^^^^^^^^^^ No line Signal= says which key was pressed'),
      bodyExample(
        'application/dtmf-relay',
        'Signal=5',
        'Duraton=160\n^^^^^^^ Nobody knows a line Duraton; did you mean Duration?',
      ),
      bodyExample('application/dtmf-relay', 'Signal: 5\n^^^^^^^^^ A line is a name, = and a value, as in Signal=5'),
    ],
  },
  about: { parts: [dtmfRelay] },
  checkBlock(block, report, context) {
    for (const { part, tree } of partsReadAs(block, dtmfRelay)) check(block, part, tree, report, context);
  },
});

/** RFC 4733 §3.2: the events 0 to 15, and 16 for a hook flash. */
const key = /^(?:[0-9*#A-D!]|1[0-6]|flash|hf)$/iu;

function check(block: Block, part: Part, { lines }: DtmfRelay, report: Report, context: Context): void {
  const written = lines.filter(({ content }) => content.text !== '');
  const [first] = written;
  if (first === undefined || written.some(({ content }) => /^(?:\{\{|<@?[ \t])/u.test(content.text))) return;
  // In application/dtmf the key itself is the usual body.
  if (
    written.length === 1 &&
    first.name === undefined &&
    key.test(first.content.text) &&
    part.type === 'application/dtmf'
  )
    return;
  const keeping: Keeping = (edits) => keepingLength(block, context, edits);
  for (const line of written) if (isTyped(block, part, context, line)) checkLine(line, keeping, report);
  const hasSignal = written.some(({ name }) => name === undefined || meantBy(name.text) === 'Signal');
  if (!hasSignal && isTyped(block, part, context, first)) report(first.content, { what: 'no-signal' });
}

/** The lines that gateways know. */
const names = ['Signal', 'Duration'];

/** Whatever the case. */
function meantBy(name: string): string | undefined {
  return names.find((each) => each.toLowerCase() === name.toLowerCase()) ?? nearest(name, names, 2);
}

type Keeping = (edits: readonly Edit[]) => readonly Edit[];

function checkLine({ content, name, value }: NamedLine, keeping: Keeping, report: Report): void {
  if (name === undefined || value === undefined) {
    report(content, { what: 'line' });
    return;
  }
  const meant = meantBy(name.text);
  if (meant !== undefined && meant.toLowerCase() !== name.text.toLowerCase()) {
    const fixes = [guess('replace', keeping(replaceBy(name, meant)), { meant })];
    report(name, { what: 'name', args: { name: name.text, meant }, fixes });
  } else checkValue(content, name, value, report);
}

function checkValue(content: Token, name: Token, value: Token, report: Report): void {
  if (value.text.includes('{{')) return;
  if (name.text.toLowerCase() === 'signal' && !key.test(value.text))
    report(value.text === '' ? content : value, { args: { key: value.text } });
  else if (name.text.toLowerCase() === 'duration' && !/^\d+$/u.test(value.text))
    report(value.text === '' ? content : value, { what: 'duration' });
}
