/** The addresses in the header fields of a message, whichever fields have any. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { forLatest } from '../../sip/latest.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import type { Address } from '../../sip/values/name-addr.ts';
import { readingsOf } from '../../sip/values-of.ts';

export interface FoundAddress {
  readonly header: HeaderDefinition;
  readonly address: Address;
}

/** Every well-formed address, in order. */
export const addressesOf = forLatest(findAddresses);

function findAddresses(message: Message): readonly FoundAddress[] {
  const found: FoundAddress[] = [];
  for (const { definition, values } of readingsOf(message)) {
    for (const { value } of values) if (isAddress(value)) found.push({ header: definition, address: value });
  }
  return found;
}

function isAddress(value: unknown): value is Address {
  return typeof value === 'object' && value !== null && (value as Partial<Address>).kind === 'address';
}
