/** Where on its way a message was seen, and as part of which transaction: what its topmost Via says, made ready for comparing it with many others. */

import { headerNamed } from '../sip/headers/index.ts';
import { Via } from '../sip/headers/via.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { transportOfVia } from '../sip/transports.ts';
import { paramNamed } from '../sip/values/params.ts';
import type { Via as ViaValue } from '../sip/values/via.ts';
import { readField } from '../sip/values-of.ts';

export interface Hop {
  /** What names the transaction: RFC 3261 §8.1.1.7. Nothing where Via has none. */
  readonly branch: string | undefined;
  /** In lower case. */
  readonly host: string;
  readonly port: number | undefined;
  /** The port of its transport, RFC 3261 §18.2.2. */
  readonly ownPort: number;
}

/** Nothing where Via is missing, cannot be read, or has a template in it. Reads no other field. */
export function topHopOf(message: Message): Hop | undefined {
  let top: ViaValue | undefined;
  for (const field of message.fields) {
    if (headerNamed(field.name.text) !== Via) continue;
    const { values, failures, templated } = readField(message.source, field, Via);
    if (failures.length > 0 || templated) return undefined;
    top ??= values[0]?.value;
  }
  return top === undefined ? undefined : hopOf(top);
}

export function hopOf({ params, sentBy, transport }: ViaValue): Hop {
  return {
    branch: paramNamed(params, 'branch')?.value?.text,
    host: sentBy.host.text.toLowerCase(),
    port: sentBy.port?.number,
    // SCTP, which nothing here sends over, has the ports of TCP and TLS.
    ownPort: transportOfVia(transport.text)?.defaultPort ?? (/^tls/iu.test(transport.text) ? 5061 : 5060),
  };
}

/** RFC 3261 §17.2.3: branches are compared as they stand, sent-by without its case. */
export function isSameHop(one: Hop, other: Hop): boolean {
  return one.branch !== undefined && one.branch === other.branch && isSameSender(one, other);
}

/** RFC 3261 §18.2.2: the port of a transport that is not said is its own. */
export function isSameSender(one: Hop, other: Hop): boolean {
  return one.host === other.host && (one.port ?? one.ownPort) === (other.port ?? one.ownPort);
}
