/** A request that is repeated with credentials, and is no repetition: From, To or the Request-URI have changed. */

import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import type { Severity } from '../sip/problem.ts';
import type { Span } from '../sip/span.ts';
import { paramNamed } from '../sip/values/params.ts';
import { requestUriOf } from '../sip/values-of.ts';
import type { Part } from './calls.ts';
import { challengesFor } from './common/challenges.ts';
import { changed } from './common/examples.ts';
import { guess, replaceBy } from './common/fixes.ts';
import { relatedTo, textAt } from './common/related.ts';
import { flow } from './common/small-call.ts';
import { authenticated, challenged, registering } from './common/small-registration.ts';
import { soundValueOf } from './common/sound-values.ts';
import { requestsOf } from './pairing.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  name: 'changed-repeat',
  severity: 'warning',
  basis: 'should',
  spec: 'RFC 3261 §8.1.3.5',
  examples: {
    good: [flow(registering, challenged, authenticated)],
    bad: [
      flow(
        registering,
        challenged,
        changed(authenticated, {
          From: 'From: <sip:alice@example.com>;tag=other\n                                  ^^^^^ The REGISTER that was challenged has another tag in From: 9fxced76sl',
        }),
      ),
      flow(
        registering,
        challenged,
        changed(authenticated, {
          To: 'To: <sip:alicia@example.com>\n     ^^^^^^^^^^^^^^^^^^^^^^ The REGISTER that was challenged has another address in To: sip:alice@example.com',
        }),
      ),
    ],
  },
  checkCall(part, report, call) {
    if (part.kind !== 'request' || part.method === 'ACK' || part.method === 'CANCEL') return;
    const before = challengesFor(part, call).flatMap(({ response }) => requestsOf(response, call));
    const [nearest] = before;
    // A nonce may be used for other requests as well, within a dialog or for another address.
    if (nearest === undefined || before.some((each) => !isRepeated(each, part, before))) return;
    for (const header of [From, To]) {
      compare(
        part,
        before.map((request) => ({ part: request, span: soundValueOf(request.message, header)?.address.uri })),
        soundValueOf(part.message, header)?.address.uri,
        { what: 'address', place: header.name },
        report,
      );
    }
    compare(
      part,
      before.map((request) => ({ part: request, span: tagIn(request) })),
      tagIn(part),
      // Many devices make a new tag, as RFC 3665 §2.1 has it.
      { what: 'what', place: From.name, severity: 'information' },
      report,
    );
  },
});

/** The next number with the same method and target, and no other use of the nonce between them. */
function isRepeated(before: Part, part: Part, all: readonly Part[]): boolean {
  const isNext = part.number === Math.max(...all.map(({ number }) => number)) + 1;
  return isNext && before.method === part.method && targetOf(before) === targetOf(part);
}

function targetOf(part: Part): string | undefined {
  const uri = requestUriOf(part.message);
  return uri === undefined ? undefined : textAt(part, uri);
}

function tagIn({ message }: Part): Span | undefined {
  return paramNamed(soundValueOf(message, From)?.params ?? [], 'tag')?.value;
}

interface Compared {
  readonly what: string;
  readonly place: string;
  readonly severity?: Severity;
}

function compare(
  part: Part,
  before: readonly { readonly part: Part; readonly span: Span | undefined }[],
  own: Span | undefined,
  { what, place, severity = 'warning' }: Compared,
  report: Report,
): void {
  const [right] = before;
  if (own === undefined || right?.span === undefined) return;
  const text = textAt(part, own).toLowerCase();
  if (before.some(({ part: other, span }) => span === undefined || textAt(other, span).toLowerCase() === text)) return;
  const value = textAt(right.part, right.span);
  report(own, {
    what,
    severity,
    args: { method: part.method, place, value },
    fixes: [guess('replace', replaceBy(own, value), { value })],
    related: relatedTo(right.part, right.span),
  });
}
