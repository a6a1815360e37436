/** What ends with a test file: first, in good order, what its tests share; then, by force, what a failed test left behind. */

import { after } from 'node:test';

const endings: (() => unknown)[] = [];
const leftovers = new Set<() => unknown>();

// One hook: hooks run in the order in which modules are read, and a server killed first says nothing of its faults.
after(async () => {
  try {
    for (const end of endings) await end();
  } finally {
    // With a process left behind the file could not end.
    await Promise.all([...leftovers].map((end) => end()));
  }
});

/** Has `end` called when the file's tests are over; where it fails, the file fails. */
export function inTheEnd(end: () => unknown): void {
  endings.push(end);
}

/** Has `end` called last of all; the function that comes back says that it is not needed any more. */
export function endWithFile(end: () => unknown): () => void {
  leftovers.add(end);
  return () => leftovers.delete(end);
}
