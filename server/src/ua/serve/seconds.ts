/** How long a registration, subscription or publication at the local server lasts. */

/** Whoever asks for no time gets an hour, and nobody gets more. */
const longest = 3600;

export function secondsOf(text: string | undefined): number {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Math.min(Number(text), longest) : longest;
}
