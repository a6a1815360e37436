/** A word that is told in secret, and looked for in all that is said afterwards. */

import assert from 'node:assert/strict';

/** Fails where a text holds a canary: as it is, in base64 or in hexadecimal, as dumps of bytes have it too. */
export function assertAbsent(canary: string, said: string, where: string): void {
  const unpacked = Array.from(said.matchAll(/[\w+/]{16,}=*/gu), ([part]) =>
    Buffer.from(part, 'base64').toString('latin1'),
  );
  const packed = [said.replaceAll(/(?<=[0-9a-f]{2}) (?=[0-9a-f]{2})/gu, ''), ...unpacked].join('\n');
  for (const form of formsOf(canary)) assert.ok(!packed.includes(form), `${form} in ${where}`);
}

/** Of base64 the part that no neighbour changes. */
function formsOf(canary: string): readonly string[] {
  const bytes = Buffer.from(canary);
  return [canary, bytes.toString('base64').slice(0, 20), bytes.toString('hex')];
}
