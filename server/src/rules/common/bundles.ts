/** Which streams of a session description share one transport: RFC 9143. */

import { attributesIn } from '../../sip/bodies/sdp/attribute-values.ts';
import { Mid, StreamGroup } from '../../sip/bodies/sdp/values/streams.ts';
import type { MediaSection, Sdp } from '../../sip/bodies/sdp.ts';
import { beginsNewly } from './missing.ts';
import { type CheckedSdp, hasAttribute } from './sdp.ts';
import { isRequest } from './start-lines.ts';

export interface Bundle {
  /** In the order of their lines. */
  readonly streams: readonly MediaSection[];
  /** The one that the group names first: what is agreed about the transport stands there. */
  readonly tagged: MediaSection | undefined;
}

/** Each group of streams that are bundled. */
export function bundledIn({ session, media }: Sdp): readonly Bundle[] {
  const groups = attributesIn(session.lines, StreamGroup).filter(({ value }) => value.semantics.text === 'BUNDLE');
  return groups.map(({ value }) => {
    const mids = new Set(value.mids.map(({ text }) => text));
    const streams = media.filter((section) => mids.has(midOf(section)));
    return { streams, tagged: streams.find((section) => midOf(section) === value.mids[0]?.text) };
  });
}

/** True where the offer of a request is the first one of its call, for which no transport is agreed yet. */
export function isFirstOffer({ block: { message } }: CheckedSdp): boolean {
  return message !== undefined && isRequest(message) && beginsNewly(message);
}

/** True where a stream says something about its transport: itself, or in the stream whose transport it has (RFC 9143 §7.1.3), or the session does. */
export function saysOfTransport(sdp: CheckedSdp, section: MediaSection, name: string): boolean {
  if (hasAttribute(section.lines, name) || hasAttribute(sdp.session.lines, name)) return true;
  if (isFirstOffer(sdp)) return false;
  return bundledIn(sdp).some(({ streams, tagged }) => {
    return tagged !== undefined && streams.includes(section) && hasAttribute(tagged.lines, name);
  });
}

function midOf({ lines }: MediaSection): string {
  return attributesIn(lines, Mid)[0]?.value.text ?? '';
}
