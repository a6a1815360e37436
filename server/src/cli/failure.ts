/** Why a command cannot do what it was asked for: ends it with status 2 and one line on standard error. */

import type { Arguments } from '../sip/problem.ts';

export class Failure extends Error {
  /** A key of `texts/…/cli.ts`. */
  readonly key: string;
  readonly args: Arguments;

  constructor(key: string, args: Arguments = {}) {
    super(key);
    this.key = key;
    this.args = args;
  }
}
