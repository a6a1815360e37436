/** Takes out of all that a command says what its messages hold in secret, before anything of it is cut or made visible, so that no part of it is left. */

import { withoutSecrets } from '../proofs.ts';
import type { Checked, Verdict } from '../sip/checks/checks.ts';
import type { Arguments } from '../sip/problem.ts';
import type { Destination, Note, Refusal } from '../ua/outgoing.ts';
import type { Ready } from '../ua/ready.ts';
import type { Terminal } from './terminal.ts';

export class Discretion {
  readonly #secrets = new Set<string>();

  /** Of one message; what was captured of it may stand in any that follows. */
  keep(secrets: readonly string[]): void {
    for (const secret of secrets) this.#secrets.add(secret);
  }

  get secrets(): readonly string[] {
    return [...this.#secrets];
  }

  /** A message that is ready, or may not leave, with all that is told of it; its bytes and its way stay. */
  told(ready: Ready | Refusal): Ready | Refusal {
    const clean = ({ key, args }: Note): Note => ({ key, args: argumentsWithout(args, this.secrets) });
    if ('refused' in ready) return { refused: clean(ready.refused), steps: ready.steps.map(clean) };
    const { route, changes, warnings } = ready;
    return {
      ...ready,
      changes: changes.map(clean),
      route: { ...route, steps: route.steps.map(clean) },
      warnings: warnings.map((warning) => ({ ...warning, note: clean(warning.note) })),
    };
  }

  /** The same terminal, whose sentences are filled with nothing secret. */
  over(terminal: Terminal): Terminal {
    return {
      ...terminal,
      get whenUnread() {
        return terminal.whenUnread;
      },
      set whenUnread(work) {
        terminal.whenUnread = work;
      },
      line: (key, args, family) => terminal.line(key, args && argumentsWithout(args, this.secrets), family),
    };
  }
}

/** A place as it is told: a secret may be a part of its name. */
export function placeWithout(destination: Destination, secrets: readonly string[]): Destination {
  const { name, path } = destination;
  return {
    ...destination,
    ...(name === undefined ? {} : { name: withoutSecrets(name, secrets) }),
    ...(path === undefined ? {} : { path: withoutSecrets(path, secrets) }),
  };
}

export function argumentsWithout(args: Arguments, secrets: readonly string[]): Arguments {
  const entries = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === 'string' ? withoutSecrets(value, secrets) : value,
  ]);
  return Object.fromEntries(entries);
}

export function verdictWithout(verdict: Verdict, secrets: readonly string[]): Verdict {
  const clean = (checked: Checked): Checked => ({
    ...checked,
    actual: checked.actual === undefined ? undefined : withoutSecrets(checked.actual, secrets),
  });
  return { ...verdict, expectations: verdict.expectations.map(clean), captures: verdict.captures.map(clean) };
}
