/** The messages that are measured with, and long files made of them. They lie in the shared folder beside the repository. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from '../accuracy/corpus.ts';

export interface BenchMessage {
  readonly name: string;
  readonly text: string;
}

export function readMessages(): readonly BenchMessage[] {
  const folder = join(sharedFolder, 'bench', 'corpus');
  if (!existsSync(folder)) {
    throw new Error(
      `The messages to measure with are missing: there is no ${folder}. SIPWRIGHT_SHARED says where the shared folder is.`,
    );
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sip'))
    .sort()
    .map((name) => ({ name: name.replace('.sip', ''), text: readFileSync(join(folder, name), 'utf8') }));
}

/** A file of at least that many characters: the messages again and again, each a block with a branch and a Call-ID of its own. */
export function fileOf(messages: readonly BenchMessage[], size: number): string {
  const blocks: string[] = [];
  for (let length = 0; length < size; ) {
    const number = blocks.length;
    const { name, text } = messages[number % messages.length] ?? { name: '', text: '' };
    const own = text
      .replaceAll('z9hG4bK', `z9hG4bK${number.toString(36)}`)
      .replace(/^(?:Call-ID|i)[ \t]*:[ \t]*/imu, `$&${number}-`)
      .replace(/[\r\n]*$/u, '');
    const block = `### ${name} ${number}\r\n${own}\r\n\r\n`;
    blocks.push(block);
    length += block.length;
  }
  return blocks.join('');
}
