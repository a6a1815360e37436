/** The digest that the local server asks of some users: RFC 3261 §22. */

import { challengesIn, digestOf } from '../auth/challenge.ts';
import { credentialsField } from '../auth/credentials.ts';
import { type Algorithm, algorithms, digestResponse, type Quality } from '../auth/digest.ts';
import { bytesOf, wireText } from '../bytes.ts';
import type { Chance } from '../chance.ts';
import type { Answer, HeadField } from '../compose.ts';
import { unquoted } from '../loose.ts';
import { keepNewest } from '../newest.ts';
import type { RequestMessage } from '../received.ts';
import { answerWith } from './answers.ts';

/** The realm of the local server, and the password that any user has in it. */
export const account = { realm: 'sip.local', password: 'secret' } as const;

/** What a user part asks to be challenged with. */
export interface Demand {
  readonly asker: 'www' | 'proxy';
  readonly algorithms: readonly Algorithm[];
  readonly qualities: readonly Quality[];
  /** True when the nonce of the first challenge is stale as soon as it is used. */
  readonly stale: boolean;
}

/** The words that user parts are made of, joined by dots: `auth.sha-256.auth-int`. */
const algorithmWords: Readonly<Record<string, readonly Algorithm[]>> = {
  ...Object.fromEntries(algorithms.map((each) => [each.toLowerCase(), [each]])),
  // RFC 8760 §2.3: a challenge for each, the preferred first.
  multi: ['SHA-512-256', 'SHA-256', 'MD5'],
};

const qualityWords: Readonly<Record<string, readonly Quality[]>> = {
  none: [],
  auth: ['auth'],
  'auth-int': ['auth-int'],
  both: ['auth', 'auth-int'],
};

/** `auth`, `proxy`, with a name behind a dash, or with the words above; nothing when a user part asks for no digest. */
export function demandOf(user: string): Demand | undefined {
  const [first = '', ...words] = user.split('.');
  const [, asked] = /^(auth|proxy)(?:-.*)?$/.exec(first) ?? [];
  if (asked === undefined) return undefined;
  const find = <Value>(table: Readonly<Record<string, Value>>) =>
    words.map((word) => (Object.hasOwn(table, word) ? table[word] : undefined)).find((value) => value !== undefined);
  return {
    asker: asked === 'auth' ? 'www' : 'proxy',
    algorithms: find(algorithmWords) ?? ['MD5'],
    qualities: find(qualityWords) ?? ['auth'],
    stale: words.includes('stale'),
  };
}

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
  challenge(request: RequestMessage, demand: Demand): Answer | undefined {
    const verdict = this.#verdict(request, demand);
    if (verdict === 'right') return undefined;
    const nonce = this.#chance(16);
    if (!demand.stale || verdict === 'stale') this.#nonces.set(nonce, 0);
    keepNewest(this.#nonces, keptNonces);
    const stale = verdict === 'stale' ? ', stale=true' : '';
    const quality = demand.qualities.length === 0 ? '' : `, qop="${demand.qualities.join(', ')}"`;
    const rest = `${quality}${stale}`;
    const values = demand.algorithms.map(
      (algorithm) => `Digest realm="${account.realm}", nonce="${nonce}", algorithm=${algorithm}${rest}`,
    );
    const [status, name] = demand.asker === 'www' ? [401, 'WWW-Authenticate'] : [407, 'Proxy-Authenticate'];
    return answerWith(
      status,
      values.map((value): HeadField => [name, value]),
    );
  }

  #verdict(request: RequestMessage, { asker, algorithms: allowed, qualities }: Demand): 'right' | 'wrong' | 'stale' {
    const given = challengesIn(request, credentialsField[asker], asker).find(
      ({ params }) => params.get('realm') === account.realm,
    );
    const digest = given === undefined ? undefined : digestOf(given);
    const user = given?.params.get('username');
    if (digest === undefined || user === undefined) return 'wrong';
    const { params, nonce, realm, algorithm, quality } = digest;
    // What was not offered is no answer to the challenge: RFC 7616 §3.4.
    const isOffered = quality === undefined ? qualities.length === 0 : qualities.includes(quality);
    if (!allowed.includes(algorithm) || !isOffered) return 'wrong';
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

  /** RFC 7616 §3.4.6: a count that does not grow is a replay, and so is a second use where there is none (RFC 2069). */
  #isNew(nonce: string, count: number): boolean {
    const last = this.#nonces.get(nonce);
    if (last === undefined || !(count > last)) return false;
    this.#nonces.set(nonce, count);
    return true;
  }
}
