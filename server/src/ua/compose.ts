/** Puts messages of our own together: requests within a transaction or dialog, and responses. */

import { fieldsOf, firstValue, type Via } from './fields.ts';
import type { RequestMessage } from './received.ts';
import { type Address, written } from './transport/transport.ts';

export type HeadField = readonly [name: string, value: string];

/** A whole message; Content-Length is counted, one byte a character. */
export function composed(startLine: string, fields: readonly HeadField[], body = ''): string {
  const lines = [...fields, ['Content-Length', String(body.length)]].map(([name, value]) => `${name}: ${value}`);
  return [startLine, ...lines, '', body].join('\r\n');
}

/** All fields of the given names, as they stand there, folds undone. */
export function copied(from: RequestMessage, names: readonly string[]): HeadField[] {
  return names.flatMap((name) => fieldsOf(from, name).map(({ value }): HeadField => [name, oneLine(value.text)]));
}

/** The Via of another request of the same user agent: the same sent-by and parameters with another branch, and the transport that is used. */
export function viaLike(via: Via | undefined, transport: string, branch: string, local: Address): string {
  if (via === undefined || via.host === '') return `SIP/2.0/${transport} ${written(local)};branch=${branch};rport`;
  const port = via.port === undefined ? '' : `:${via.port}`;
  const sentBy = `${via.host.includes(':') ? `[${via.host}]` : via.host}${port}`;
  const rport = via.params.has('rport') ? ';rport' : '';
  const maddr = via.params.has('maddr') ? `;maddr=${via.params.get('maddr')}` : '';
  return `SIP/2.0/${transport} ${sentBy};branch=${branch}${maddr}${rport}`;
}

export interface Answer {
  readonly status: number;
  readonly reason: string;
  /** Added to the To that has none. */
  readonly tag?: string;
  readonly fields?: readonly HeadField[];
  readonly body?: string;
}

/**
 * RFC 3261 §8.2.6.2: Via, From, To, Call-ID and CSeq are the request's.
 * A field that the request lacks is left out: a message without To is answered, not stumbled over.
 */
export function responseTo(request: RequestMessage, topmostVia: string, answer: Answer): string {
  const [, ...otherVias] = copied(request, ['Via']);
  const first = fieldsOf(request, 'Via').length === 0 ? [] : [['Via', topmostVia] as const];
  const to = firstValue(request, 'To');
  const fields: HeadField[] = [
    ...first,
    ...otherVias,
    ...copied(request, ['From']).slice(0, 1),
    ...(to === undefined ? [] : [['To', withTag(oneLine(to), answer.tag)] as const]),
    ...copied(request, ['Call-ID']).slice(0, 1),
    ...copied(request, ['CSeq']).slice(0, 1),
    ...(answer.fields ?? []),
  ];
  return composed(`SIP/2.0 ${answer.status} ${answer.reason}`, fields, answer.body);
}

function withTag(to: string, tag: string | undefined): string {
  return tag === undefined || /;\s*tag\s*=/i.test(to) ? to : `${to};tag=${tag}`;
}

/** What is copied must not bring a line end of its own. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}
