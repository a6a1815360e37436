/** How the values of header fields are made up, as far as all header fields have something in common. */

import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { Shape } from './value-place.ts';

/** The header fields whose values are option tags. */
export const optionTagHeaders: ReadonlySet<string> = new Set(['Require', 'Proxy-Require', 'Supported', 'Unsupported']);

/** Header fields that are no lists of elements with parameters. */
const shapes: Readonly<Record<string, Shape>> = {
  Authorization: 'auth',
  'Proxy-Authorization': 'auth',
  'WWW-Authenticate': 'auth',
  'Proxy-Authenticate': 'auth',
  'Authentication-Info': 'auth-info',
  // RFC 3323 §4.2: the semicolons separate values.
  Privacy: 'whole',
};

/** How the value of a header field is made up. */
export function shapeOf(header: HeaderDefinition | undefined): Shape {
  return shapes[header?.name ?? ''] ?? 'elements';
}

/** A parameter of a header field as its definition spells it: RFC 3261 §7.3.1 compares names without regard to case. */
export function paramOf({ params = {} }: HeaderDefinition, name: string): string | undefined {
  if (Object.hasOwn(params, name)) return name;
  return Object.keys(params).find((each) => each.toLowerCase() === name.toLowerCase());
}
