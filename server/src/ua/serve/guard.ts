/** The digest that the local server asks of some users: RFC 3261 §22. */

import { challengesIn, digestOf } from '../auth/challenge.ts';
import { credentialsField } from '../auth/credentials.ts';
import { digestResponse } from '../auth/digest.ts';
import { bytesOf, wireText } from '../bytes.ts';
import type { Chance } from '../chance.ts';
import type { Answer } from '../compose.ts';
import { unquoted } from '../loose.ts';
import type { RequestMessage } from '../received.ts';
import { answerWith } from './answers.ts';

/** The realm of the local server, and the password that any user has in it. */
export const account = { realm: 'sip.local', password: 'secret' } as const;

/** How many nonces are remembered; older ones are stale. */
const keptNonces = 100;

export class Guard {
  readonly #chance: Chance;
  /** The nonces that were given out, each with the count that it was last used with. */
  readonly #nonces = new Map<string, number>();

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** The challenge that a request gets; nothing when its credentials are right. */
  challenge(request: RequestMessage, asker: 'www' | 'proxy'): Answer | undefined {
    const verdict = this.#verdict(request, asker);
    if (verdict === 'right') return undefined;
    const nonce = this.#chance(16);
    this.#nonces.set(nonce, 0);
    for (const old of this.#nonces.keys()) if (this.#nonces.size > keptNonces) this.#nonces.delete(old);
    const stale = verdict === 'stale' ? ', stale=true' : '';
    const value = `Digest realm="${account.realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${stale}`;
    return asker === 'www'
      ? answerWith(401, [['WWW-Authenticate', value]])
      : answerWith(407, [['Proxy-Authenticate', value]]);
  }

  #verdict(request: RequestMessage, asker: 'www' | 'proxy'): 'right' | 'wrong' | 'stale' {
    const given = challengesIn(request, credentialsField[asker], asker).find(
      ({ params }) => params.get('realm') === account.realm,
    );
    const digest = given === undefined ? undefined : digestOf(given);
    const user = given?.params.get('username');
    if (digest === undefined || user === undefined) return 'wrong';
    const { params, nonce, realm, algorithm, quality } = digest;
    const count = Number.parseInt(params.get('nc') ?? '1', 16);
    const expected = digestResponse({
      algorithm,
      quality,
      user: unquoted(`"${user}"`),
      realm,
      password: wireText(account.password),
      nonce,
      clientNonce: params.get('cnonce') ?? '',
      nonceCount: count,
      method: request.startLine.method.text,
      uri: params.get('uri') ?? '',
      body: bytesOf(request.body?.text ?? ''),
    });
    if (expected !== params.get('response')) return 'wrong';
    return this.#isNew(nonce, count) ? 'right' : 'stale';
  }

  /** RFC 7616 §3.4.6: a count that does not grow is a replay. */
  #isNew(nonce: string, count: number): boolean {
    const last = this.#nonces.get(nonce);
    if (last === undefined || !(count > last)) return false;
    this.#nonces.set(nonce, count);
    return true;
  }
}
