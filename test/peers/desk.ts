/** The desk of a tester: an editor with one file, whose first message was sent, and which goes on by the blocks that are offered. */

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type PlayedFile, playFile } from '../support/played-file.ts';
import { type Answers, type Editor, startEditor } from '../support/sending-editor.ts';
import { messageTo, type Written } from './written.ts';

export interface Desk extends Editor, PlayedFile {
  /** Waits for the outcome of the message that was sent as the first, second, …, and gives its status. */
  outcome(count: number): Promise<number | undefined>;
}

/** Sends a message from a file of its own, with the server of a folder of bundles. */
export async function desk(t: TestContext, folder: string, what: Written, answers?: Answers): Promise<Desk> {
  const editor = await startEditor(folder, answers);
  t.after(() => editor.client.process.kill());
  const { text, line } = messageTo(what);
  const file = await playFile(editor, text, line);
  const answer = await editor.send(line);
  assert.ok('exchange' in answer, JSON.stringify(answer));
  return { ...editor, ...file, outcome: (count) => outcomeOf(editor, count) };
}

async function outcomeOf({ client, events }: Editor, count: number): Promise<number | undefined> {
  const done = await client.until(() => {
    const exchange = [...new Set(events.map((each) => each.exchange))][count - 1];
    return events.find((each) => each.event === 'done' && each.exchange === exchange);
  });
  return done.status;
}
