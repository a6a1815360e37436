/** What may come next behind a refusal that says how the request would be taken: RFC 3261 §8.1.3.4 and §8.1.3.5, and the like. */

import { Accept } from '../../sip/headers/accept.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { Expires } from '../../sip/headers/expires.ts';
import { From } from '../../sip/headers/from.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { MinExpires } from '../../sip/headers/min-expires.ts';
import { MinSe } from '../../sip/headers/min-se.ts';
import { ProxyAuthenticate } from '../../sip/headers/proxy-authenticate.ts';
import { ProxyRequire } from '../../sip/headers/proxy-require.ts';
import { Require } from '../../sip/headers/require.ts';
import { SessionExpires } from '../../sip/headers/session-expires.ts';
import { Supported } from '../../sip/headers/supported.ts';
import { To } from '../../sip/headers/to.ts';
import { Unsupported } from '../../sip/headers/unsupported.ts';
import { Warning } from '../../sip/headers/warning.ts';
import { WwwAuthenticate } from '../../sip/headers/www-authenticate.ts';
import { elementsOf, type MessageBlock, methodOf } from '../refactor/new-block.ts';
import { tagIn } from '../refactor/response.ts';
import type { Changes, Repeat } from './repeat.ts';

/** How a request is sent once more; `undefined` takes a row out. */
export interface Refused {
  readonly request: MessageBlock;
  readonly response: MessageBlock;
}

/** By status code; a 3xx by its class. */
const repeats: Readonly<Record<number, (refused: Refused) => readonly Repeat[]>> = {
  300: redirected,
  401: (refused) => authenticated(refused, WwwAuthenticate),
  407: (refused) => authenticated(refused, ProxyAuthenticate),
  412: renewed,
  415: withoutBody,
  420: withoutExtensions,
  421: withExtensions,
  422: longerSession,
  423: longer,
  488: withoutOffer,
  491: later,
  606: withoutOffer,
};

export function repeatsBehind(code: number, refused: Refused): readonly Repeat[] {
  const asked = code < 400 ? 300 : code;
  return repeats[asked]?.(refused) ?? [];
}

function authenticated({ request, response }: Refused, header: HeaderDefinition): readonly Repeat[] {
  const [challenge] = elementsOf(response.message, header);
  if (challenge === undefined) return [];
  const realm = /\brealm\s*=\s*"([^"]*)"/iu.exec(challenge)?.[1] ?? '';
  return [{ kind: 'authenticate', args: { realm }, directives: [`# @auth ${userOf(request)}`] }];
}

/** RFC 3261 §8.1.3.4: only by a click, and to each place that is named. */
function redirected({ response }: Refused): readonly Repeat[] {
  return elementsOf(response.message, Contact).flatMap((contact) => {
    const uri = /<([^<>]*)>/u.exec(contact)?.[1] ?? contact.split(';', 1)[0]?.trim() ?? '';
    return uri === '' || uri === '*' ? [] : [{ kind: 'redirect', args: { uri }, uri }];
  });
}

/** RFC 3261 §10.2.8 and §21.4.17: as long as the far end wants it at least, for every contact. */
function longer({ request, response }: Refused): readonly Repeat[] {
  const [seconds] = elementsOf(response.message, MinExpires);
  if (seconds === undefined) return [];
  return [{ kind: 'longer', args: { seconds }, changed: { ...withoutExpires(request), Expires: seconds } }];
}

/** RFC 4028 §7.3: the largest Min-SE that came so far, and a Session-Expires that is no smaller (§4). */
function longerSession({ request, response }: Refused): readonly Repeat[] {
  const [least = ''] = elementsOf(response.message, MinSe);
  const seconds = /^\d+/u.exec(least)?.[0];
  if (seconds === undefined) return [];
  const [asked = ''] = elementsOf(request.message, SessionExpires);
  const [before = ''] = elementsOf(request.message, MinSe);
  const largest = (...texts: string[]) => Math.max(...texts.map((text) => Number(/^\d+/u.exec(text)?.[0] ?? 0)));
  const minimum = String(largest(least, before));
  const interval = `${largest(minimum, asked)}${asked.replace(/^\d+/u, '')}`;
  const changed: Changes = { 'Session-Expires': interval, 'Min-SE': minimum };
  return [{ kind: 'longer-session', args: { seconds: minimum }, changed }];
}

/** RFC 3261 §8.1.3.5: without what the far end does not support. */
function withoutExtensions({ request, response }: Refused): readonly Repeat[] {
  const unknown = new Set(tagsIn(response, Unsupported).map((tag) => tag.toLowerCase()));
  if (unknown.size === 0) return [];
  const rest = (header: HeaderDefinition): string | undefined => {
    const tags = tagsIn(request, header).filter((tag) => !unknown.has(tag.toLowerCase()));
    return tags.length === 0 ? undefined : tags.join(', ');
  };
  const changed: Changes = { Require: rest(Require), 'Proxy-Require': rest(ProxyRequire), Supported: rest(Supported) };
  return [{ kind: 'without-extensions', args: { tags: [...unknown].join(', ') }, changed }];
}

/** RFC 3261 §21.4.16: with what the far end wants. */
function withExtensions({ request, response }: Refused): readonly Repeat[] {
  const wanted = tagsIn(response, Require);
  if (wanted.length === 0) return [];
  const all = new Set([...tagsIn(request, Supported), ...wanted]);
  return [{ kind: 'with-extensions', args: { tags: wanted.join(', ') }, changed: { Supported: [...all].join(', ') } }];
}

/** RFC 3261 §21.4.13: Accept tells which types would be taken. */
function withoutBody({ request, response }: Refused): readonly Repeat[] {
  if (request.message.body === undefined) return [];
  const types = elementsOf(response.message, Accept).join(', ');
  return [{ kind: 'without-body', args: { types: types === '' ? '*' : types }, isBodiless: true }];
}

/** RFC 3261 §21.4.26: Warning says what the offer lacked; an INVITE without one lets the far end make its own (§13.2.1). */
function withoutOffer({ request, response }: Refused): readonly Repeat[] {
  if (methodOf(request) !== 'INVITE' || request.message.body === undefined) return [];
  const warning = /"([^"]*)"/u.exec(elementsOf(response.message, Warning)[0] ?? '')?.[1] ?? '';
  const args = warning === '' ? {} : { warning: warning.slice(0, 80) };
  return [{ kind: 'without-offer', args, isBodiless: true }];
}

/** RFC 3261 §14.1: whoever owns the Call-ID waits between 2.1 and 4 seconds. */
function later({ request }: Refused): readonly Repeat[] {
  const isInDialog = tagIn(elementsOf(request.message, To)[0] ?? '') !== undefined;
  return isInDialog ? [{ kind: 'later', directives: ['# @sleep 3s'] }] : [];
}

/** RFC 3903 §4.4: what is not known any more is published anew, with its state. */
function renewed({ request }: Refused): readonly Repeat[] {
  // What was to be removed is gone.
  const isRemoval = Number(elementsOf(request.message, Expires)[0]) === 0;
  if (methodOf(request) !== 'PUBLISH' || isRemoval) return [];
  // What only refreshed has no state to publish.
  const kind = (request.message.body?.text ?? '').trim() === '' ? 'publish-state' : 'publish-anew';
  return [{ kind, changed: { 'SIP-If-Match': undefined } }];
}

/** For every contact, since one of its own comes before Expires: RFC 3261 §10.2.1.1. */
export function withoutExpires({ message }: MessageBlock): Changes {
  const contacts = elementsOf(message, Contact).map((contact) => contact.replace(/;\s*expires\s*=\s*[^;,\s]*/iu, ''));
  return { Contact: contacts.join(', ') };
}

function tagsIn({ message }: MessageBlock, header: HeaderDefinition): readonly string[] {
  return elementsOf(message, header).filter((tag) => tag !== '');
}

function userOf({ message }: MessageBlock): string {
  const [, user = ''] = /sips?:([^@:;>\s]+)(?::[^@]*)?@/iu.exec(elementsOf(message, From)[0] ?? '') ?? [];
  return user === '' ? 'user' : user;
}
