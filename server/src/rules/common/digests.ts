/** The digest challenges and credentials of a message. */

import { Authorization } from '../../sip/headers/authorization.ts';
import type { HeaderDefinition } from '../../sip/headers/header.ts';
import { ProxyAuthenticate } from '../../sip/headers/proxy-authenticate.ts';
import { ProxyAuthorization } from '../../sip/headers/proxy-authorization.ts';
import { WwwAuthenticate } from '../../sip/headers/www-authenticate.ts';
import { forLatest } from '../../sip/latest.ts';
import type { Span, Token } from '../../sip/span.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import type { AuthParam } from '../../sip/values/auth.ts';
import { isTemplated } from '../../sip/values/cursor.ts';
import { type ParamValue, paramNamed } from '../../sip/values/params.ts';
import { valuesOf } from '../../sip/values-of.ts';

export interface Digest extends Span {
  readonly scheme: Token;
  readonly params: readonly AuthParam[];
  readonly isChallenge: boolean;
}

const ofCredentials = [Authorization, ProxyAuthorization];
const ofChallenges = [WwwAuthenticate, ProxyAuthenticate];

/** Where they stand. */
export const digestFields: readonly HeaderDefinition[] = [...ofCredentials, ...ofChallenges];

/** Those of the scheme Digest; of other schemes nothing is known. */
export const digestsOf = forLatest(findDigests);

/** What a parameter says; nothing where a template stands in it. */
export function wordOf({ params }: Pick<Digest, 'params'>, name: string): ParamValue | undefined {
  const value = paramNamed(params, name)?.value;
  return value === undefined || isTemplated(value) ? undefined : value;
}

export function hasParam({ params }: Digest, name: string): boolean {
  return paramNamed(params, name) !== undefined;
}

function findDigests(message: Message): readonly Digest[] {
  const found: Digest[] = [];
  for (const header of ofCredentials) {
    for (const value of valuesOf(message, header)) found.push({ ...value, isChallenge: false });
  }
  for (const header of ofChallenges) {
    for (const value of valuesOf(message, header)) found.push({ ...value, isChallenge: true });
  }
  return found.filter(({ scheme }) => scheme.text.toLowerCase() === 'digest');
}
