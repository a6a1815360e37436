/** Messages as a peer may send them, damaged by chance, and all that the user agent does with what came in. */

import assert from 'node:assert/strict';
import { challengesOf, strongest } from '../../server/src/ua/auth/challenge.ts';
import { credentials } from '../../server/src/ua/auth/credentials.ts';
import { algorithms } from '../../server/src/ua/auth/digest.ts';
import { bytesOf, readable } from '../../server/src/ua/bytes.ts';
import { asRequest, remarkOn } from '../../server/src/ua/client.ts';
import { responseTo } from '../../server/src/ua/compose.ts';
import { ackOfFailure, ackOfSuccess, dialogOf, nextHop, requestWithin } from '../../server/src/ua/dialog.ts';
import { isRequest, isResponse, type Received, readMessage } from '../../server/src/ua/received.ts';
import { answerWith } from '../../server/src/ua/serve/answers.ts';
import { refusalOf } from '../../server/src/ua/serve/check.ts';
import { Guard } from '../../server/src/ua/serve/guard.ts';
import { Registrar } from '../../server/src/ua/serve/registrar.ts';
import { answerTo } from '../../server/src/ua/serve/session.ts';
import { replyAddress, replyVia } from '../../server/src/ua/server.ts';
import { targetOfUri } from '../../server/src/ua/target.ts';
import { fits, serverKey } from '../../server/src/ua/transaction/match.ts';
import { manualClock } from '../support/manual-clock.ts';
import { invite, respond, sdp } from './exchange.ts';

const request = asRequest(invite());

export const seeds = [
  respond(request.source, '200 OK', {
    more: [
      'Contact: "B, ob" <sip:bob@127.0.0.1:5070;transport=udp>;q=0.5',
      'Record-Route: <sip:p1;lr>, <sip:[::1]:5060>',
      'Content-Type: application/sdp',
    ],
    body: sdp,
  }),
  respond(request.source, '401 Unauthorized', {
    more: [
      'WWW-Authenticate: Digest realm="a \\"b\\"", nonce="n", qop="auth,auth-int", algorithm=SHA-256, opaque=""',
      'Proxy-Authenticate: Basic realm="x", Digest realm="y", nonce="z"',
    ],
  }),
  invite({
    more: [
      'Authorization: Digest username="a", realm="sip.local", nonce="n", uri="sip:a", response="0", nc=00000001, cnonce="c", qop=auth',
      'Expires: 5',
      'Require: x',
      'Content-Type: application/sdp',
    ],
  }),
];

/** Characters and texts that readers trip over. */
export const bait = [
  '"',
  '\\',
  '<',
  '>',
  '\r',
  '\n',
  '\r\n ',
  '\r\n',
  '\0',
  ';',
  ';;',
  ',',
  '=',
  ':',
  '@',
  '[',
  ']',
  '\xff',
  ' ',
  '\t',
  '%',
  '*',
  '?',
  '-1',
  '99999999999',
  'sip:',
  'tag=',
  'branch=',
];

/** Uses so many messages, each damaged in up to four places; the same seed damages the same way. Throws with the message that made it. */
export function useDamaged(count: number, seed: number): void {
  const random = numbers(seed);
  for (let used = 0; used < count; used += 1) {
    let text = seeds[random(seeds.length)] ?? '';
    for (let damages = 1 + random(4); damages > 0; damages -= 1) text = damagedOnce(text, random);
    try {
      use(text);
    } catch (error) {
      throw new Error(`This message is not survived: ${JSON.stringify(text)}`, { cause: error });
    }
  }
}

/** Everything that the user agent does with what came in. */
export function use(text: string): void {
  const message = readMessage(text);
  const arrival = {
    transport: 'udp',
    bytes: bytesOf(text),
    from: { address: '127.0.0.1', port: 5060 },
    local: { address: '127.0.0.1', port: 5070 },
    lengthMissing: false,
  } as const;
  remarkOn({ message, arrival });
  if (isResponse(message)) {
    fits(request, message);
    readable(message.startLine.reason.text);
    isWhole(ackOfFailure(request, message));
    const dialog = dialogOf(request, message);
    if (dialog !== undefined) {
      targetOfUri(nextHop(dialog));
      isWhole(ackOfSuccess(dialog, request, 'SIP/2.0/UDP a'));
      isWhole(requestWithin(dialog, 'BYE', 2, 'SIP/2.0/UDP a'));
    }
    for (const challenge of strongest(challengesOf(message))) {
      isOneLine(credentials(challenge, { user: 'a', password: 'b' }, request, 'c', 1));
    }
  }
  if (isRequest(message)) {
    const received: Received<typeof message> = { message, arrival };
    serverKey(message);
    replyAddress(received);
    refusalOf(message);
    new Guard(() => 'n').challenge(message, { asker: 'www', algorithms, qualities: ['auth'], stale: false });
    new Registrar(manualClock()).register(message);
    answerTo(message.body?.text ?? '', '127.0.0.1', { id: 1, version: 1 });
    isWhole(responseTo(message, replyVia(received), { ...answerWith(200), tag: 'x' }));
  }
}

/** What we build is a message whose every line is a field: nothing that was copied has brought lines of its own. */
function isWhole(text: string): void {
  const message = readMessage(text);
  assert.equal(message.head.length, message.fields.length, text);
  assert.equal(message.body?.text, '', text);
  const names = new Set(message.fields.map(({ name }) => name.text));
  for (const name of names) assert.match(name, /^(Via|From|To|Call-ID|CSeq|Max-Forwards|Route|Content-Length)$/, text);
}

function isOneLine(text: string): void {
  assert.doesNotMatch(text, /[\r\n]/);
}

function damagedOnce(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const length = random(8);
  switch (random(4)) {
    case 0:
      return text.slice(0, at) + (bait[random(bait.length)] ?? '') + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + text.slice(at, at + 5 * length).repeat(2) + text.slice(at + 5 * length);
    default:
      return text.slice(0, at) + String.fromCharCode(random(256)) + text.slice(at + 1);
  }
}

/** The same numbers every time (Lehmer). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
