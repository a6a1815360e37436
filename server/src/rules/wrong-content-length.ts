/** A Content-Length that counts none of the plausible bodies. */

import type { BodyCandidate, BodyEnd } from '../sip/body-end.ts';
import { ContentLength } from '../sip/headers/content-length.ts';
import type { Fix } from '../sip/problem.ts';
import { replaceValue } from '../sip/syntax/edit.ts';
import type { Field, Message } from '../sip/syntax/tree.ts';
import { fieldsOf } from '../sip/values-of.ts';
import { bodyEndOf } from './common/bodies.ts';
import { isBeingTyped } from './common/completeness.ts';
import { changed, smallRequest } from './common/examples.ts';
import { guess, safeFix } from './common/fixes.ts';

import { isStream } from './common/transport.ts';
import { type Context, type Details, defineRule, type Report } from './rule.ts';

const head = changed(smallRequest.slice(0, -2), {
  start: 'MESSAGE sip:bob@example.com SIP/2.0',
  CSeq: 'CSeq: 1 MESSAGE',
  'Content-Length': 'Content-Type: text/plain',
}).join('\n');
const overTcp = head.replace('UDP', 'TCP');

export default defineRule({
  name: 'wrong-content-length',
  severity: 'error',
  basis: 'must',
  spec: 'RFC 3261 §20.14',
  examples: {
    good: [
      `${head}\nContent-Length: 18\n\nWatson, come here.`,
      `${head}\nContent-Length: 18\n\nWatson, come here.\n`,
      `${head}\nContent-Length: 20\n\nWatson, come here.\n`,
    ],
    bad: [
      `${head}\nContent-Length: 18\n                ^^ Content-Length is 18; the body is 17 bytes (19 with a final line end), so a receiver over UDP answers 400\n\nWatson, come her.\n`,
      `${overTcp}\nContent-Length: 20\n                ^^ Content-Length is 20; the body is 18 bytes, so a receiver over TCP waits for ever\n\nWatson, come here.`,
      `${head}\nContent-Length: 8\n                ^ Content-Length is 8; the body is 18 bytes, so a receiver over UDP discards the rest\n\nWatson, come here.`,
      `${overTcp}\nl: 8\n   ^ Content-Length is 8; the body is 18 bytes, so a receiver over TCP reads the rest as the next message\n\nWatson, come here.`,
      `${head}\nContent-Length: -18\n                ^^^ Content-Length is no number; the body is 18 bytes\n\nWatson, come here.`,
    ],
  },
  about: { fields: [ContentLength] },
  checkBlock(block, report, context) {
    const { message } = block;
    if (message === undefined) return;
    const fields = fieldsOf(message, ContentLength);
    const [field] = fields;
    // Of several, none counts: that they are several is the fault.
    if (field === undefined || fields.length > 1 || field.value.text.includes('{{')) return;
    const end = bodyEndOf(block, context);
    if (end === undefined || end.verdict === 'matches' || end.verdict === 'zero') return;
    if (end.verdict === 'unknown') reportNoNumber(message, field, end, report);
    else reportWrong(message, field, end, report, context);
  },
});

function reportNoNumber(message: Message, field: Field, end: BodyEnd, report: Report): void {
  if (field.value.text === '' && isBeingTyped(message, field.end)) return;
  const span = field.value.text === '' ? field.name : field.value;
  report(span, { what: 'no-number', args: { size: end.likeliest.size }, fixes: fixesFor(field, end) });
}

function reportWrong(message: Message, field: Field, end: BodyEnd, report: Report, context: Context): void {
  const { declared = 0, likeliest } = end;
  const isSmaller = declared < likeliest.size;
  const stream = isStream(message, context);
  const details: Details = {
    what: `${isSmaller ? 'smaller' : 'larger'}-over-${stream ? 'stream' : 'udp'}`,
    args: { declared, transport: stream ? 'TCP' : 'UDP', size: likeliest.size, ...neighbour(end) },
    fixes: fixesFor(field, end),
  };
  // RFC 3261 §18.3: what stands in a datagram behind the body is discarded. A body that has not been begun is still to come.
  const isHarmless = (isSmaller && !stream) || message.blank === undefined;
  report(field.value, isHarmless ? { ...details, severity: 'warning' } : details);
}

/** The size that the body has with one final line end more or less. */
function neighbour({ likeliest, candidates }: BodyEnd): { with?: number; without?: number } {
  const wanted = likeliest.lineEnds === 0 ? 1 : likeliest.lineEnds - 1;
  const other = candidates().find(({ eol, lineEnds }) => eol === likeliest.eol && lineEnds === wanted);
  if (other === undefined) return {};
  return other.size > likeliest.size ? { with: other.size } : { without: other.size };
}

function fixesFor(field: Field, { likeliest, candidates }: BodyEnd): readonly Fix[] {
  return candidates().map((candidate) => {
    const edits = [replaceValue(field, String(candidate.size))];
    const args = { size: candidate.size, count: candidate.lineEnds };
    return candidate === likeliest ? safeFix('set', edits, args) : guess(titleOf(candidate), edits, args);
  });
}

function titleOf({ eol, lineEnds }: BodyCandidate): string {
  if (eol === 'lf') return 'set-with-lf';
  return lineEnds === 0 ? 'set-without-line-end' : 'set-with-line-ends';
}
