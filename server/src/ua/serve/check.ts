/** What the local server refuses before it looks at what a request wants: RFC 3261 §8.2, §16.3. */

import { CallId } from '../../sip/headers/call-id.ts';
import { Contact } from '../../sip/headers/contact.ts';
import { ContentLength } from '../../sip/headers/content-length.ts';
import { ContentType } from '../../sip/headers/content-type.ts';
import { CSeq } from '../../sip/headers/cseq.ts';
import { From } from '../../sip/headers/from.ts';
import { MaxForwards } from '../../sip/headers/max-forwards.ts';
import { ProxyRequire } from '../../sip/headers/proxy-require.ts';
import { Require } from '../../sip/headers/require.ts';
import { To } from '../../sip/headers/to.ts';
import { Via } from '../../sip/headers/via.ts';
import { methodNamed } from '../../sip/methods.ts';
import type { Answer } from '../compose.ts';
import { callIdOf, elementsOf, fieldsOf, firstValue, sequenceOf, tagOf } from '../fields.ts';
import { sipUriOf } from '../loose.ts';
import type { RequestMessage } from '../received.ts';
import { allow, answerWith, methodsServed } from './answers.ts';

/** The answer that a request gets for its form alone; nothing when it is well formed and ours to serve. */
export function refusalOf(request: RequestMessage, supported: readonly string[] = []): Answer | undefined {
  const { method, version, uri } = request.startLine;
  if (version.text.toUpperCase() !== 'SIP/2.0') return answerWith(505);
  const fault = faultOf(request);
  if (fault !== undefined) return answerWith(400, [], fault);
  if (sipUriOf(uri.text) === undefined) return answerWith(416);
  if (firstValue(request, MaxForwards) === '0') return answerWith(483);
  if (methodNamed(method.text) === undefined) return answerWith(501, [allow]);
  if (!methodsServed.some((served) => served === method.text)) return answerWith(405, [allow]);
  return extensionRefusal(request, supported) ?? bodyRefusal(request);
}

/** RFC 3261 §8.1.1.8, RFC 3311 §5.1: a request that may open a dialog, or renew where it leads, says where its sender is reached. */
const dialogOpeners = ['INVITE', 'UPDATE', 'SUBSCRIBE', 'REFER'];

/** Methods that describe a session. */
const describing = ['INVITE', 'UPDATE'];

/** What is wrong with the form of a request, as the reason phrase of a 400 names it. */
function faultOf(request: RequestMessage): string | undefined {
  for (const definition of [Via, From, To, CallId, CSeq]) {
    const { length } = fieldsOf(request, definition);
    if (length === 0) return `Missing ${definition.name}`;
    if (definition !== Via && length > 1) return `Repeated ${definition.name}`;
  }
  const sequence = sequenceOf(request);
  if (sequence === undefined || sequence.number >= 2 ** 31) return 'Bad CSeq';
  if (sequence.method !== request.startLine.method.text) return 'CSeq Method Differs';
  if ((callIdOf(request) ?? '') === '') return 'Empty Call-ID';
  if (!/^(\d{1,3})?$/.test(firstValue(request, MaxForwards) ?? '')) return 'Bad Max-Forwards';
  if (dialogOpeners.includes(request.startLine.method.text) && fieldsOf(request, Contact).length === 0)
    return 'Missing Contact';
  return lengthFault(request);
}

/** RFC 3261 §18.3: a datagram whose body is shorter than Content-Length says is answered with 400. */
function lengthFault(request: RequestMessage): string | undefined {
  const length = firstValue(request, ContentLength);
  if (length === undefined) return undefined;
  if (!/^\d{1,10}$/.test(length)) return 'Bad Content-Length';
  return Number(length) > (request.body?.text.length ?? 0) ? 'Content-Length Too Large' : undefined;
}

/** RFC 3261 §8.2.2.3: next to no extension is supported here; ACK and CANCEL must not be refused for one. */
function extensionRefusal(request: RequestMessage, supported: readonly string[]): Answer | undefined {
  const required = elementsOf(request, Require).concat(elementsOf(request, ProxyRequire));
  const wanted = required.filter((tag) => !supported.includes(tag.toLowerCase()));
  if (wanted.length === 0 || ['ACK', 'CANCEL'].includes(request.startLine.method.text)) return undefined;
  return answerWith(420, [['Unsupported', wanted.join(', ')]]);
}

/** RFC 3261 §8.2.3: a session is described in SDP. */
function bodyRefusal(request: RequestMessage): Answer | undefined {
  const isCall = describing.includes(request.startLine.method.text);
  const type = (firstValue(request, ContentType) ?? '').toLowerCase();
  if (!isCall || (request.body?.text ?? '') === '' || /^application\/sdp\b/.test(type)) return undefined;
  return answerWith(415, [['Accept', 'application/sdp']]);
}

/** True of a request that claims a dialog. */
export function isWithinDialog(request: RequestMessage): boolean {
  return tagOf(request, To) !== undefined;
}
