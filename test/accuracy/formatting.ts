/** Formatting says the same of every message that others wrote, and twice does no more than once. */

import { assertFormatted, styles } from '../support/formatted.ts';
import type { Sample } from './corpus.ts';

/** A line for each message that came out otherwise. */
export function faultsInFormatting(samples: readonly Sample[], say: (line: string) => void): readonly string[] {
  const faults = samples.flatMap(({ name, text }) =>
    styles.flatMap((style) => {
      try {
        assertFormatted(text, style);
        return [];
      } catch (error) {
        return [`${name} as ${JSON.stringify(style)}: ${error instanceof Error ? error.message : error}`];
      }
    }),
  );
  say(`${samples.length * styles.length} texts formatted`);
  return faults;
}
