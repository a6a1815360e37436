/** In which order the records of a domain are taken: RFC 2782 for services, RFC 3263 §4.1 for what a domain prefers. Pure, with chance from outside. */

import type { SendableTransport } from '../sip/transports.ts';
import type { Chance } from './chance.ts';
import type { Pointer, Service } from './names.ts';

/**
 * RFC 2782: by priority, and within one priority by weight: the greater, the oftener first; those of weight 0 seldom.
 * A record whose name is the root alone says that there is no such service.
 */
export function inOrder(services: readonly Service[], chance: Chance): readonly Service[] {
  const left = services
    .filter(({ name }) => !isRoot(name))
    // Within a priority, those of weight 0 stand first when the sums are counted.
    .toSorted((one, other) => one.priority - other.priority || Number(other.weight === 0) - Number(one.weight === 0));
  const ordered: Service[] = [];
  while (left.length > 0) {
    const rivals = left.filter(({ priority }) => priority === left[0]?.priority);
    const chosen = drawn(rivals, chance);
    left.splice(left.indexOf(chosen), 1);
    ordered.push(chosen);
  }
  return ordered;
}

/** RFC 2782: the only record, for the root, means that the service is decidedly not there. */
export function isDenied(services: readonly Service[]): boolean {
  return services.length === 1 && services.every(({ name }) => isRoot(name));
}

/** A number from 0 to the sum of the weights, both included, falls to the first whose running sum is not below it. */
function drawn(rivals: readonly Service[], chance: Chance): Service {
  const sum = rivals.reduce((total, { weight }) => total + weight, 0);
  const number = Math.floor((Number.parseInt(chance(4), 16) / 2 ** 32) * (sum + 1));
  let running = 0;
  const chosen = rivals.find(({ weight }) => {
    running += weight;
    return running >= number;
  });
  return chosen ?? (rivals[0] as Service);
}

/** A record that leads to a transport that can be used. */
export interface UsablePointer extends Pointer {
  readonly transport: SendableTransport;
}

/**
 * RFC 3263 §4.1, RFC 3403 §4.1: the lowest order, and there the lowest preference, of what can be used.
 * For a SIPS URI only what is secure; what rewrites by a regular expression, or leads neither to a service nor to a host, is not for SIP.
 */
export function preferred(
  pointers: readonly Pointer[],
  transports: readonly SendableTransport[],
  isSips: boolean,
): UsablePointer | undefined {
  return pointers
    .flatMap((pointer): UsablePointer[] => {
      const transport = transports.find(({ naptr }) => naptr === pointer.service.toUpperCase());
      const isUsable = /^[sa]$/i.test(pointer.flags) && pointer.regexp === '' && !isRoot(pointer.replacement);
      return transport === undefined || !isUsable || (isSips && !transport.secure) ? [] : [{ ...pointer, transport }];
    })
    .toSorted((one, other) => one.order - other.order || one.preference - other.preference)[0];
}

function isRoot(name: string): boolean {
  return name === '' || name === '.';
}
