/** Searches a text by a pattern that somebody wrote, for no longer than a moment: a pattern may be such that it takes for ever. */

import { createContext, Script } from 'node:vm';

/** Enough for any pattern that is meant: a message has a few kilobytes. In milliseconds. */
const patience = 100;

/** The pattern is an object of ours by then: no text of a file is run. */
const exec = new Script('pattern.exec(text)');

/** What it matches first, and its groups; nothing where it matches nowhere, or not in time. */
export function search(
  { source, flags }: { readonly source: string; readonly flags: string },
  text: string,
): readonly (string | undefined)[] | undefined {
  const context = createContext({ pattern: new RegExp(source, flags), text });
  try {
    const found: readonly (string | undefined)[] | null = exec.runInContext(context, { timeout: patience });
    return found === null ? undefined : Array.from(found);
  } catch {
    return undefined;
  }
}
