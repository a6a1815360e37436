/** Puts messages of our own together: requests within a transaction or dialog, and responses. */

import { CallId } from '../sip/headers/call-id.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { Via } from '../sip/headers/via.ts';
import { elementsOf, fieldsOf, firstValue, type Named, type TopmostVia, tagOf } from './fields.ts';
import type { RequestMessage } from './received.ts';
import { type Address, written } from './transport/transport.ts';

export type HeadField = readonly [name: string, value: string];

/** A whole message; Content-Length is counted, one byte a character. */
export function composed(startLine: string, fields: readonly HeadField[], body = ''): string {
  const lines = [...fields, ['Content-Length', String(body.length)]].map(([name, value]) => `${name}: ${value}`);
  return [startLine, ...lines, '', body].join('\r\n');
}

/** All fields of the given headers, as they stand there, folds undone. */
export function copied(from: RequestMessage, definitions: readonly Named[]): HeadField[] {
  return definitions.flatMap((definition) =>
    fieldsOf(from, definition).map(({ value }): HeadField => [definition.name, oneLine(value.text)]),
  );
}

/**
 * The Via of another request of the same user agent: the same sent-by with another branch, and the transport that is used.
 * It may leave from another port than the INVITE did, so over UDP it asks for its answer there (RFC 3581).
 */
export function viaLike(via: TopmostVia | undefined, transport: string, branch: string, local: Address): string {
  const rport = transport === 'UDP' ? ';rport' : '';
  if (via === undefined || via.host === '') return `SIP/2.0/${transport} ${written(local)};branch=${branch}${rport}`;
  const port = via.port === undefined ? '' : `:${via.port}`;
  const sentBy = `${via.host.includes(':') ? `[${via.host}]` : via.host}${port}`;
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
  const [, ...lowerVias] = elementsOf(request, Via);
  const first = fieldsOf(request, Via).length === 0 ? [] : [['Via', topmostVia] as const];
  const to = firstValue(request, To);
  const tag = answer.tag === undefined || tagOf(request, To) !== undefined ? '' : `;tag=${answer.tag}`;
  const fields: HeadField[] = [
    ...first,
    ...lowerVias.map((via): HeadField => ['Via', via]),
    ...copied(request, [From]).slice(0, 1),
    ...(to === undefined ? [] : [['To', oneLine(to) + tag] as const]),
    ...copied(request, [CallId]).slice(0, 1),
    ...copied(request, [CSeq]).slice(0, 1),
    ...(answer.fields ?? []),
  ];
  return composed(`SIP/2.0 ${answer.status} ${answer.reason}`, fields, answer.body);
}

/** What is copied must not bring a line end of its own. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}
