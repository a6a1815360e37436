/** The certificates that are made for user agents of a file which listen and have been given none: one for each address. */

import { makeSelfSigned, type SelfSigned } from './self-signed.ts';

export class OwnCertificates {
  readonly #made = new Map<string, SelfSigned['identity']>();

  /** That of whoever is heard at an address. */
  at(address: string): SelfSigned['identity'] {
    const known = this.#made.get(address);
    if (known !== undefined) return known;
    const { identity } = makeSelfSigned(Date.now(), address);
    this.#made.set(address, identity);
    return identity;
  }

  /** All of them as PEM, so that what is sent to them believes them; nothing where none was made. */
  get authorities(): string | undefined {
    return this.#made.size === 0 ? undefined : [...this.#made.values()].map(({ cert }) => cert).join('');
  }
}
