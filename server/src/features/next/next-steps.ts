/** What may come next, by what was sent and what came back: the requests that a user agent would send now, filled from both. */

import { sdpOf } from '../../sip/bodies/index.ts';
import { Allow } from '../../sip/headers/allow.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { Event } from '../../sip/headers/event.ts';
import { Expires } from '../../sip/headers/expires.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { MinSe } from '../../sip/headers/min-se.ts';
import { ProxyRequire } from '../../sip/headers/proxy-require.ts';
import { Require } from '../../sip/headers/require.ts';
import { RSeq } from '../../sip/headers/rseq.ts';
import { SessionExpires } from '../../sip/headers/session-expires.ts';
import { SipETag } from '../../sip/headers/sip-etag.ts';
import { Supported } from '../../sip/headers/supported.ts';
import { To } from '../../sip/headers/to.ts';
import type { Arguments } from '../../sip/problem.ts';
import { answerTo } from '../refactor/answer-sdp.ts';
import {
  codeOf,
  elementsOf,
  type HeadField,
  type MessageBlock,
  methodOf,
  type NewMessage,
  sourceOf,
} from '../refactor/new-block.ts';
import { ackOfSuccess, byeOf, cancelOf, inDialog, prackOf } from '../refactor/request.ts';
import { tagIn } from '../refactor/response.ts';
import type { NextStep } from './next-step.ts';
import { repeatsBehind, withoutExpires } from './refusals.ts';
import { type Repeat, repeated } from './repeat.ts';
import { changedSession, isHeld } from './session-change.ts';

/** What is known of an exchange. */
export interface Told {
  /** The request as it was sent last, with credentials where it was repeated with them. */
  readonly request: MessageBlock;
  /** The answers to it, in order. */
  readonly responses: readonly MessageBlock[];
  /** True while the far ends of what it opened may be spoken to. */
  readonly isOpen: boolean;
  /** The To tags of 2xx that an ACK was sent for. */
  readonly acknowledged: ReadonlySet<string>;
  /** The next CSeq number. */
  readonly number: number;
  /** `# @…` lines of the request that say how it goes where it goes. */
  readonly way: readonly string[];
  /** The same for a request that goes by its route set: a target of the file or the settings does not count there. */
  readonly wayInDialog: (hop: string) => readonly string[];
}

/** One answer, with all else that is known. */
interface Answered extends Told {
  readonly response: MessageBlock;
  readonly code: number;
}

export function nextSteps(told: Told): readonly NextStep[] {
  const final = told.responses.filter((each) => codeOf(each) >= 200);
  const last = final.at(-1) ?? told.responses.at(-1);
  if (methodOf(told.request) === 'INVITE') return behindInvite(told, final);
  if (last === undefined) return [];
  const answered = { ...told, response: last, code: codeOf(last) };
  return answered.code < 300 ? behindSuccess(answered) : behindRefusal(answered);
}

function behindInvite(told: Told, final: readonly MessageBlock[]): readonly NextStep[] {
  const successes = final.filter((each) => codeOf(each) < 300);
  if (successes.length > 0) {
    if (!told.isOpen) return [];
    // Each fork that answered has a dialog of its own: RFC 3261 §13.2.2.4.
    const forks = new Map(successes.map((each) => [tagOf(each), each]));
    return [...forks].flatMap(([fork, response]) => {
      const steps = behindAccepted({ ...told, response, code: 200 });
      return forks.size === 1 ? steps : steps.map((step) => ({ ...step, fork }));
    });
  }
  const [refused] = final;
  if (refused !== undefined) return behindRefusal({ ...told, response: refused, code: codeOf(refused) });
  const last = told.responses.at(-1);
  // RFC 3261 §9.1: a CANCEL waits for a provisional answer.
  return last === undefined ? [] : behindProvisional({ ...told, response: last, code: codeOf(last) });
}

function behindProvisional(told: Answered): readonly NextStep[] {
  const { request, response, number } = told;
  const [invite, answer] = [sourceOf(request), sourceOf(response)];
  const isReliable = [RSeq, Require].every((header) => elementsOf(response.message, header).length > 0);
  const offer = sdpOf(request) === undefined ? sdpOf(response) : undefined;
  const prack = prackOf(invite, answer, String(number));
  // RFC 3262 §5: an offer that came reliably is answered in the PRACK.
  const body = offer === undefined ? [] : answerTo(offer);
  return [
    ...(isReliable ? [inside(told, offer === undefined ? 'prack' : 'prack-answer', carrying(prack, body))] : []),
    ...(tagOf(response) !== '' && takes(response, 'UPDATE') ? [update(told)] : []),
    outside(told, 'cancel', cancelOf(invite)),
  ];
}

function behindAccepted(told: Answered): readonly NextStep[] {
  const { request, response, number, acknowledged } = told;
  const [invite, answer] = [sourceOf(request), sourceOf(response)];
  if (!acknowledged.has(tagOf(response))) {
    const offer = sdpOf(request) === undefined ? sdpOf(response) : undefined;
    const ack = carrying(ackOfSuccess(invite, answer), offer === undefined ? [] : answerTo(offer));
    return [inside(told, offer === undefined ? 'ack' : 'ack-answer', ack)];
  }
  const change = isHeld(request) ? 'resume' : 'hold';
  const fields = [...copies(request, [Contact]), ...sessionTimer(told)];
  const again = inDialog(invite, answer, 'INVITE', String(number), fields);
  return [
    inside(told, 'bye', byeOf(invite, answer, String(number))),
    inside(told, change, carrying(again, changedSession(request, change))),
    inside(told, 'reinvite', carrying(again, changedSession(request, 'keep'))),
    ...(takes(response, 'UPDATE') ? [update(told)] : []),
    ...(takes(response, 'REFER') ? [refer(told)] : []),
  ];
}

/** RFC 3311 §5.1. It also renews where we are, and so brings our Contact. */
function update(told: Answered): NextStep {
  const { request, response, number } = told;
  const fields = [...copies(request, [Contact]), ...sessionTimer(told)];
  return inside(told, 'update', inDialog(sourceOf(request), sourceOf(response), 'UPDATE', String(number), fields));
}

/** RFC 4028 §7.4: what renews a session with a timer asks for the same interval, refresher and extensions; without them it would end the timer. */
function sessionTimer({ request, response }: Answered): readonly HeadField[] {
  const [interval] = elementsOf(response.message, SessionExpires);
  if (interval === undefined) return [];
  const kept = [Supported, Require, ProxyRequire, MinSe].flatMap((header): readonly HeadField[] => {
    const values = elementsOf(request.message, header);
    return values.length === 0 ? [] : [[header.name, values.join(', ')]];
  });
  return [...kept, [SessionExpires.name, interval]];
}

/** RFC 3515 §2.4.1: within the dialog, with one Refer-To; it opens a subscription, and so brings our Contact. */
function refer(told: Answered): NextStep {
  const { request, response, number } = told;
  const fields: readonly HeadField[] = [['Refer-To', '<sip:carol@example.com>'], ...copies(request, [Contact])];
  return inside(told, 'refer', inDialog(sourceOf(request), sourceOf(response), 'REFER', String(number), fields));
}

function behindSuccess(told: Answered): readonly NextStep[] {
  const { request, response, number } = told;
  const asked = elementsOf(request.message, Expires)[0];
  switch (methodOf(request)) {
    case 'REGISTER':
      return asked === '0' || elementsOf(request.message, Contact).length === 0
        ? []
        : [
            again(told, { kind: 'refresh' }),
            again(told, { kind: 'unregister', changed: { ...withoutExpires(request), Expires: '0' } }),
          ];
    case 'SUBSCRIBE': {
      const rows = copies(request, [Event, Contact]);
      const renew = (seconds: string): NewMessage =>
        inDialog(sourceOf(request), sourceOf(response), 'SUBSCRIBE', String(number), [...rows, ['Expires', seconds]]);
      if (asked === '0') return [];
      return [
        inside(told, 'subscribe', renew(elementsOf(response.message, Expires)[0] ?? asked ?? '3600')),
        inside(told, 'unsubscribe', renew('0')),
      ];
    }
    case 'PUBLISH': {
      const [tag] = elementsOf(response.message, SipETag);
      return asked === '0' || tag === undefined
        ? []
        : [again(told, published('publish', tag, asked)), again(told, published('unpublish', tag, '0'))];
    }
    default:
      return [];
  }
}

/** RFC 3903 §4.1: what is only renewed or taken back has no body. */
function published(kind: string, tag: string, seconds: string | undefined): Repeat {
  return { kind, changed: { 'SIP-If-Match': tag, Expires: seconds ?? '3600' }, isBodiless: true };
}

function behindRefusal(told: Answered): readonly NextStep[] {
  const { request, response, code } = told;
  return repeatsBehind(code, { request, response }).map((repeat) => {
    // A place that is named in an answer is not reached by the way of the first one.
    return again(repeat.uri === undefined ? told : { ...told, way: [] }, repeat);
  });
}

/** The same request once more. */
function again(told: Answered, repeat: Repeat): NextStep {
  const { kind, args = {}, directives = [] } = repeat;
  return outside(told, kind, repeated(told.request, told.number, repeat), args, directives);
}

function outside(
  told: Told,
  kind: string,
  made: NewMessage,
  args: Arguments = {},
  directives: readonly string[] = [],
): NextStep {
  const method = methodOf(told.request);
  // An account that the block names already is not named twice.
  const isNamed = told.way.some((line) => line.startsWith('# @auth'));
  return { kind, args: { method, ...args }, made, directives: [...told.way, ...(isNamed ? [] : directives)] };
}

/** A request within the dialog that an answer opened. */
function inside(told: Answered, kind: string, made: NewMessage): NextStep {
  const [method = '', uri = ''] = made.startLine.split(' ');
  const route = made.fields.find(([name]) => name === 'Route')?.[1];
  const hop = /<([^<>]*)>/u.exec(route ?? '')?.[1] ?? uri;
  return { kind, args: { method }, made, directives: told.wayInDialog(hop) };
}

function carrying(made: NewMessage, body: readonly string[]): NewMessage {
  return body.length === 0 ? made : { ...made, fields: [...made.fields, ['Content-Type', 'application/sdp']], body };
}

function copies({ message }: MessageBlock, headers: readonly HeaderDefinition[]): readonly HeadField[] {
  return headers.flatMap((header) => elementsOf(message, header).map((value): HeadField => [header.name, value]));
}

/** True where the far end says that it knows a method. */
function takes({ message }: MessageBlock, method: string): boolean {
  return elementsOf(message, Allow).some((each) => each === method);
}

export function tagOf({ message }: MessageBlock): string {
  return tagIn(elementsOf(message, To)[0] ?? '') ?? '';
}
