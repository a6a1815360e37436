/** Asks the editor for an account or a secret. */

import { type CredentialsAnswer, type CredentialsParams, credentialsMethod } from '../protocol.ts';
import { isObject } from './is-object.ts';
import type { Session } from './session.ts';

/** Only an editor that has our requests can be asked for a secret. */
export function askCredentials(
  { client, connection, guard, redactor }: Session,
  params: CredentialsParams,
): Promise<CredentialsAnswer | undefined> {
  if (!client.showsExchanges) return Promise.resolve(undefined);
  return guard.wait('credentials', undefined, async () => {
    const answer: unknown = await connection.sendRequest(credentialsMethod, params);
    const { user, password } = isObject(answer) ? answer : {};
    if (typeof user !== 'string' || typeof password !== 'string') return undefined;
    redactor.conceal(password);
    return { user, password };
  });
}
