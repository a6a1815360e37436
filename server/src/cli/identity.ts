/** Who we are over TLS, as `--cert-file` and `--key-file` say. */

import { readIdentity } from '../host/identity.ts';
import type { Trust } from '../ua/outgoing.ts';
import type { Parsed } from './arguments.ts';
import { Failure } from './failure.ts';
import { passphraseFor } from './secrets.ts';
import type { Terminal } from './terminal.ts';
export async function identityIn({ values }: Parsed, terminal: Terminal): Promise<Pick<Trust, 'identity'>> {
  const certFile = values.get('cert-file');
  if (certFile === undefined) return {};
  const files = { certFile, keyFile: values.get('key-file') };
  const first = readIdentity(files);
  const passphrase =
    'fault' in first && first.fault === 'passphrase-missing' ? await passphraseFor(terminal) : undefined;
  const found = passphrase === undefined ? first : readIdentity({ ...files, passphrase });
  if ('fault' in found) throw new Failure(found.fault, { file: found.file }, 'server');
  return found;
}
