/** The lenses above the messages of a file, and a click on one. */

import assert from 'node:assert/strict';
import { type CodeLens, type Command, commands, type TextDocument } from 'vscode';
import { asked } from './support.ts';

export function lensesOf({ uri }: TextDocument): Thenable<CodeLens[]> {
  return commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 50);
}

/** Waits until some lenses are there and others are not: an answer takes its time, and the server asks for the settings by itself. */
export async function lensesAre(
  document: TextDocument,
  there: readonly string[],
  gone: readonly string[] = [],
): Promise<void> {
  await asked(async () => {
    const titles = new Set((await lensesOf(document)).map(({ command }) => command?.title));
    return (there.every((each) => titles.has(each)) && !gone.some((each) => titles.has(each))) || undefined;
  });
}

/** A lens is clicked as soon as it is there: it comes with what it is for. */
export async function click(document: TextDocument, title: string, line?: number): Promise<void> {
  const { command, arguments: given = [] } = await asked(() => commandOf(document, title, line));
  const answer = await commands.executeCommand<{ readonly refused?: string } | null>(command, ...given);
  assert.equal(answer?.refused, undefined);
}

async function commandOf(
  document: TextDocument,
  title: string,
  line: number | undefined,
): Promise<Command | undefined> {
  const lenses = await lensesOf(document);
  return lenses.find(
    ({ command, range }) => command?.title === title && (line === undefined || range.start.line === line),
  )?.command;
}
