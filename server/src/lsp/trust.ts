/** Whose certificates the settings believe. */

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAuthorities } from '../host/authorities.ts';
import type { Session } from './session.ts';

export interface SettledTrust {
  readonly trust: { readonly verify: boolean; readonly authorities?: string };
  /** Why the file of authorities cannot be used, for a message that needs it. */
  readonly fault?: string;
}

/** A folder that is not trusted names no file. A path counts from the folder that is open. */
export function trustOf({ settings, trusted, folders, words }: Session): SettledTrust {
  const { caFile, verify } = settings.tls;
  if (caFile === '' || !trusted) return { trust: { verify } };
  const file = resolve(folderOf(folders[0]), caFile);
  const found = readAuthorities(file);
  if ('fault' in found) return { trust: { verify }, fault: words('server', found.fault, { file }) ?? found.fault };
  return { trust: { verify, authorities: found.authorities } };
}

function folderOf(uri: string | undefined): string {
  try {
    return fileURLToPath(uri ?? '');
  } catch {
    return '';
  }
}
