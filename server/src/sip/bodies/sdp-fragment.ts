/** Fragments of session descriptions, by which candidates follow an offer one by one (RFC 8840 §9). */

import type { BodyDefinition } from './body.ts';
import { type Sdp, sdp } from './sdp.ts';

/** Read as a description of which most is missing. */
export const sdpFragment: BodyDefinition<Sdp> = {
  type: 'application/trickle-ice-sdpfrag',
  spec: 'RFC 8840 §9',
  read: sdp.read,
};
