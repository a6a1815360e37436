/** The same request once more, with what is to be another in it. */

import { headerNamed } from '../../sip/headers/index.ts';
import type { Arguments } from '../../sip/problem.ts';
import { elementsOf, type HeadField, type MessageBlock, type NewMessage, sourceOf } from '../refactor/new-block.ts';
import { repeatOf } from '../refactor/request.ts';

/** The value of each row that changes; `undefined` takes it out. */
export type Changes = Readonly<Record<string, string | undefined>>;

export interface Repeat {
  readonly kind: string;
  readonly args?: Arguments;
  readonly changed?: Changes;
  /** Another Request-URI. */
  readonly uri?: string;
  /** `# @…` lines above it. */
  readonly directives?: readonly string[];
  readonly isBodiless?: boolean;
}

/** Credentials are made anew for what is sent anew, and a body that is left out has no type. */
const credentials: Changes = { Authorization: undefined, 'Proxy-Authorization': undefined };
const bodiless: Changes = {
  'Content-Type': undefined,
  'Content-Disposition': undefined,
  'Content-Encoding': undefined,
};

export function repeated(request: MessageBlock, number: number, { changed = {}, uri, isBodiless }: Repeat): NewMessage {
  const all = { ...credentials, ...(isBodiless === true ? bodiless : {}), ...changed };
  const more = Object.entries(all).flatMap(([name, value]): readonly HeadField[] =>
    value === undefined || value === '' || isThere(request, name) ? [] : [[name, value]],
  );
  const made = repeatOf(sourceOf(request), String(number), { uri, changed: all, more });
  return isBodiless === true ? { ...made, body: [] } : made;
}

/** By whatever name it stands there. */
function isThere({ message }: MessageBlock, name: string): boolean {
  const header = headerNamed(name);
  if (header !== undefined && elementsOf(message, header).length > 0) return true;
  return message.fields.some((field) => field.name.text.toLowerCase() === name.toLowerCase());
}
