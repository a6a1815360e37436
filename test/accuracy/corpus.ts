/** The corpus: messages that others wrote, each with what is known of it. It lies outside of the project and is never copied into it. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What those who labelled a message say of it; a placeholder is a template whose blanks are not filled in. */
export type Label = 'valid' | 'invalid-syntax' | 'invalid-semantic' | 'placeholder' | 'unlabelled';

export const labels: readonly Label[] = ['valid', 'invalid-syntax', 'invalid-semantic', 'placeholder', 'unlabelled'];

export type Expectation = 'no-error' | 'warning' | 'error';

export const others = ['tshark', 'sofia', 'osip', 'libre'] as const;

export type Other = (typeof others)[number];

export interface Sample {
  /** Its path in the corpus. */
  readonly name: string;
  readonly label: Label;
  /** Printed in an RFC, taken over without a change, and accepted by every parser that was asked. */
  readonly isGold: boolean;
  /** What the section of RFC 4475 or RFC 5118 that prints it wants said of it. */
  readonly expected?: Expectation | undefined;
  /** What other programs say of it, in their own words. */
  readonly others: Readonly<Record<Other, string>>;
  readonly text: string;
  readonly encoding: 'utf8' | 'iso88591';
}

interface ManifestEntry extends Readonly<Record<Other, string>> {
  readonly file: string;
  readonly kind: Label;
  readonly gold?: boolean;
  readonly expect?: Expectation;
}

/** Where the shared folder lies: beside the repository, unless the environment says otherwise. */
export const sharedFolder = process.env.SIPWRIGHT_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));

/** All messages. Throws with a sentence for people where there are none. */
export function readCorpus(): readonly Sample[] {
  const folder = join(sharedFolder, 'corpus');
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) {
    throw new Error(
      `The corpus is missing: there is no ${manifest}. It belongs into a folder named shared beside the repository, or SIPWRIGHT_SHARED says where that folder is.`,
    );
  }
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as readonly ManifestEntry[];
  return entries.map(({ file, kind, gold = false, expect, tshark, sofia, osip, libre }) => ({
    name: file,
    label: kind,
    isGold: gold,
    expected: expect,
    others: { tshark, sofia, osip, libre },
    ...read(readFileSync(join(folder, file))),
  }));
}

/** Of bytes that are no UTF-8 each is a character, so that a binary body keeps its length. */
function read(bytes: Uint8Array): Pick<Sample, 'text' | 'encoding'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding: 'utf8' };
  } catch {
    return { text: Buffer.from(bytes).toString('latin1'), encoding: 'iso88591' };
  }
}
