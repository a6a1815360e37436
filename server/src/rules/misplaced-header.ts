/** A header field where the tables of the RFCs say that it has no meaning. */

import { type HeaderDefinition, type Place, type Presence, tabled } from '../sip/headers/header.ts';
import { headers } from '../sip/headers/index.ts';
import type { Severity } from '../sip/problem.ts';
import { readingsOf } from '../sip/values-of.ts';
import { methodInQuestion } from './common/demands.ts';
import { marked, requestWith, responseTo } from './common/examples.ts';
import { guess, removeLine } from './common/fixes.ts';
import { statusOf } from './common/start-lines.ts';
import { defineRule } from './rule.ts';

/** These only describe: real systems write them into more messages than the tables have, and nobody minds. */
const harmless: ReadonlySet<string> = new Set([
  'Call-Info',
  'Content-Disposition',
  'Content-Encoding',
  'Content-Language',
  'Content-Type',
  'MIME-Version',
  'Organization',
  'Reply-To',
  'Subject',
]);

/** These stand in more responses than the tables have; what a table forbids by name is another matter. */
const tolerated: ReadonlySet<string> = new Set([
  'Accept',
  'Accept-Encoding',
  'Accept-Language',
  'Alert-Info',
  'Allow',
  'Allow-Events',
  'Error-Info',
  'Expires',
  'In-Reply-To',
  'Priority',
  'Proxy-Require',
  'Record-Route',
  'Require',
  'Retry-After',
  'Supported',
  'Warning',
]);

/** Who reads one of these in a message of the wrong direction has mistaken a request for a response. */
const telling: ReadonlySet<string> = new Set([
  'Authorization',
  'Proxy-Authorization',
  'WWW-Authenticate',
  'Proxy-Authenticate',
  'RAck',
  'RSeq',
  'Refer-To',
  'Replaces',
  'Join',
  'SIP-If-Match',
  'Subscription-State',
  'Unsupported',
  'Min-Expires',
]);

const requestPlaces: readonly Place[] = ['request', 'any', 'copied'];
const answerPlaces: readonly Place[] = ['response', 'any', 'copied'];

export default defineRule({
  name: 'misplaced-header',
  severity: 'hint',
  basis: 'should',
  spec: 'RFC 3261 §20',
  examples: {
    good: [
      requestWith(
        'INVITE',
        'Subject: lunch',
        'Authorization: Digest realm="a", nonce="b", username="c", uri="sip:bob@example.com", response="0123456789abcdef0123456789abcdef"',
      ),
      responseTo('OPTIONS', '200 OK', 'Server: Example/1.0', 'Supported: timer'),
    ],
    bad: [
      marked(requestWith('OPTIONS', '«RSeq»: 1'), 'RSeq belongs into responses'),
      marked(responseTo('OPTIONS', '200 OK', '«Refer-To»: <sip:carol@example.com>'), 'Refer-To belongs into requests'),
      marked(requestWith('MESSAGE', '«Contact»: <sip:alice@client.example.com>'), 'Contact has no meaning in MESSAGE'),
      marked(responseTo('OPTIONS', '200 OK', '«Unsupported»: 100rel'), 'Unsupported has no meaning in 200'),
    ],
  },
  checkMessage(message, report) {
    const method = methodInQuestion(message);
    if (method === undefined || message.startLine.kind === 'broken') return;
    const status = statusOf(message);
    const faults = faultsFor(message.startLine.kind, method, status);
    for (const { field, definition, failures } of readingsOf(message)) {
      const what = faults[definition.number];
      if (what === undefined || failures.length > 0) continue;
      const { name, spec } = definition;
      const args = { name, method, status: status ?? 0 };
      const severity = severityOf(name, what);
      report(field.name, {
        what,
        args,
        spec,
        severity,
        // What it should look like in its place does not matter here.
        ...(severity === 'warning' && { covers: field }),
        fixes: [guess('remove', removeLine(field), args)],
      });
    }
  },
});

type Fault = 'what' | 'in-answer' | 'in-request' | 'in-response' | 'in-status';

/** By the number of the header field. */
type Faults = readonly (Fault | undefined)[];

const known = new Map<string, Faults>();

/** Which fields are at fault in messages of a kind; worked out once for each kind, since the tables do not change. */
function faultsFor(kind: 'request' | 'response', method: string, status: number | undefined): Faults {
  const key = `${kind} ${method} ${status ?? ''}`;
  let faults = known.get(key);
  if (faults === undefined) {
    faults = tabled(headers.map((definition) => [definition, faultOf(definition, kind, method, status)]));
    // Anybody may write any method, so not all are kept.
    if (known.size < 1000) known.set(key, faults);
  }
  return faults;
}

function faultOf(
  { name, where, historic }: HeaderDefinition,
  kind: 'request' | 'response',
  method: string,
  status: number | undefined,
): Fault | undefined {
  if (historic === true || harmless.has(name)) return undefined;
  const places = Object.keys(where) as Place[];
  if (places.length === 0) return undefined;
  const isTolerated = tolerated.has(name);
  if (kind === 'request') {
    if (!places.some((place) => requestPlaces.includes(place))) return isTolerated ? undefined : 'in-request';
    return presenceIn(where, requestPlaces, method) === '-' ? 'what' : undefined;
  }
  if (places.every((place) => place === 'request')) return isTolerated ? undefined : 'in-response';
  if (status === undefined) return undefined;
  const own: readonly Place[] = [`${status}`, `${Math.floor(status / 100)}xx`, ...answerPlaces];
  if (!places.some((place) => own.includes(place))) return isTolerated ? undefined : 'in-status';
  return presenceIn(where, own, method) === '-' ? 'in-answer' : undefined;
}

/** The first row that knows the method; of a method that no row names nothing is known. */
function presenceIn(where: HeaderDefinition['where'], places: readonly Place[], method: string): Presence | undefined {
  for (const place of places) {
    for (const [presence, methods] of Object.entries(where[place] ?? {})) {
      if (methods.split(' ').includes(method)) return presence as Presence;
    }
  }
  return undefined;
}

function severityOf(name: string, what: Fault): Severity {
  return telling.has(name) && (what === 'in-request' || what === 'in-response') ? 'warning' : 'hint';
}
