/** A dialog at the local server, as the request that opens it has it: RFC 3261 §12.1.1. */

import { From } from '../../sip/headers/from.ts';
import { RecordRoute } from '../../sip/headers/record-route.ts';
import { To } from '../../sip/headers/to.ts';
import { transports, uriNameOf } from '../../sip/transports.ts';
import type { HeadField } from '../compose.ts';
import { type Dialog, dialogKey } from '../dialog.ts';
import { callIdOf, contactOf, elementsOf, firstValue, tagOf, unfolded } from '../fields.ts';
import type { Received, RequestMessage } from '../received.ts';
import { type Arrival, written } from '../transport/transport.ts';

/** What a response that opens a dialog has: the route that was recorded, and where we are reached within it. */
export function openingFields({ message, arrival }: Received): HeadField[] {
  const routes = elementsOf(message, RecordRoute).map((route): HeadField => ['Record-Route', route]);
  return [...routes, ['Contact', contactAt(arrival)]];
}

/** Where the caller reached us. */
export function contactAt(arrival: Arrival): string {
  return `<sip:${placeOf(arrival)}>`;
}

/** Where we are heard, as a URI names it behind its scheme. */
export function placeOf({ transport, local }: Arrival): string {
  return `${written(local)}${transport === 'udp' ? '' : `;transport=${uriNameOf(transports[transport])}`}`;
}

/** The name of the dialog of a request in which our end has this tag. */
export function keyOf(request: RequestMessage, ourTag: string): string {
  return dialogKey(callIdOf(request) ?? '', tagOf(request, From) ?? '', ourTag);
}

/** The dialog as the one has it who was asked. */
export function openedBy(request: RequestMessage, tag: string): Dialog {
  const to = unfolded(firstValue(request, To) ?? '');
  return {
    callId: callIdOf(request) ?? '',
    localTag: tag,
    remoteTag: tagOf(request, From) ?? '',
    from: tagOf(request, To) === undefined ? `${to};tag=${tag}` : to,
    to: unfolded(firstValue(request, From) ?? ''),
    target: contactOf(request)?.uri ?? request.startLine.uri.text,
    routeSet: elementsOf(request, RecordRoute),
    sequence: 0,
  };
}
