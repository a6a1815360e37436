/** A call that came in and was answered, seen as if we had made it: so that what comes next is composed in one way. RFC 3261 §12.1.1. */

import { Allow } from '../../sip/headers/allow.ts';
import { CallId } from '../../sip/headers/call-id.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { ContentLength } from '../../sip/headers/content-length.ts';
import { ContentType } from '../../sip/headers/content-type.ts';
import { From } from '../../sip/headers/from.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { headerNamed } from '../../sip/headers/index.ts';
import { MinSe } from '../../sip/headers/min-se.ts';
import { ProxyRequire } from '../../sip/headers/proxy-require.ts';
import { RecordRoute } from '../../sip/headers/record-route.ts';
import { Require } from '../../sip/headers/require.ts';
import { SessionExpires } from '../../sip/headers/session-expires.ts';
import { Supported } from '../../sip/headers/supported.ts';
import { To } from '../../sip/headers/to.ts';
import { Via } from '../../sip/headers/via.ts';
import { elementsOf, type MessageBlock } from '../refactor/new-block.ts';
import { writtenBlock } from './next-step.ts';
import { linesOf } from './session-change.ts';

/** A call as the caller has it. */
export interface Mirrored {
  readonly request: MessageBlock;
  readonly response: MessageBlock;
}

/** A request of the far end, and the 2xx that we sent. */
export interface Accepted {
  readonly asked: MessageBlock;
  readonly answer: MessageBlock;
}

/** `local` is our end of the way. */
export function mirrored(
  opening: Accepted,
  { local, transport }: { readonly local: string; readonly transport: string },
): Mirrored | undefined {
  const { asked, answer } = opening;
  const [near = '', far = ''] = [elementsOf(answer.message, To)[0], elementsOf(asked.message, From)[0]];
  const target = /<([^<>]*)>/u.exec(elementsOf(asked.message, Contact)[0] ?? '')?.[1] ?? '';
  // Ours has sent nothing yet, so that its numbers begin with 1.
  const request = made([
    `INVITE ${target} SIP/2.0`,
    `${Via.name}: SIP/2.0/${transport.toUpperCase()} ${local};branch=z9hG4bK0${transport === 'udp' ? ';rport' : ''}`,
    `From: ${near}`,
    `To: ${far.replace(/;\s*tag\s*=[^;]*/iu, '')}`,
    ...rowsOf(asked, [CallId]),
    'CSeq: 0 INVITE',
    ...rowsOf(answer, [Contact]),
  ]);
  const response = made([
    'SIP/2.0 200 OK',
    `To: ${far}`,
    ...elementsOf(asked.message, RecordRoute)
      .toReversed()
      .map((route) => `${RecordRoute.name}: ${route}`),
    ...rowsOf(asked, [Contact, Allow]),
    'CSeq: 0 INVITE',
  ]);
  return request === undefined || response === undefined ? undefined : renewed({ request, response }, opening);
}

/** The same call after the far end has renewed it: where it is now (RFC 3261 §12.2.2), the session that we described last, and the session timer (RFC 4028 §7.4). */
export function renewed(call: Mirrored, { asked, answer }: Accepted): Mirrored {
  const session = linesOf(answer.message);
  const hasMoved = elementsOf(asked.message, Contact).length > 0;
  const timed = elementsOf(answer.message, SessionExpires).length > 0;
  const described = session.length > 0 ? session : bodyOf(call.request);
  const request = made(
    [
      ...headWithout(call.request, [ContentLength, ContentType, Supported, Require, ProxyRequire, MinSe]),
      ...(timed ? [`${Supported.name}: ${supportedBy(answer).join(', ')}`, ...rowsOf(asked, [MinSe])] : []),
      ...rowsOf(session.length > 0 ? answer : call.request, [ContentType]),
    ],
    described,
  );
  const response = made(
    [
      ...headWithout(call.response, [ContentLength, SessionExpires, ...(hasMoved ? [Contact] : [])]),
      ...(hasMoved ? rowsOf(asked, [Contact]) : []),
      ...elementsOf(answer.message, SessionExpires).map((value) => `${SessionExpires.name}: ${swapped(value)}`),
    ],
    bodyOf(call.response),
  );
  return request === undefined || response === undefined ? call : { request, response };
}

/** Who called is `uac` in the answer, and `uas` in what we send. */
function swapped(interval: string): string {
  return interval.replace(/(;\s*refresher\s*=\s*ua)([cs])\b/iu, (_all, name: string, side: string) => {
    return `${name}${side.toLowerCase() === 'c' ? 's' : 'c'}`;
  });
}

/** RFC 4028 §7.1: whoever renews a session with a timer supports timers. */
function supportedBy({ message }: MessageBlock): readonly string[] {
  const tags = elementsOf(message, Supported);
  return tags.some((tag) => tag.toLowerCase() === 'timer') ? tags : [...tags, 'timer'];
}

function rowsOf({ message }: MessageBlock, headers: readonly HeaderDefinition[]): readonly string[] {
  return headers.flatMap((header) => elementsOf(message, header).map((value) => `${header.name}: ${value}`));
}

/** Start line and header fields, but for some. */
function headWithout({ message }: MessageBlock, headers: readonly HeaderDefinition[]): readonly string[] {
  const { source, startLine, fields } = message;
  const others = fields.filter(({ name }) => {
    const header = headerNamed(name.text);
    return header === undefined || !headers.includes(header);
  });
  return [startLine, ...others].map(({ start, end }) => source.slice(start, end).replace(/\s+$/u, ''));
}

function bodyOf({ message }: MessageBlock): readonly string[] {
  const text = (message.body?.text ?? '').replace(/\r?\n$/u, '');
  return text === '' ? [] : text.split(/\r?\n/u);
}

/** Nothing in it needs a backslash any more. */
function made(head: readonly string[], body: readonly string[] = []): MessageBlock | undefined {
  return writtenBlock(`${[...head, '', ...body].join('\n')}\n`);
}
