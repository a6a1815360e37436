/** Whose certificates the settings believe, whom they say that we are, and where keys are logged. */

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAuthorities } from '../host/authorities.ts';
import { type Identity, readIdentity } from '../host/identity.ts';
import { canLogKeys } from '../host/key-log.ts';
import type { Trust } from '../ua/outgoing.ts';
import { askCredentials } from './credentials.ts';
import type { Session } from './session.ts';

export interface SettledTrust {
  readonly trust: Pick<Trust, 'authorities' | 'pins' | 'keyLog'> & { readonly verify: boolean };
  /** Why a file of it cannot be used, for a message that needs it. */
  readonly fault?: string;
}

/** A folder that is not trusted names no file. A path counts from the folder that is open. */
export function trustOf(session: Session): SettledTrust {
  const { settings, trusted } = session;
  const { caFile, verify, pinned, keyLogFile } = settings.tls;
  // Only the user can pin, so it counts in any folder.
  const pins = { ...session.ownCertificates, ...pinned };
  const own = { verify, ...(Object.keys(pins).length === 0 ? {} : { pins }) };
  if (!trusted) return { trust: own };
  const keyLog = keyLogFile === '' ? {} : { keyLog: pathOf(session, keyLogFile) };
  const { ownAuthority } = session;
  if (caFile === '')
    return { trust: { ...own, ...(ownAuthority === undefined ? {} : { authorities: ownAuthority }), ...keyLog } };
  const file = pathOf(session, caFile);
  const found = readAuthorities(file);
  if ('fault' in found) return { trust: { ...own, ...keyLog }, fault: sentence(session, found.fault, file) };
  const authorities = [found.authorities, ownAuthority ?? ''].join('\n');
  return { trust: { ...own, authorities, ...keyLog } };
}

/** What is needed beside that once it is known that a message goes by TLS. */
export async function identityOf(
  session: Session,
  { keyLog }: SettledTrust['trust'],
): Promise<{ readonly identity?: Identity } | { readonly fault: string }> {
  if (keyLog !== undefined && !canLogKeys(keyLog)) return { fault: sentence(session, 'key-log-unwritable', keyLog) };
  return identityIn(session, session.settings.tls);
}

/** The identity that a file or two of the settings hold, of which the passphrase is asked for; none where they name none. */
export async function identityIn(
  session: Session,
  { certFile, keyFile }: { readonly certFile: string; readonly keyFile: string },
): Promise<{ readonly identity?: Identity } | { readonly fault: string }> {
  if (!session.trusted || certFile === '') return {};
  const files = {
    certFile: pathOf(session, certFile),
    keyFile: keyFile === '' ? undefined : pathOf(session, keyFile),
  };
  const first = readIdentity(files);
  if (!('fault' in first)) return first;
  const passphrase = first.fault === 'passphrase-missing' ? await passphraseOf(session, first.file) : undefined;
  const found = passphrase === undefined ? first : readIdentity({ ...files, passphrase });
  return 'fault' in found ? { fault: sentence(session, found.fault, found.file) } : found;
}

async function passphraseOf(session: Session, file: string): Promise<string | undefined> {
  return (await askCredentials(session, { realm: '', host: '', transport: '', secret: file }))?.password;
}

function sentence({ words }: Session, key: string, file: string): string {
  return words('server', key, { file }) ?? key;
}

function pathOf({ folders }: Session, path: string): string {
  return resolve(folderOf(folders[0]), path);
}

function folderOf(uri: string | undefined): string {
  try {
    return fileURLToPath(uri ?? '');
  } catch {
    return '';
  }
}
