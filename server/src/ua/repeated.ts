/** Whether a response answers a request as it must: what it says otherwise is told, since somebody tests the far end. */

import { CallId } from '../sip/headers/call-id.ts';
import { CSeq } from '../sip/headers/cseq.ts';
import { From } from '../sip/headers/from.ts';
import { To } from '../sip/headers/to.ts';
import { branchOf, callIdOf, firstValue, sequenceOf, tagOf } from './fields.ts';
import type { Note } from './notes.ts';
import type { RequestMessage, ResponseMessage } from './received.ts';

/** RFC 3261 §8.2.6.2: Call-ID, CSeq, the tag of From, and that of To where there was one, are those of the request. */
export function notRepeated(request: RequestMessage, response: ResponseMessage): Note | undefined {
  const toTag = tagOf(request, To);
  if (isCopied(request, response) && (toTag === undefined || toTag === tagOf(response, To))) return undefined;
  const all: readonly (readonly [name: string, ours: unknown, theirs: unknown])[] = [
    ['Call-ID', callIdOf(request), callIdOf(response)],
    ['CSeq', sequenceOf(request)?.number, sequenceOf(response)?.number],
    ['From;tag', tagOf(request, From), tagOf(response, From)],
    ...(toTag === undefined ? [] : [['To;tag', toTag, tagOf(response, To)] as const]),
  ];
  const [found] = all.filter(([, ours, theirs]) => ours !== undefined && ours !== theirs);
  if (found === undefined) return undefined;
  const [name, ours, theirs] = found;
  return {
    key: 'not-repeated',
    args: { name, ours: short(ours), ...(theirs === undefined ? {} : { theirs: short(theirs) }) },
  };
}

/** Nearly all answers have these fields as the request wrote them, and then nobody need read what they say. */
function isCopied(request: RequestMessage, response: ResponseMessage): boolean {
  return [CallId, CSeq, From].every((field) => firstValue(response, field) === firstValue(request, field));
}

/** Why a response answers none of these requests, of which the last is the likeliest: RFC 3261 §17.1.3. */
export function whyUnmatched(requests: readonly RequestMessage[], response: ResponseMessage): Note {
  const branch = branchOf(response);
  const same = requests.findLast((request) => branch !== undefined && branchOf(request) === branch);
  const request = same ?? requests.at(-1);
  if (request === undefined) return { key: 'unmatched', args: {} };
  const { text: method } = request.startLine.method;
  const named = sequenceOf(response)?.method;
  if (same !== undefined && named !== method)
    return { key: 'unmatched', args: { same: method, ...(named === undefined ? {} : { named: short(named) }) } };
  const ours = branchOf(request);
  if (same !== undefined || ours === undefined) return { key: 'unmatched', args: {} };
  return {
    key: 'unmatched',
    args: { method, ours: short(ours), ...(branch === undefined ? {} : { branch: short(branch) }) },
  };
}

/** What a peer sends may be of any length. */
function short(value: unknown): string {
  return String(value).slice(0, 80);
}
