/** The requests that belong to an INVITE, as blocks below it: CANCEL, ACK, BYE, and PRACK for a reliable provisional response. */

import { Authorization } from '../../sip/headers/authorization.ts';
import { CallId } from '../../sip/headers/call-id.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { CSeq } from '../../sip/headers/cseq.ts';
import { From } from '../../sip/headers/from.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import { ProxyAuthorization } from '../../sip/headers/proxy-authorization.ts';
import { RecordRoute } from '../../sip/headers/record-route.ts';
import { Route } from '../../sip/headers/route.ts';
import { RSeq } from '../../sip/headers/rseq.ts';
import { To } from '../../sip/headers/to.ts';
import { Via } from '../../sip/headers/via.ts';
import { asRequestUri } from '../../sip/request-uri.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { looseElements } from '../value-place.ts';
import { elementsOf, type HeadField, type NewMessage, type Source } from './new-block.ts';
import { tagIn } from './response.ts';

/** RFC 3261 §9.1: as its INVITE in everything but the method, with its topmost Via alone. */
export function cancelOf(invite: Source): NewMessage {
  return likeInvite(invite, 'CANCEL', invite.value(To));
}

/** RFC 3261 §17.1.1.3: within the transaction, with the To of the response. */
export function ackOfFailure(invite: Source, response: Source | undefined): NewMessage {
  const to = response === undefined ? invite.reference('response.headers.To') : response.value(To);
  return likeInvite(invite, 'ACK', to ?? invite.value(To));
}

function likeInvite(invite: Source, method: string, to: string | undefined): NewMessage {
  return {
    startLine: `${method} ${uriOf(invite)} SIP/2.0`,
    fields: [
      ...field('Via', invite.value(Via)),
      ...invite.rows(Route),
      ['Max-Forwards', '70'],
      ...field('From', invite.value(From)),
      ...field('To', to),
      ...field('Call-ID', invite.value(CallId)),
      ['CSeq', `${numberOf(invite)} ${method}`],
    ],
  };
}

/** RFC 3261 §13.2.2.4: outside of the transaction, with the number and the credentials of the INVITE. */
export function ackOfSuccess(invite: Source, response: Source | undefined): NewMessage {
  const credentials = [...invite.rows(Authorization), ...invite.rows(ProxyAuthorization)];
  return inDialog(invite, response, 'ACK', numberOf(invite), credentials);
}

/** RFC 3261 §15.1.1: a request within the dialog, with the next number (RFC 3261 §12.2.1.1). */
export function byeOf(invite: Source, response: Source | undefined, number = nextNumberOf(invite)): NewMessage {
  return inDialog(invite, response, 'BYE', number, []);
}

/** RFC 3262 §7.2: RAck names the response that it acknowledges. */
export function prackOf(invite: Source, response: Source, number = nextNumberOf(invite)): NewMessage {
  const [sequence = ''] = elementsOf(response.message, CSeq);
  return inDialog(invite, response, 'PRACK', number, [['RAck', `${response.value(RSeq) ?? ''} ${sequence}`]]);
}

/** The same request once more, under the next number and with a branch of its own: RFC 3261 §8.1.3.5 and §22.2. `changed` gives a row another value, or none. */
export function repeatOf(
  { message, rows }: Source,
  number: string,
  { uri, changed = {}, more = [] }: RepeatParts = {},
): NewMessage {
  const { startLine } = message;
  const [method, written] = startLine.kind === 'request' ? [startLine.method.text, startLine.uri.text] : ['', ''];
  const own: Readonly<Record<string, string | undefined>> = {
    Via: viaLike({ message }),
    CSeq: `${number} ${method}`,
    'Content-Length': undefined,
    ...changed,
  };
  const seen = new Set<string>();
  const fields = message.fields.flatMap((each): readonly HeadField[] => {
    const header = headerNamed(each.name.text);
    const name = header?.name ?? each.name.text;
    if (header === undefined) return [[name, each.value.text.replaceAll(/\s*[\r\n]+\s*/gu, ' ').trim()]];
    if (seen.has(name)) return [];
    seen.add(name);
    return Object.hasOwn(own, name) ? field(name, own[name]) : rows(header);
  });
  return { startLine: `${method} ${uri ?? written} SIP/2.0`, fields: [...fields, ...more], body: bodyLines(message) };
}

export interface RepeatParts {
  readonly uri?: string | undefined;
  readonly changed?: Readonly<Record<string, string | undefined>>;
  /** Rows that the request has not. */
  readonly more?: readonly HeadField[];
}

/** As lines of a block; the last one is whole. */
function bodyLines({ body }: Message): readonly string[] {
  const text = (body?.text ?? '').replace(/\r?\n$/u, '');
  return text === '' ? [] : text.split(/\r?\n/u);
}

/** RFC 3261 §12.2.1.1: Request-URI and Route by the remote target and the route set. */
export function inDialog(
  invite: Source,
  response: Source | undefined,
  method: string,
  number: string,
  more: readonly HeadField[],
  body: readonly string[] = [],
): NewMessage {
  const { uri, routes } = response === undefined ? unknownRouting(invite) : routingOf(response.message, invite);
  const to = response === undefined ? invite.reference('response.headers.To') : response.value(To);
  return {
    startLine: `${method} ${uri} SIP/2.0`,
    fields: [
      ['Via', viaLike(invite)],
      ...routes,
      ['Max-Forwards', '70'],
      ...field('From', invite.value(From)),
      ...field('To', to ?? invite.value(To)),
      ...field('Call-ID', invite.value(CallId)),
      ['CSeq', `${number} ${method}`],
      ...more,
    ],
    body,
  };
}

interface Routing {
  readonly uri: string;
  readonly routes: readonly HeadField[];
}

/** Of an answer that is still to come, only what it will hold can be named. Whether it records a route nobody knows, so that line waits behind `#`. */
function unknownRouting(invite: Source): Routing {
  const uri = invite.reference('response.headers.Contact.uri') ?? uriOf(invite);
  const routeSet = invite.reference('routeSet');
  return { uri, routes: routeSet === undefined ? [] : [['#Route', routeSet]] };
}

function routingOf(response: Message, invite: Source): Routing {
  const target = uriIn(elementsOf(response, Contact)[0]) ?? uriOf(invite);
  // RFC 3261 §12.2.1.2: within a dialog an answer renews where the far end is, not the way there.
  if (tagIn(elementsOf(invite.message, To)[0] ?? '') !== undefined)
    return { uri: asRequestUri(target), routes: invite.rows(Route) };
  const routeSet = elementsOf(response, RecordRoute).toReversed();
  const [first, ...rest] = routeSet;
  const row = (route: string): HeadField => ['Route', route];
  if (first === undefined || /;\s*lr\b/iu.test(first)) return { uri: asRequestUri(target), routes: routeSet.map(row) };
  // RFC 3261 §12.2.1.1: a strict router wants to be the Request-URI, and the target at the end of the route.
  return { uri: asRequestUri(uriIn(first) ?? target), routes: [...rest, `<${target}>`].map(row) };
}

/** The URI of a name-addr or an addr-spec. */
function uriIn(address: string | undefined): string | undefined {
  if (address === undefined || address === '*') return undefined;
  const [element] = looseElements(address, 0, address.length);
  return element?.uri === undefined ? element?.head.text : address.slice(element.uri.start, element.uri.end);
}

/** RFC 3261 §8.1.1.7: a request of its own has a branch of its own. */
function viaLike({ message }: Pick<Source, 'message'>): string {
  const [via] = elementsOf(message, Via);
  if (via === undefined) return 'SIP/2.0/UDP {{$localIp}}:{{$localPort}};branch={{$branch}};rport';
  const [element] = looseElements(via, 0, via.length);
  const params = (element?.params ?? []).filter(({ name }) => !/^(?:branch|received)$/iu.test(name.text));
  const written = params.map(({ name }) => (/^rport$/iu.test(name.text) ? ';rport' : ''));
  const maddr = params.find(({ name }) => name.text.toLowerCase() === 'maddr');
  const kept = maddr?.value === undefined ? '' : `;maddr=${maddr.value.text}`;
  return `${element?.head.text ?? via};branch={{$branch}}${kept}${written.join('')}`;
}

function uriOf({ message: { startLine }, reference }: Source): string {
  if (startLine.kind !== 'request') return '';
  const { text } = startLine.uri;
  return text.includes('{{$') ? (reference('request.uri') ?? text) : text;
}

function numberOf(invite: Source): string {
  const number = writtenNumber(invite);
  return number.includes('{{') ? (invite.reference('request.headers.CSeq.number') ?? number) : number;
}

function nextNumberOf(invite: Source): string {
  const number = writtenNumber(invite);
  return /^\d+$/u.test(number) ? String(Number(number) + 1) : '{{$cseq +1}}';
}

/** Without the method behind it. */
function writtenNumber({ message }: Source): string {
  return (elementsOf(message, CSeq)[0] ?? '1').replace(/\s+\S+$/u, '');
}

function field(name: string, value: string | undefined): readonly HeadField[] {
  return value === undefined || value === '' ? [] : [[name, value]];
}
