/** Answers of the local server with their usual reason phrases and header fields. */

import { statusCode } from '../../sip/status-codes.ts';
import type { Answer, HeadField } from '../compose.ts';

export const methodsServed = [
  ...['INVITE', 'ACK', 'CANCEL', 'BYE', 'OPTIONS', 'REGISTER', 'MESSAGE'],
  ...['PRACK', 'UPDATE', 'SUBSCRIBE', 'PUBLISH', 'REFER'],
] as const;

export const allow: HeadField = ['Allow', methodsServed.join(', ')];

export function answerWith(status: number, fields: readonly HeadField[] = [], reason = phraseOf(status)): Answer {
  return { status, reason, fields };
}

/** An answer on demand, with the header fields that such an answer must or should have. */
export function answerOnDemand(status: number, place: string): Answer {
  return answerWith(status, fieldsFor(status, place));
}

function phraseOf(status: number): string {
  return statusCode(status)?.phrase ?? 'Unassigned';
}

function fieldsFor(status: number, place: string): HeadField[] {
  switch (status) {
    case 300:
    case 301:
    case 302:
      return [['Contact', `<sip:elsewhere@${place}>`]];
    case 401:
      return [['WWW-Authenticate', 'Digest realm="sip.local", nonce="0", algorithm=MD5, qop="auth"']];
    case 407:
      return [['Proxy-Authenticate', 'Digest realm="sip.local", nonce="0", algorithm=MD5, qop="auth"']];
    case 405:
      return [allow];
    case 415:
      return [['Accept', 'application/sdp, text/plain']];
    case 420:
      return [['Unsupported', 'nothing']];
    case 423:
      return [['Min-Expires', '60']];
    case 480:
    case 486:
    case 500:
    case 503:
    case 600:
    case 603:
      return [['Retry-After', '5']];
    default:
      return [];
  }
}
