/** How we answer the far end's requests within our dialogs. */

import type { Answer } from './compose.ts';

const allowed = ['Allow', 'ACK, BYE, CANCEL, NOTIFY, OPTIONS'] as const;

/** BYE, NOTIFY and OPTIONS are granted; what would change the session is not, which leaves it as it is. `isRenewing` says that we are about to change it. */
export function answerWithin(method: string, isRenewing: boolean): Answer {
  switch (method) {
    case 'BYE':
    case 'NOTIFY':
      return { status: 200, reason: 'OK' };
    case 'OPTIONS':
      return { status: 200, reason: 'OK', fields: [allowed] };
    case 'INVITE':
    case 'UPDATE':
      // RFC 3261 §14.2, RFC 3311 §5.2: with 491 the far end tries again, once ours is through.
      if (isRenewing) return { status: 491, reason: 'Request Pending' };
      return { status: 488, reason: 'Not Acceptable Here' };
    case 'CANCEL':
      return { status: 481, reason: 'Call/Transaction Does Not Exist' };
    default:
      return { status: 405, reason: 'Method Not Allowed', fields: [allowed] };
  }
}
