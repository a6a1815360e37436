/** What happened, without the user's secrets: a peer may send back what it was sent, and threads, documents and copies show what came. */

import type { Redactor } from '../../../server/src/proofs.ts';
import type { ExchangeEvent } from '../../../server/src/protocol.ts';
import { cleanedWire } from './wire-traffic.ts';

/** A message as it is handed on to others: without the proofs of credentials and the keys of media, too. */
export function handedOn({ whole, text }: ExchangeEvent, redactor: Redactor): string {
  return redactor.clean(whole ?? text ?? '');
}

export function concealed(event: ExchangeEvent, redactor: Redactor): ExchangeEvent {
  const hide = (text: string): string => redactor.hide(text);
  const { reason, text, whole, wire, note } = event;
  return {
    ...event,
    title: hide(event.title),
    ...(reason === undefined ? {} : { reason: hide(reason) }),
    ...(text === undefined ? {} : { text: hide(text) }),
    ...(whole === undefined ? {} : { whole: hide(whole) }),
    ...(wire === undefined ? {} : { wire: cleanedWire(wire, hide) }),
    ...(note === undefined ? {} : { note: hide(note) }),
  };
}
