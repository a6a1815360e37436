/** Which versions of the peers a machine has. */

import { spawnSync } from 'node:child_process';

/** The names and versions of the peers, as they say themselves. */
export function versions(): readonly string[] {
  const env = { PATH: `${process.env.PATH}:/usr/sbin` };
  const said = (command: string, option: string) => spawnSync(command, [option], { env, encoding: 'utf8' }).stdout;
  const version = (text: string) => /\bv?(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? 'of an unknown version';
  return [
    `Kamailio ${version(said('kamailio', '-v'))}`,
    `SIPp ${version(said('sipp', '-v'))}`,
    `baresip ${version(said('baresip', '-h'))}`,
  ];
}
