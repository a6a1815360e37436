/** What an ACK for a failure and a CANCEL repeat of their INVITE: Request-URI, addresses, Route and the one topmost Via (RFC 3261 §9.1, §17.1.1.3). */

import type { From } from '../../sip/headers/from.ts';
import { Route } from '../../sip/headers/route.ts';
import type { To } from '../../sip/headers/to.ts';
import { Via } from '../../sip/headers/via.ts';
import type { Uri } from '../../sip/values/uri.ts';
import { fieldsOf, requestUriOf, startLineReadingOf } from '../../sip/values-of.ts';
import type { Part } from '../calls.ts';
import type { Report } from '../report.ts';
import { guess, replaceBy } from './fixes.ts';
import { relatedTo, textAt } from './related.ts';
import { soundValueOf, soundValuesOf } from './sound-values.ts';
import { startLineSpan } from './start-lines.ts';
import { takeOver } from './take-over.ts';

type AddressHeader = typeof From | typeof To;

/** Reports as `uri`, `address`, `vias`, `route` and `no-route`. The nearest INVITE comes first; one that agrees is enough. */
export function reportRepeatedParts(
  part: Part,
  invites: readonly Part[],
  addresses: readonly AddressHeader[],
  report: Report,
): void {
  const [nearest] = invites;
  if (nearest === undefined) return;
  reportUri(part, invites, nearest, report);
  for (const header of addresses) reportAddress(part, invites, header, report);
  if (part.method === 'ACK') reportVias(part, report);
  reportRoute(part, invites, nearest, report);
}

function reportUri(part: Part, invites: readonly Part[], nearest: Part, report: Report): void {
  const own = uriOf(part);
  const uris = invites.map(uriOf);
  const [right] = uris;
  const line = part.message.startLine;
  if (own === undefined || right === undefined || line.kind !== 'request') return;
  if (uris.includes(undefined) || uris.includes(own)) return;
  report(line.uri, {
    what: 'uri',
    args: { uri: right },
    fixes: [guess('replace', replaceBy(line.uri, right), { uri: right })],
    related: relatedTo(nearest, requestUriOf(nearest.message)),
  });
}

function reportAddress(part: Part, invites: readonly Part[], header: AddressHeader, report: Report): void {
  const own = addressIn(part, header);
  const [nearest] = invites;
  const right = nearest === undefined ? undefined : addressIn(nearest, header);
  if (own === undefined || nearest === undefined || right === undefined) return;
  const isSame = (invite: Part): boolean => {
    const other = addressIn(invite, header);
    return other === undefined || textAt(invite, other).toLowerCase() === textAt(part, own).toLowerCase();
  };
  if (invites.some(isSame)) return;
  const uri = textAt(nearest, right);
  report(own, {
    what: 'address',
    args: { name: header.name, uri },
    fixes: [guess('replace', replaceBy(own, uri), { uri })],
    related: relatedTo(nearest, right),
  });
}

function addressIn({ message }: Part, header: AddressHeader): Uri | undefined {
  return soundValueOf(message, header)?.address.uri;
}

/** Nothing where it cannot be read, or is not known yet. */
function uriOf(part: Part): string | undefined {
  const { uri, templated } = startLineReadingOf(part.message);
  return uri === undefined || templated ? undefined : textAt(part, uri);
}

/** Of a CANCEL the message alone tells, which several-vias-in-cancel says. */
function reportVias(part: Part, report: Report): void {
  const [top, second] = soundValuesOf(part.message, Via) ?? [];
  if (top === undefined || second === undefined) return;
  report(second, {
    what: 'vias',
    args: { count: soundValuesOf(part.message, Via)?.length ?? 0 },
    fixes: [guess('keep-first', takeOver(part.message, Via, [textAt(part, top)]))],
  });
}

function reportRoute(part: Part, invites: readonly Part[], nearest: Part, report: Report): void {
  const own = routesOf(part);
  const others = invites.map(routesOf);
  const [right] = others;
  if (own === undefined || right === undefined) return;
  if (others.some((each) => each === undefined || isSameList(each, own))) return;
  const [field] = fieldsOf(part.message, Route);
  report(field?.value ?? startLineSpan(part.message), {
    what: field === undefined ? 'no-route' : 'route',
    fixes: [guess('take-over-route', takeOver(part.message, Route, right))],
    related: relatedTo(nearest, fieldsOf(nearest.message, Route)[0]?.value),
  });
}

function routesOf(part: Part): readonly string[] | undefined {
  return soundValuesOf(part.message, Route)?.map((route) => textAt(part, route));
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
