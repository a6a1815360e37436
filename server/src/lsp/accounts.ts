/** The accounts of messages that are under way: what a block gives, and what the editor is asked for. */

import { visibleLine } from '../features/visible.ts';
import { accountOf, type Credential } from '../sip/directives/sending.ts';
import type { Account, CredentialsQuestion } from '../ua/outgoing.ts';
import { askCredentials } from './credentials.ts';
import type { Session } from './session.ts';

export class Accounts {
  readonly #session: Session;
  readonly #credentials = new Map<string, readonly Credential[]>();

  constructor(session: Session) {
    this.#session = session;
  }

  begin(exchange: string, credentials: readonly Credential[]): void {
    this.#credentials.set(exchange, credentials);
  }

  /** Nothing more will come of an exchange. */
  end(exchange: string): void {
    this.#credentials.delete(exchange);
  }

  /** The account for a challenge; nothing where the user gives none. */
  async for(exchange: string, about: CredentialsQuestion): Promise<Account | undefined> {
    const open = this.#credentials.get(exchange)?.find(({ value }) => value === undefined);
    const { host, transport, refused } = about;
    const user = open?.user === '' ? undefined : open?.user;
    const answer = await askCredentials(this.#session, {
      realm: visibleLine(about.realm),
      host,
      transport,
      exchange,
      refused,
      ...(user === undefined ? {} : { user }),
      ...(open?.secret === undefined ? {} : { secret: open.secret }),
    });
    return answer === undefined ? undefined : accountOf(open?.kind ?? 'password', answer.user, answer.password);
  }
}
