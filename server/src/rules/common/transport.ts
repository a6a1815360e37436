/** Over which transport a message is meant to go, as far as its text tells: by `# @target`, else by its topmost Via. */

import type { Message } from '../../sip/syntax/tree.ts';
import { transportNamed, transportOfVia as transportNamedInVia } from '../../sip/transports.ts';
import type { Context } from '../context.ts';
import { fieldNamed } from './head.ts';

/** In upper case; nothing where the text does not say. */
export function transportOf(message: Message, { target }: Context): string | undefined {
  return transportOfTarget(target) ?? transportOfVia(message);
}

/** `tcp:host:port`, `tls://host`, `sip:host;transport=tcp`, `sips:host`. */
export function transportOfTarget(target: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  const parameter = /;transport=(?<name>[a-z]+)/iu.exec(target)?.groups?.name;
  if (parameter !== undefined) return parameter.toUpperCase();
  const scheme = /^(?<name>[a-z]+):/iu.exec(target)?.groups?.name ?? '';
  return /^sips$/iu.test(scheme) ? 'TLS' : transportNamed(scheme)?.viaName;
}

/** RFC 3261 §18.3: on a stream nothing but Content-Length tells where a message ends. A WebSocket frames its messages itself (RFC 7118 §5). */
export function isStream(message: Message, context: Context): boolean {
  return transportNamedInVia(transportOf(message, context) ?? '')?.stream === true;
}

function transportOfVia(message: Message): string | undefined {
  const value = fieldNamed(message, 'via')?.value.text;
  if (value === undefined) return undefined;
  return /^SIP\s*\/\s*[\d.]+\s*\/\s*(?<name>[A-Z-]+)/iu.exec(value)?.groups?.name?.toUpperCase();
}
