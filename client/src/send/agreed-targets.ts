/** The targets that were agreed to for good, in one workspace. */

import type { ConfirmParams } from '../../../server/src/protocol.ts';

/** As VS Code keeps things. */
interface Memory {
  get<T>(key: string, otherwise: T): T;
  update(key: string, value: unknown): PromiseLike<void>;
}

const storageKey = 'targets.agreed';

/** The oldest give way. */
const most = 100;

type About = Pick<ConfirmParams, 'target' | 'mustAsk'>;

export class AgreedTargets {
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** In a folder that is not trusted, and where a message is odd in itself, every click is for once. */
  mayKeep({ mustAsk }: About, isTrusted: boolean): boolean {
    return isTrusted && !mustAsk;
  }

  has(about: About, isTrusted: boolean): boolean {
    return this.mayKeep(about, isTrusted) && this.#all.includes(about.target);
  }

  async keep({ target }: About): Promise<void> {
    await this.#memory.update(storageKey, [...new Set([...this.#all, target])].slice(-most));
  }

  async forgetAll(): Promise<number> {
    const { length } = this.#all;
    await this.#memory.update(storageKey, undefined);
    return length;
  }

  get #all(): readonly string[] {
    return this.#memory.get<readonly string[]>(storageKey, []);
  }
}
