/** Whose certificates `sipwright send` believes, and who it is to those who ask. */

import { readAuthorities } from '../host/authorities.ts';
import { isFingerprint } from '../host/fingerprint.ts';
import { canLogKeys } from '../host/key-log.ts';
import { transports } from '../sip/transports.ts';
import type { Trust } from '../ua/outgoing.ts';
import type { Ready } from '../ua/ready.ts';
import type { Parsed } from './arguments.ts';
import { Failure } from './failure.ts';
import { identityIn } from './identity.ts';
import type { Terminal } from './terminal.ts';

/** Who we are is asked for only where the message goes by TLS. */
export async function withIdentity(ready: Ready, parsed: Parsed, terminal: Terminal): Promise<Ready> {
  if (!transports[ready.route.destination.transport].secure) return ready;
  return { ...ready, trust: { ...ready.trust, ...(await identityIn(parsed, terminal)) } };
}

/** `own` is the certificate that was made for the user agents of the file. */
export function trustIn({ values }: Parsed, own?: string): Trust {
  const file = values.get('ca-file');
  const keyLog = values.get('key-log');
  if (keyLog !== undefined && !canLogKeys(keyLog)) throw new Failure('key-log-unwritable', { file: keyLog }, 'server');
  const pin = values.get('pin');
  if (pin !== undefined && !isFingerprint(pin)) throw new Failure('pin-malformed', { pin }, 'server');
  const log = { ...(keyLog === undefined ? {} : { keyLog }), ...(pin === undefined ? {} : { pins: { '*': pin } }) };
  if (file === undefined) return own === undefined ? log : { ...log, authorities: own };
  const found = readAuthorities(file);
  if ('fault' in found) throw new Failure(found.fault, { file }, 'server');
  return { authorities: [found.authorities, own ?? ''].join('\n'), ...log };
}
