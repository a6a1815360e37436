/** A requester around a requester: answers 401 and 407 where an account is at hand. */

import { type DigestFamily, digestFamilies } from '../../sip/digest-families.ts';
import { CSeq } from '../../sip/headers/cseq.ts';
import type { Edit } from '../../sip/problem.ts';
import { applyEdits, insertAfter } from '../../sip/syntax/edit.ts';
import { type Chance, newBranch } from '../chance.ts';
import { branchEdits, fieldsOf, sequenceOf } from '../fields.ts';
import type { Account, CredentialsQuestion, Destination, Note } from '../outgoing.ts';
import type { RequestMessage } from '../received.ts';
import type { Delivery, Listener, Pending, Request, Requester } from '../requester.ts';
import { type Challenge, challengesIn, challengesOf, type DigestChallenge, realmName, strongest } from './challenge.ts';
import { credentials, credentialsField } from './credentials.ts';
import { type Algorithm, algorithms } from './digest.ts';

export interface DigestOptions {
  readonly chance: Chance;
  readonly accounts: readonly Account[];
  /** Asks for an account that none of `accounts` is. */
  readonly ask?: ((question: CredentialsQuestion) => Promise<Account | undefined>) | undefined;
  /** How often each nonce was used, by realm and nonce: a server that counts refuses a count that it has seen. */
  readonly nonceCounts: Map<string, number>;
  /** Challenges by weaker algorithms are not answered. */
  readonly weakest?: DigestFamily | undefined;
  /** The strongest algorithm that each realm has offered so far. */
  readonly strongestOf: Map<string, Algorithm>;
}

/** So many challenges to one request are answered: a chain of proxies, each with a nonce gone stale; who asks on wants to learn something else. */
const mostRounds = 5;

/** A challenge that was answered, and with what. */
interface Answered {
  readonly challenge: DigestChallenge;
  readonly account: Account;
}

export function withDigest(inner: Requester, options: DigestOptions): Requester {
  return (request, listener) => new Authenticating(inner, options, request, listener);
}

class Authenticating implements Pending {
  readonly #inner: Requester;
  readonly #options: DigestOptions;
  readonly #destination: Destination;
  readonly #listener: Listener;
  /** What was answered so far, by asker and realm. */
  readonly #answered = new Map<string, Answered>();
  /** Askers and realms whose nonce was stale once. */
  readonly #stale = new Set<string>();
  readonly #asked = new Set<string>();
  #pending: Pending;
  #rounds = 0;
  #stopped = false;

  constructor(inner: Requester, options: DigestOptions, request: Request, listener: Listener) {
    this.#inner = inner;
    this.#options = options;
    this.#destination = request.destination;
    this.#listener = listener;
    this.#pending = this.#send(request);
  }

  get request(): RequestMessage {
    return this.#pending.request;
  }

  get left(): boolean {
    return this.#pending.left;
  }

  get proceeding(): boolean {
    return this.#pending.proceeding;
  }

  get idle(): boolean {
    return this.#pending.idle;
  }

  stop(): void {
    this.#stopped = true;
    this.#pending.stop();
  }

  #send(request: Request): Pending {
    return this.#inner(request, {
      response: (what) => {
        if (what.status === 401 || what.status === 407) void this.#challenged(what);
        else this.#listener.response(what);
      },
      failed: (note) => this.#listener.failed(note),
    });
  }

  async #challenged(what: Delivery): Promise<void> {
    const verdict = await this.#answersTo(what).catch(
      (): Note => ({ key: 'credentials-missing', args: { realm: '' } }),
    );
    if (this.#stopped) return;
    if ('key' in verdict) {
      this.#listener.response({ ...what, note: verdict });
      return;
    }
    for (const answered of verdict) this.#answered.set(keyOf(answered.challenge), answered);
    this.#pending = this.#send(this.#repeat(what.request, verdict, challengesOf(what.received.message)));
  }

  /** What the challenges are answered with, or why they are not. */
  async #answersTo(what: Delivery): Promise<Answered[] | Note> {
    const challenges = challengesOf(what.received.message);
    const chosen = strongest(challenges);
    if (chosen.length === 0) return { key: 'challenge-unknown', args: { offered: offered(challenges) } };
    const { weakest = digestFamilies[0] } = this.#options;
    if (!chosen.every(({ algorithm }) => isAtLeast(algorithm, weakest)))
      return { key: 'challenge-too-weak', args: { offered: offered(challenges), weakest } };
    // RFC 3261 §22.1 trusts who asks; somebody who is not the target might want to learn a password's hash.
    if (what.otherSource) return { key: 'challenge-from-elsewhere', args: { realm: realmsOf(chosen) } };
    if (this.#rounds === mostRounds) return this.#refusedBy(chosen);
    this.#rounds += 1;
    const answers: Answered[] = [];
    for (const challenge of chosen) {
      const account = await this.#accountFor(challenge);
      if (account !== undefined && 'key' in account) return account;
      if (account !== undefined) answers.push({ challenge, account });
    }
    return answers.length === 0 ? { key: 'credentials-missing', args: { realm: realmsOf(chosen) } } : answers;
  }

  #refusedBy(chosen: readonly DigestChallenge[]): Note {
    const { account } = [...this.#answered.values()].at(-1) ?? {};
    return { key: 'credentials-refused', args: { realm: realmsOf(chosen), user: account?.user ?? '' } };
  }

  /** The same account where the nonce was only stale; else one that was not tried yet. */
  async #accountFor(challenge: DigestChallenge): Promise<Account | Note | undefined> {
    const key = keyOf(challenge);
    const last = this.#answered.get(key);
    if (last === undefined) return fitting(this.#options.accounts, challenge) ?? (await this.#ask(challenge, false));
    if (challenge.stale && challenge.nonce !== last.challenge.nonce && !this.#stale.has(key)) {
      this.#stale.add(key);
      return last.account;
    }
    const other = this.#asked.has(key) ? undefined : await this.#ask(challenge, true);
    return other ?? { key: 'credentials-refused', args: { realm: realmName(challenge), user: last.account.user } };
  }

  #ask(challenge: DigestChallenge, refused: boolean): Promise<Account | undefined> {
    if (refused) this.#asked.add(keyOf(challenge));
    const { address: host, transport } = this.#destination;
    const { asker: scheme, algorithm } = challenge;
    return (
      this.#options.ask?.({ realm: realmName(challenge), scheme, algorithm, host, transport, refused }) ??
      Promise.resolve(undefined)
    );
  }

  /** RFC 3261 §8.1.3.5: the same Call-ID, To and From, a new branch, and CSeq one higher. */
  #repeat(request: RequestMessage, answers: readonly Answered[], offers: readonly Challenge[]): Request {
    const { chance, nonceCounts, strongestOf } = this.#options;
    const values = [...this.#answered.values()].map(({ challenge, account }) => {
      const key = `${challenge.realm} ${challenge.nonce}`;
      const count = (nonceCounts.get(key) ?? 0) + 1;
      nonceCounts.set(key, count);
      const value = credentials(challenge, account, request, chance(16), count);
      return `${credentialsField[challenge.asker].name}: ${value}`;
    });
    const text = authenticated(
      request,
      [...this.#answered.values()].map(({ challenge }) => challenge),
      values,
      newBranch(chance),
    );
    const note = noteOf(answers, offers, strongestOf);
    const isStale = answers.some(({ challenge }) => this.#stale.has(keyOf(challenge)));
    const told = isStale ? { ...note, args: { ...note.args, stale: 'true' } } : note;
    return { text, destination: this.#destination, note: told };
  }
}

/** The request with other credentials for the realms of the challenges, another branch and the next CSeq. */
function authenticated(
  request: RequestMessage,
  challenges: readonly DigestChallenge[],
  values: readonly string[],
  branch: string,
): string {
  const edits: Edit[] = [...withoutCredentials(request, challenges), ...branchEdits(request, branch)];
  const sequence = fieldsOf(request, CSeq)[0];
  const number = sequenceOf(request);
  if (sequence !== undefined && number !== undefined) {
    edits.push({ start: sequence.value.start, end: sequence.value.end, text: `${number.number + 1} ${number.method}` });
  }
  const after = sequence ?? request.fields.at(-1) ?? request.startLine;
  return applyEdits(request.source, [...edits, insertAfter(request, after, values.join('\r\n'))]);
}

function withoutCredentials(request: RequestMessage, challenges: readonly DigestChallenge[]): Edit[] {
  return challenges.flatMap(({ asker, realm }) =>
    fieldsOf(request, credentialsField[asker])
      .filter((field) =>
        challengesIn({ ...request, fields: [field] }, credentialsField[asker], asker).some(
          ({ params }) => params.get('realm') === realm,
        ),
      )
      .map(({ start, end }): Edit => ({ start, end, text: '' })),
  );
}

function fitting(accounts: readonly Account[], challenge: DigestChallenge): Account | undefined {
  const realm = realmName(challenge);
  return accounts.find((account) => account.realm === realm) ?? accounts.find((account) => account.realm === undefined);
}

/** Which algorithm is used and why: the strongest that was offered, which is our policy (RFC 8760 §2.4 leaves it to the client). */
function noteOf(answers: readonly Answered[], offers: readonly Challenge[], strongestOf: Map<string, Algorithm>): Note {
  const [first] = answers;
  const before = answers.flatMap(({ challenge }) => {
    const known = strongestOf.get(keyOf(challenge));
    if (known === undefined || isStronger(challenge.algorithm, known))
      strongestOf.set(keyOf(challenge), challenge.algorithm);
    return known !== undefined && isStronger(known, challenge.algorithm) ? [known] : [];
  })[0];
  const isWeak = answers.some(({ challenge }) => challenge.algorithm.startsWith('MD5'));
  // RFC 7616 §3.3 wants qop of every server; without it no nonce of ours is in the proof.
  const isBare = answers.some(({ challenge }) => challenge.quality === undefined);
  const others = new Set(offers.filter(isAmong(answers)).map(algorithmOf));
  return {
    key: before !== undefined ? 'authenticated-downgraded' : isWeak ? 'authenticated-weakly' : 'authenticated',
    args: {
      realm: realmsOf(answers.map(({ challenge }) => challenge)),
      user: first?.account.user ?? '',
      algorithm: first?.challenge.algorithm ?? '',
      ...(others.size > 1 ? { offered: [...others].join(', ') } : {}),
      ...(before === undefined ? {} : { before }),
      ...(isBare ? { missing: 'qop' } : {}),
    },
  };
}

function isAmong(answers: readonly Answered[]): (offer: Challenge) => boolean {
  return ({ asker, params }) =>
    answers.some(({ challenge }) => challenge.asker === asker && challenge.realm === params.get('realm'));
}

/** An algorithm and its `-sess` are of one family. */
function isAtLeast(algorithm: Algorithm, weakest: DigestFamily): boolean {
  const families: readonly string[] = digestFamilies;
  return families.indexOf(algorithm.replace(/-sess$/, '')) >= families.indexOf(weakest);
}

function algorithmOf({ params }: Challenge): string {
  return params.get('algorithm') ?? 'MD5';
}

function isStronger(one: Algorithm, other: Algorithm): boolean {
  return algorithms.indexOf(one) < algorithms.indexOf(other);
}

function keyOf({ asker, realm }: DigestChallenge): string {
  return `${asker} ${realm}`;
}

function realmsOf(challenges: readonly DigestChallenge[]): string {
  return challenges.map(realmName).join(', ');
}

function offered(challenges: readonly Challenge[]): string {
  return challenges.map(({ scheme, params }) => [scheme, params.get('algorithm') ?? ''].join(' ').trim()).join(', ');
}
