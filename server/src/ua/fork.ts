/** One dialog of a call, as all who hold it see it. */

import type { Dialog } from './dialog.ts';
import type { Destination, Note } from './outgoing.ts';
import type { Delivery, Pending } from './requester.ts';

/** A further INVITE within it renews all but its key. */
export interface Fork {
  readonly key: string;
  dialog: Dialog;
  /** The last CSeq number sent in it, by whichever exchange. */
  sequence: number;
  ended: boolean;
  /** The ACK that every copy of the 2xx is answered with. */
  ack: { readonly text: string; readonly destination: Destination } | undefined;
  hop: Promise<{ readonly destination: Destination; readonly note?: Note }>;
  delivery: Delivery;
  bye: Pending | undefined;
}
