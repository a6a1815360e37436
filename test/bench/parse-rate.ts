/** How many bytes a second are parsed, by us and by others, in turn and in one process. */

import { lint, parse, print } from '../../server/src/core.ts';
import { rules } from '../../server/src/rules/index.ts';
import { selectionOf } from '../../server/src/rules/selection.ts';
import { parseFile } from '../../server/src/sip/syntax/parse.ts';
import { readingsOf, startLineReadingOf } from '../../server/src/sip/values-of.ts';
import type { BenchMessage } from './messages.ts';
import { peerParsers } from './peers.ts';
import { type Spread, shuffled, spreadOf } from './statistics.ts';

export interface ParseRates {
  readonly messages: readonly BenchMessage[];
  /** How many rules were run on a message, on average. */
  readonly rulesRun: number;
  readonly rows: readonly ParseRate[];
}

export interface ParseRate {
  readonly name: string;
  /** What it had done when it was finished. */
  readonly extent: string;
  /** Megabytes a second of processor time. */
  readonly rate: Spread;
  /** The same beside each of the others', round by round. */
  readonly ratios: readonly Spread[];
  readonly rejected: readonly string[];
}

interface Parser {
  readonly name: string;
  readonly extent: string;
  readonly parse: (text: string) => unknown;
}

const rounds = 15;
/** Milliseconds of processor time that each gets in each round. */
const turn = 150;
/** JsSIP takes seconds until it is at its quickest, and so do some hundred rules; each gets the same. */
const warmUp = 6_000;
/** Copies of each message, so that nothing gets by with what it remembers. */
const copies = 16;

/** Of the messages only those count that everyone accepts. */
export function measureParsing(all: readonly BenchMessage[]): ParseRates {
  const parsers = [...ownParsers(), ...theirParsers()];
  const rejections = parsers.map(({ parse }) => all.filter(({ text }) => !silently(() => accepts(parse, text))));
  const messages = all.filter((message) => !rejections.some((rejected) => rejected.includes(message)));
  const texts = variantsOf(messages);
  const rates = silently(() => measure(parsers, texts));
  return {
    messages,
    rulesRun: rulesRunOn(messages),
    rows: parsers.map(({ name, extent }, index) => ({
      name,
      extent,
      rate: spreadOf(rates[index] ?? []),
      ratios: rates
        .slice(ownParsers().length)
        .map((theirs) => spreadOf((rates[index] ?? []).map((rate, round) => rate / (theirs[round] ?? Number.NaN)))),
      rejected: (rejections[index] ?? []).map((message) => message.name),
    })),
  };
}

function ownParsers(): readonly Parser[] {
  return [
    { name: 'Sipwright, tree', extent: 'lossless tree with all ranges; values unread', parse: parseFile },
    {
      name: 'Sipwright, values',
      extent: 'the same, and every header field and URI read, with all ranges',
      parse: values,
    },
    {
      name: 'Sipwright, lint',
      extent: `the same, and of the ${rules.length} rules those that can have anything to say of the message`,
      parse: (text) => lint(parse(text)),
    },
  ];
}

function theirParsers(): readonly Parser[] {
  const [jssip, sip] = peerParsers();
  if (jssip === undefined || sip === undefined) throw new Error('A parser to compare with is missing.');
  return [
    { ...jssip, extent: 'PEG grammar for the start line and 16 header fields, of Via the first; the others as text' },
    { ...sip, extent: 'regular expressions for 15 header fields; URIs as text' },
  ];
}

function values(text: string): unknown {
  const file = parseFile(text);
  for (const { block } of file.blocks) {
    if (block.message === undefined) continue;
    startLineReadingOf(block.message);
    readingsOf(block.message);
  }
  return file;
}

function rulesRunOn(messages: readonly BenchMessage[]): number {
  const select = selectionOf(rules);
  const counts = messages.flatMap(({ text }) => parseFile(text).blocks.map(({ block }) => select(block)));
  const all = counts.reduce(
    (sum, { ofBlock, ofMessage, ofSdp }) => sum + ofBlock.length + ofMessage.length + ofSdp.length,
    0,
  );
  return all / messages.length;
}

/** Ours accepts what it can print again. */
function accepts(parser: (text: string) => unknown, text: string): boolean {
  try {
    return Boolean(parser(text)) && print(parse(text)) === text;
  } catch {
    return false;
  }
}

/** Each round gives everyone a turn, in an order of its own. */
function measure(parsers: readonly Parser[], texts: readonly string[]): readonly (readonly number[])[] {
  // The second time, what the others made the engine forget is learnt again.
  for (let again = 0; again < 2; again += 1) for (const { parse } of parsers) rateOf(parse, texts, warmUp / 2);
  const rates: number[][] = parsers.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const index of shuffled([...parsers.keys()])) {
      const parser = parsers[index];
      if (parser !== undefined) rates[index]?.push(rateOf(parser.parse, texts, turn));
    }
  return rates;
}

function rateOf(parser: (text: string) => unknown, texts: readonly string[], duration: number): number {
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  const started = processorTime();
  let passes = 0;
  let took = 0;
  do {
    for (const text of texts) parser(text);
    passes += 1;
    took = processorTime() - started;
  } while (took < duration);
  return (passes * bytes) / took / 1000;
}

/** In milliseconds; that of others on this machine is not in it. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function variantsOf(messages: readonly BenchMessage[]): readonly string[] {
  return Array.from({ length: copies }, (_nothing, copy) =>
    messages.map(({ text }) => Buffer.from(text.replaceAll('z9hG4bK', `z9hG4bK${copy}x`), 'latin1').toString('latin1')),
  ).flat();
}

/** The others write to the console about what they do not like. */
function silently<T>(work: () => T): T {
  const { log, warn, error, info } = console;
  const nothing = (): void => undefined;
  Object.assign(console, { log: nothing, warn: nothing, error: nothing, info: nothing });
  try {
    return work();
  } finally {
    Object.assign(console, { log, warn, error, info });
  }
}
