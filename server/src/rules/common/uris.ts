/** The URIs of a message, wherever they stand, and places in them. */

import { forLatest } from '../../sip/latest.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import type { Host } from '../../sip/values/host.ts';
import type { SipUri, Uri } from '../../sip/values/uri.ts';
import { requestUriOf } from '../../sip/values-of.ts';
import { addressesOf } from './addresses.ts';

export interface FoundUri<U extends Uri = Uri> {
  /** `Request-URI`, or the name of the header field. */
  readonly place: string;
  readonly uri: U;
}

/** The Request-URI and the URIs of all addresses, in order. */
export const urisOf = forLatest(findUris);

/** Those of them that are SIP or SIPS URIs. */
export const sipUrisOf = forLatest((message: Message) => urisOf(message).filter(isSipUri));

/** True for `sips:`. */
export function isSecure(uri: Uri | undefined): boolean {
  return uri?.scheme.text.toLowerCase() === 'sips';
}

/** Where a further parameter goes: behind all others, before the headers. */
export function behindParams({ host, port, params }: SipUri): number {
  return params.at(-1)?.end ?? port?.end ?? host.end;
}

/** RFC 5771: 224.0.0.0 to 239.255.255.255; RFC 4291 §2.7: ff00::/8. */
export function isMulticast(address: string): boolean {
  return /^(?:22[4-9]|23\d)\.\d+\.\d+\.\d+$/u.test(address) || /^\[?ff[\da-f]{2}:/iu.test(address);
}

/** The hosts of Via are not among them. */
export function hostsOf(message: Message): readonly Host[] {
  return sipUrisOf(message).map(({ uri }) => uri.host);
}

function findUris(message: Message): readonly FoundUri[] {
  const requestUri = requestUriOf(message);
  const found: FoundUri[] = requestUri === undefined ? [] : [{ place: 'Request-URI', uri: requestUri }];
  for (const { header, address } of addressesOf(message)) found.push({ place: header.name, uri: address.address.uri });
  return found;
}

function isSipUri(found: FoundUri): found is FoundUri<SipUri> {
  return found.uri.kind === 'sip-uri';
}
