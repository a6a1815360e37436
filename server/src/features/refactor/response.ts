/** A response to a request, as a block below it: RFC 3261 §8.2.6 says what it takes over. */

import { sdpOf } from '../../sip/bodies/index.ts';
import { Allow } from '../../sip/headers/allow.ts';
import { CallId } from '../../sip/headers/call-id.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { ContentType } from '../../sip/headers/content-type.ts';
import { CSeq } from '../../sip/headers/cseq.ts';
import { Expires } from '../../sip/headers/expires.ts';
import { From } from '../../sip/headers/from.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import { RecordRoute } from '../../sip/headers/record-route.ts';
import { Require } from '../../sip/headers/require.ts';
import { RSeq } from '../../sip/headers/rseq.ts';
import { Timestamp } from '../../sip/headers/timestamp.ts';
import { To } from '../../sip/headers/to.ts';
import { Via } from '../../sip/headers/via.ts';
import { methodNamed } from '../../sip/methods.ts';
import { statusCode } from '../../sip/status-codes.ts';
import { usualValues } from '../completion/usual-values.ts';
import { answerTo, ownOffer } from './answer-sdp.ts';
import type { NewMessage } from './new-block.ts';
import { elementsOf, type HeadField, type MessageBlock, type Source } from './new-block.ts';
import { asksTooShort, grantedTimer } from './session-timer.ts';

/** The answers that are wanted most, by method; those of any other method stand at `other`. */
const codes: Readonly<Record<string, readonly number[]>> = {
  INVITE: [100, 180, 183, 200, 302, 401, 404, 407, 486, 487, 488, 500, 603],
  REGISTER: [200, 401, 403, 404, 423, 500],
  SUBSCRIBE: [200, 401, 404, 423, 481, 489, 500],
  NOTIFY: [200, 481, 500],
  OPTIONS: [200, 404, 486, 500],
  CANCEL: [200, 481],
  BYE: [200, 481],
  PRACK: [200, 481],
  other: [200, 401, 404, 405, 481, 500],
};

const none: readonly number[] = [];

/** Requests beside INVITE whose description is an offer, which the 200 answers. */
const mayOffer: ReadonlySet<string> = new Set(['UPDATE', 'PRACK']);

/** RFC 3261 §17.1.1.3: nothing answers an ACK. RFC 4028 §9: 422 refuses an interval that is too short. */
export function codesFor({ message }: MessageBlock): readonly number[] {
  const method = message.startLine.kind === 'request' ? message.startLine.method.text : '';
  if (method === 'ACK') return none;
  const usual = (Object.hasOwn(codes, method) ? codes[method] : codes.other) ?? none;
  const mayBeTimed = method === 'INVITE' || method === 'UPDATE';
  return mayBeTimed && asksTooShort(message) ? [...usual, 422].toSorted((one, other) => one - other) : usual;
}

/** `tag` is the one that an earlier answer to the same request has given, where there is one. */
export function responseWith(code: number, block: MessageBlock, source: Source, tag: string | undefined): NewMessage {
  const { message } = source;
  const method = message.startLine.kind === 'request' ? message.startLine.method.text : '';
  const body = bodyOf(code, method, block);
  const fields: HeadField[] = [
    ...source.rows(Via),
    ...(code > 100 && code < 300 && methodNamed(method)?.createsDialog === true ? source.rows(RecordRoute) : []),
    ...first('From', source.value(From)),
    ...first('To', toOf(code, source, tag)),
    ...first('Call-ID', source.value(CallId)),
    ...first('CSeq', sequenceOf(source, method)),
    // RFC 3261 §8.2.6.1.
    ...(code === 100 ? first('Timestamp', source.value(Timestamp)) : []),
    ...reliably(code, method, source),
    ...contacts(code, method, source),
    ...expected(code, method, source),
    ...(body.length === 0 ? [] : [['Content-Type', 'application/sdp'] as const]),
  ];
  return { startLine: `SIP/2.0 ${code} ${statusCode(code)?.phrase ?? ''}`.trim(), fields, body };
}

/** RFC 3261 §8.2.6.2: all but 100 have a tag in To, and all answers to one request the same. */
function toOf(code: number, source: Source, tag: string | undefined): string | undefined {
  const to = source.value(To);
  const [written = ''] = elementsOf(source.message, To);
  return to === undefined || code === 100 || hasTag(written) ? to : `${to};tag=${tag ?? '{{$tag}}'}`;
}

function hasTag(address: string): boolean {
  return tagIn(address) !== undefined;
}

/** The tag of an address, behind its angle brackets. */
export function tagIn(address: string): string | undefined {
  return /;\s*tag\s*=\s*(?<tag>[^;,\s]+)/iu.exec(address.slice(address.lastIndexOf('>') + 1))?.groups?.tag;
}

function sequenceOf(source: Source, method: string): string | undefined {
  const [written = ''] = elementsOf(source.message, CSeq);
  const number = written.includes('{{') ? source.reference('request.headers.CSeq.number') : undefined;
  return number === undefined ? source.value(CSeq) : `${number} ${method}`;
}

/** RFC 3262 §3: who requires it gets each provisional response but 100 reliably. The next one counts one up. */
function reliably(code: number, method: string, { message }: Source): readonly HeadField[] {
  const isRequired = elementsOf(message, Require).some((tag) => tag.toLowerCase() === '100rel');
  if (method !== 'INVITE' || code <= 100 || code >= 200 || !isRequired) return [];
  return [
    [Require.name, '100rel'],
    [RSeq.name, '1'],
  ];
}

/** RFC 3261 §12.1.1 wants one where a dialog comes about; RFC 3261 §10.3 wants all bindings, and when they end. */
function contacts(code: number, method: string, source: Source): readonly HeadField[] {
  if (method === 'REGISTER' && code === 200) {
    const lasting = elementsOf(source.message, Expires)[0] ?? '3600';
    return elementsOf(source.message, Contact).flatMap((contact, index) => {
      if (contact === '*') return [];
      const value = source.value(Contact, index) ?? contact;
      return [['Contact', /;\s*expires\s*=/iu.test(contact) ? value : `${value};expires=${lasting}`] as const];
    });
  }
  if (code <= 100 || code >= 300) return [];
  return methodNamed(method)?.targetRefresh === true && method !== 'NOTIFY' ? [['Contact', ownContact(source)]] : [];
}

/** RFC 3261 §12.1.1: a sips Request-URI wants a sips Contact. */
function ownContact({ message: { startLine } }: Source): string {
  const uri = startLine.kind === 'request' ? startLine.uri.text : '';
  const [, scheme = 'sip', user = ''] = /^(sips?):(?:([^@:;]+)[^@]*@)?/iu.exec(uri) ?? [];
  return `<${scheme.toLowerCase()}:${user === '' ? '' : `${user}@`}{{$localIp}}:{{$localPort}}>`;
}

function expected(code: number, method: string, source: Source): readonly HeadField[] {
  const { message } = source;
  if (code === 420) return first('Unsupported', elementsOf(message, Require).join(', '));
  if (code === 200) return expectedOfSuccess(method, source);
  const [name] = statusCode(code)?.expects ?? [];
  const header = headerNamed(name ?? '');
  if (name === undefined || header === undefined) return [];
  const value = usualValues(header.name, undefined)[0] ?? header.example;
  return [[header.name, value.replaceAll(/[‹›]/gu, '')]];
}

/** RFC 3261 §11.2 and §13.3.1.4, RFC 4028 §9, RFC 6665 §4.2.1.2, RFC 3903 §6. */
function expectedOfSuccess(method: string, source: Source): readonly HeadField[] {
  const allow: HeadField = ['Allow', usualValues(Allow.name, undefined)[0] ?? Allow.example];
  const expires: HeadField = ['Expires', elementsOf(source.message, Expires)[0] ?? '3600'];
  switch (method) {
    case 'INVITE':
      return [allow, ...grantedTimer(source.message)];
    case 'UPDATE':
      return grantedTimer(source.message);
    case 'OPTIONS':
      return [allow, ['Accept', 'application/sdp']];
    case 'SUBSCRIBE':
      return [expires];
    case 'PUBLISH':
      return [expires, ['SIP-ETag', '{{$tag}}']];
    default:
      return [];
  }
}

/** RFC 3261 §13.3.1.4: a 2xx to INVITE answers the offer, or makes one where there is none; UPDATE and PRACK may make one too (RFC 3311 §5.2, RFC 3262 §5). */
function bodyOf(code: number, method: string, block: MessageBlock): readonly string[] {
  const mayAnswer = method === 'INVITE' ? code === 183 || code === 200 : code === 200 && mayOffer.has(method);
  if (!mayAnswer) return [];
  const offer = sdpOf(block);
  if (offer !== undefined) return answerTo(offer);
  if (method !== 'INVITE') return [];
  const hasOther = elementsOf(block.message, ContentType).length > 0;
  return code === 200 && !hasOther ? ownOffer : [];
}

function first(name: string, value: string | undefined): readonly HeadField[] {
  return value === undefined || value === '' ? [] : [[name, value]];
}
