/** Accounts and secrets: asked for once, kept in the secret storage, forgotten when a server refuses them. */

import { l10n, type Memento, type SecretStorage, window } from 'vscode';
import type { CredentialsAnswer, CredentialsParams, ExchangeEvent } from '../../../server/src/protocol.ts';
import { inertPrompt } from '../inert.ts';
import { keyOf } from './credentials-key.ts';

/** The names under which something is kept: the storage itself does not tell them. */
const indexKey = 'credentials.kept';

export class Credentials {
  readonly #storage: SecretStorage;
  readonly #memory: Memento;
  readonly #conceal: (secret: string) => void;
  /** What was handed out for each exchange. */
  readonly #used = new Map<string, string[]>();

  constructor(storage: SecretStorage, memory: Memento, conceal: (secret: string) => void) {
    this.#storage = storage;
    this.#memory = memory;
    this.#conceal = conceal;
  }

  async find(params: CredentialsParams): Promise<CredentialsAnswer | null> {
    if (params.once === true) return (await this.#askOnce(params)) ?? null;
    const key = keyOf(params);
    const answer = (params.refused === true ? undefined : await this.#read(key)) ?? (await this.#ask(params, key));
    if (answer === undefined) return null;
    this.#conceal(answer.password);
    const { exchange } = params;
    if (exchange !== undefined) this.#used.set(exchange, [...(this.#used.get(exchange) ?? []), key]);
    return answer;
  }

  /** What was refused is asked for anew the next time. */
  learn({ exchange, event, status }: ExchangeEvent): void {
    if (event !== 'done') return;
    const keys = this.#used.get(exchange) ?? [];
    this.#used.delete(exchange);
    if (status === 401 || status === 407) void this.#forget(keys);
  }

  /** Gives how many were forgotten. */
  async forgetAll(): Promise<number> {
    const keys = this.#kept;
    await this.#forget(keys);
    return keys.length;
  }

  get #kept(): readonly string[] {
    return this.#memory.get<readonly string[]>(indexKey, []);
  }

  async #read(key: string): Promise<CredentialsAnswer | undefined> {
    const written = await this.#storage.get(key);
    if (written === undefined) return undefined;
    const { user, password } = JSON.parse(written);
    return { user: String(user), password: String(password) };
  }

  async #ask(params: CredentialsParams, key: string): Promise<CredentialsAnswer | undefined> {
    const isSecret = params.realm === '' && params.secret !== undefined;
    const user = params.user ?? (isSecret ? '' : await askUser(params));
    if (user === undefined) return undefined;
    const isKeptForTls = (await this.#storage.get(keyOf({ ...params, transport: 'tls' }))) !== undefined;
    const password = await askPassword(params, user, isKeptForTls && params.refused !== true);
    if (password === undefined) return undefined;
    await this.#storage.store(key, JSON.stringify({ user, password }));
    await this.#memory.update(indexKey, [...new Set([...this.#kept, key])]);
    return { user, password };
  }

  async #askOnce(params: CredentialsParams): Promise<CredentialsAnswer | undefined> {
    const user = params.user ?? (await askUser(params));
    const password = user === undefined ? undefined : await askPassword(params, user);
    if (user === undefined || password === undefined) return undefined;
    this.#conceal(password);
    return { user, password };
  }

  async #forget(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#storage.delete(key);
    await this.#memory.update(
      indexKey,
      this.#kept.filter((key) => !keys.includes(key)),
    );
  }
}

function askUser(params: CredentialsParams): Thenable<string | undefined> {
  return window.showInputBox({ title: titleOf(params), prompt: l10n.t('User name'), ignoreFocusOut: true });
}

function askPassword(params: CredentialsParams, user: string, isKeptForTls = false): Thenable<string | undefined> {
  const warning = isKeptForTls ? [l10n.t('The one that is kept is used over TLS alone, which this is not.')] : [];
  const prompt = [promptFor(params, inertPrompt(user)), ...warning].join('. ');
  return window.showInputBox({ title: titleOf(params), prompt, password: true, ignoreFocusOut: true });
}

function promptFor({ refused }: CredentialsParams, user: string): string {
  if (user === '') return l10n.t('Value of the secret');
  return refused === true ? l10n.t('Password of {0}; the last one was refused', user) : l10n.t('Password of {0}', user);
}

function titleOf({ realm, host, transport, secret = '' }: CredentialsParams): string {
  if (realm === '') return l10n.t('The secret {0}', inertPrompt(secret));
  if (host === '') return l10n.t('Credentials for {0}', inertPrompt(realm));
  return l10n.t('Sign in to {0} at {1} ({2})', inertPrompt(realm), inertPrompt(host), transport.toUpperCase());
}
