/** The lenses above the messages of a file, and a click on one. */

import assert from 'node:assert/strict';
import { type CodeLens, commands, type TextDocument } from 'vscode';

export function lensesOf({ uri }: TextDocument): Thenable<CodeLens[]> {
  return commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
}

/** A lens is clicked as soon as it is there: it comes with what it is for. */
export async function click(document: TextDocument, title: string, line?: number): Promise<void> {
  for (;;) {
    const lens = (await lensesOf(document)).find(
      ({ command, range }) => command?.title === title && (line === undefined || range.start.line === line),
    );
    if (lens?.command === undefined) continue;
    const answer = await commands.executeCommand<{ readonly refused?: string } | null>(
      lens.command.command,
      ...(lens.command.arguments ?? []),
    );
    assert.equal(answer?.refused, undefined);
    return;
  }
}
