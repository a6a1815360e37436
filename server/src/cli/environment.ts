/** The environment that `--env` chooses for a file; what is wrong with it is said on standard error. */

import { type Environment, environmentIn } from '../host/environments.ts';
import type { FileReader } from '../host/file-reader.ts';
import type { Parsed } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Gives the environment of each file of a command; what is said once is not said again. */
export function environmentsFor(
  { values }: Parsed,
  { complain, line, say }: Terminal,
): (files: FileReader) => Environment {
  const said = new Set<string>();
  return (files) => {
    const environment = environmentIn(files, values.get('env') ?? '');
    for (const { key, args } of environment.faults) {
      const sentence = `${say('warning')}: ${line(key, args, 'wire')}`;
      if (!said.has(sentence)) complain(sentence);
      said.add(sentence);
    }
    return environment;
  };
}
