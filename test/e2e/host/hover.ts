/** Resting the mouse tells what a thing is. */

import assert from 'node:assert/strict';
import { commands, type Hover, MarkdownString, type TextDocument } from 'vscode';
import { open, rangeOf, request } from './support.ts';

suite('hover', () => {
  test('of a method', async () => {
    const { document } = await open(request());
    assert.match(await hoverOf(document, 'OPTIONS'), /OPTIONS.*RFC 3261/s);
  });

  test('of a status code', async () => {
    const { document } = await open(request().replace(/^.*/, 'SIP/2.0 486 Busy Here'));
    assert.match(await hoverOf(document, '486'), /486.*Busy Here.*RFC 3261/s);
  });

  test('of a header field', async () => {
    const { document } = await open(request());
    assert.match(await hoverOf(document, 'Max-Forwards'), /Max-Forwards.*RFC 3261/s);
  });

  test('of a parameter', async () => {
    const { document } = await open(request());
    assert.match(await hoverOf(document, 'branch'), /branch.*RFC 3261/s);
  });
});

async function hoverOf(document: TextDocument, text: string): Promise<string> {
  const { start } = rangeOf(document, text);
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, start);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof MarkdownString ? content.value : String(content)))
    .join('\n');
}
