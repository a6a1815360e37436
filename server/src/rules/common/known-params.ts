/** The names of the parameters that a header field and a SIP URI are known to have. */

import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { uriParams } from '../../sip/uri-params.ts';

/** Of SIP and SIPS URIs, in lower case. */
export const sipUriParamNames: ReadonlySet<string> = new Set(
  uriParams.filter(({ schemes }) => (schemes as readonly string[]).includes('sip')).map(({ name }) => name),
);

const ofHeaders = new Map<HeaderDefinition, ReadonlySet<string> | undefined>();

/** Of a header field, as its definition spells them; nothing for one that has no parameters. */
export function paramNamesOf(definition: HeaderDefinition): ReadonlySet<string> | undefined {
  if (!ofHeaders.has(definition)) {
    const { params } = definition;
    ofHeaders.set(definition, params === undefined ? undefined : new Set(Object.keys(params)));
  }
  return ofHeaders.get(definition);
}
