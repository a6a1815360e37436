/** What the tests of a file started and a failed one did not end: it is ended with the file, which could not end else. */

import { after } from 'node:test';

const leftovers = new Set<() => unknown>();

after(async () => {
  await Promise.all([...leftovers].map((end) => end()));
});

/** Has `end` called when the file's tests are over; the function that comes back says that it is not needed any more. */
export function endWithFile(end: () => unknown): () => void {
  leftovers.add(end);
  return () => leftovers.delete(end);
}
