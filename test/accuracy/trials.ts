/** Texts to try: the corpus whole, each prefix of its short messages, and damaged copies; in an order that is always the same. */

import { applied, damageOf, seeded } from '../sip/support/texts.ts';
import type { Sample } from './corpus.ts';

/** A share of all trials, for one of several threads. */
export interface Share {
  readonly number: number;
  readonly of: number;
}

export const damages = 100_000;

/** Of longer messages the prefixes are too many. */
const shortLength = 2_000;

/** How many trials there are in all. */
export function countOf(samples: readonly Sample[]): number {
  const prefixes = prefixesOf(samples).reduce((sum, { sample, from }) => sum + sample.text.length - from, 0);
  return samples.length + prefixes + damages;
}

/** The trials of one thread. */
export function* trialsOf(samples: readonly Sample[], share: Share): Generator<Sample> {
  yield* samples.filter((_sample, index) => isIn(share, index));
  for (const [index, { sample, from }] of prefixesOf(samples).entries()) {
    if (!isIn(share, index)) continue;
    for (let end = from; end < sample.text.length; end += 1) yield { ...sample, text: sample.text.slice(0, end) };
  }
  for (let round = 0; round < damages; round += 1) {
    const sample = samples[round % samples.length];
    if (sample !== undefined && isIn(share, round)) yield damaged(sample, round);
  }
}

/** The short messages in alphabetical order, and from which length on a prefix of each is none of the one before. */
function prefixesOf(samples: readonly Sample[]): readonly { readonly sample: Sample; readonly from: number }[] {
  const short = samples.filter(({ text }) => text.length < shortLength);
  const inOrder = short.toSorted((one, other) => (one.text < other.text ? -1 : 1));
  return inOrder.map((sample, index) => ({ sample, from: commonLength(sample.text, inOrder[index - 1]?.text) }));
}

function commonLength(text: string, before: string | undefined): number {
  if (before === undefined) return 0;
  let length = 0;
  while (length < text.length && text[length] === before[length]) length += 1;
  return Math.min(length + 1, text.length);
}

/** One to four changes, one upon the other. */
function damaged(sample: Sample, round: number): Sample {
  const random = seeded(round);
  let { text } = sample;
  for (let times = 1 + Math.floor(4 * random()); times > 0; times -= 1) text = applied(text, damageOf(text, random));
  return { ...sample, text };
}

function isIn({ number, of }: Share, index: number): boolean {
  return index % of === number;
}
