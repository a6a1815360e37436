/** How events of SUBSCRIBE and NOTIFY are compared. */

import { paramNamed } from '../../sip/values/params.ts';
import type { TokenParams } from '../../sip/values/token-params.ts';

/** RFC 6665 §8.2.1: package and id name a subscription, byte by byte. */
export function eventName({ token, params }: TokenParams): string {
  const id = paramNamed(params, 'id')?.value?.text;
  return id === undefined ? token.text : `${token.text};id=${id}`;
}
