/** A file in the editor that grows by the blocks which are offered in it: how somebody plays a phone. */

import assert from 'node:assert/strict';
import type { CodeAction, CodeLens } from 'vscode-languageserver';
import { type Editor, uri } from './sending-editor.ts';

export interface PlayedFile {
  /** What the lenses above its messages say. */
  offered(): Promise<readonly string[]>;
  /** Puts a block that is offered at the end, and sends it; gives the line where it begins. */
  take(title: string, options?: TakeOptions): Promise<number>;
}

export interface TakeOptions {
  /** The line of the message that it is offered at; the first one when absent. */
  readonly at?: number;
  /** What somebody writes into it before it leaves. */
  readonly edit?: (block: string) => string;
}

/** Opens a file whose first message begins in the line `first`. */
export async function playFile({ client, send }: Editor, begin: string, first = 1): Promise<PlayedFile> {
  let text = begin;
  let version = 1;
  await client.open(uri, text);
  return {
    offered: async () => (await client.about<CodeLens[]>('codeLens', uri)).map(({ command }) => command?.title ?? ''),
    async take(title, { at = first, edit = (block: string) => block } = {}) {
      const place = { line: at, character: 0 };
      const actions = await client.about<CodeAction[]>('codeAction', uri, {
        range: { start: place, end: place },
        context: { diagnostics: [], only: ['refactor.insert'] },
      });
      const made = actions.find((each) => each.title === title)?.edit?.changes?.[uri]?.[0]?.newText;
      assert.ok(made, `${title} is offered among ${actions.map((each) => each.title).join(', ')}`);
      const line = text.split('\n').length;
      text += edit(made);
      version += 1;
      await client.change(uri, version, { text });
      const answer = await send(line);
      assert.ok('exchange' in answer, JSON.stringify(answer));
      return line;
    },
  };
}
