/** What left and came, as it is asked to be shown to the byte; what proves who somebody is stays here. */

import type { Redactor } from '../../../server/src/proofs.ts';
import type { ExchangeEvent, ExchangeEventName, WireTraffic } from '../../../server/src/protocol.ts';
import { duration, wayOf } from './summary.ts';

export function wireTraffic(
  events: readonly ExchangeEvent[],
  wordFor: (event: ExchangeEventName) => string,
  redactor: Redactor,
): readonly WireTraffic[] {
  return events.flatMap((told) => {
    const { event, at, note, wire } = told;
    if (wire === undefined) return [];
    const heading = `${wordFor(event)} · +${duration(at)} · ${wayOf(told)}`;
    return {
      heading,
      wire: cleanedWire(wire, (text) => redactor.clean(text)),
      ...(note === undefined ? {} : { remarks: [note] }),
    };
  });
}

/** The redactor's texts have line ends of one character; these have those of the wire, and keep them. */
export function cleanedWire(wire: string, clean: (text: string) => string): string {
  const bytes = Buffer.from(wire, 'base64');
  const utf8 = bytes.toString('utf8');
  const isUtf8 = Buffer.from(utf8, 'utf8').equals(bytes);
  const text = isUtf8 ? utf8 : bytes.toString('latin1');
  const lines = text.replaceAll('\r\n', '\n');
  const safe = clean(lines);
  if (safe === lines) return wire;
  return Buffer.from(safe.replaceAll('\n', '\r\n'), 'utf8').toString('base64');
}
