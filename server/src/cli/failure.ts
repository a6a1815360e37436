/** Why a command cannot do what it was asked for: ends it with status 2 and one line on standard error. */

import type { Arguments } from '../sip/problem.ts';

export class Failure extends Error {
  readonly key: string;
  readonly args: Arguments;
  /** The family of sentences in `texts/` that has the key. */
  readonly family: string;

  constructor(key: string, args: Arguments = {}, family = 'cli') {
    super(key);
    this.key = key;
    this.args = args;
    this.family = family;
  }
}
