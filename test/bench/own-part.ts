/** What a key costs in our own code alone, without any transport, in small files and in large ones: it should cost the same in all of them. */

import { BlockList } from '../../server/src/lsp/block-list.ts';
import { limit, limits } from '../../server/src/lsp/limits.ts';
import { Checker } from '../../server/src/rules/checker.ts';
import { type BenchMessage, fileOf } from './messages.ts';

export interface OwnRow {
  readonly bytes: number;
  /** Microseconds of processor time of one thread for a key, in the mean of all. */
  readonly key: number;
}

interface Edited {
  readonly bytes: number;
  readonly blocks: BlockList;
  readonly checker: Checker;
  readonly at: { readonly line: number; readonly character: number };
  spent: number;
}

const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
const rounds = 400;
const cold = 150;

/** The files take turns, so that what else the machine does disturbs all alike. */
export function measureOwnPart(messages: readonly BenchMessage[]): OwnRow[] {
  const files = sizes.map((size) => opened(fileOf(messages, size)));
  for (let round = 0; round < cold + rounds; round += 1)
    for (const file of files) {
      const before = processorTime();
      press(file);
      if (round >= cold) file.spent += processorTime() - before;
    }
  return files.map(({ bytes, spent }) => ({ bytes, key: spent / (2 * rounds) }));
}

function opened(text: string): Edited {
  const blocks = new BlockList(text);
  const checker = new Checker();
  checker.check(blocks, {});
  // A message of the same kind in each, wherever that is.
  const spot = text.indexOf('\nCSeq: ', text.indexOf('### 01-', text.length / 2)) + '\nCSeq: '.length;
  return { bytes: Buffer.byteLength(text), blocks, checker, at: blocks.positionAt(spot), spent: 0 };
}

/** A character is typed and taken away again. */
function press({ blocks, checker, at }: Edited): void {
  for (const [end, text] of [
    [at, 'x'],
    [{ ...at, character: at.character + 1 }, ''],
  ] as const) {
    blocks.replace(at, end, text);
    limit(checker.check(blocks, {}), limits.perFile, checker.speaking);
  }
}

function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}
