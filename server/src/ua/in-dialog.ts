/** How we answer the far end's requests within our dialogs. */

import type { Answer } from './compose.ts';

const allowed = ['Allow', 'ACK, BYE, CANCEL, NOTIFY, OPTIONS'] as const;

/** BYE, NOTIFY and OPTIONS are granted; what would change the session is not, which leaves it as it is. */
export function answerWithin(method: string): Answer {
  switch (method) {
    case 'BYE':
    case 'NOTIFY':
      return { status: 200, reason: 'OK' };
    case 'OPTIONS':
      return { status: 200, reason: 'OK', fields: [allowed] };
    case 'INVITE':
    case 'UPDATE':
      // RFC 3261 §14.2, RFC 3311 §5.2.
      return { status: 488, reason: 'Not Acceptable Here' };
    case 'CANCEL':
      return { status: 481, reason: 'Call/Transaction Does Not Exist' };
    default:
      return { status: 405, reason: 'Method Not Allowed', fields: [allowed] };
  }
}
