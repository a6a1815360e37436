/** Takes out of a message what proves who somebody is, before it is written down or shown. */

import { concealed, withoutProofs } from '../../server/src/proofs.ts';

/** Shorter ones would take out half of every text, and protect nothing. */
const shortestSecret = 4;

export class Redactor {
  readonly #secrets = new Set<string>();

  /** What the user has typed or stored is taken out wherever it stands from now on. */
  conceal(secret: string): void {
    if (secret.length >= shortestSecret) this.#secrets.add(secret);
  }

  clean(text: string): string {
    return this.hide(withoutProofs(text, () => concealed));
  }

  /** Without what the user has typed or stored, and nothing else taken out. */
  hide(text: string): string {
    return [...this.#secrets].reduce((safe, secret) => safe.replaceAll(secret, concealed), text);
  }
}
