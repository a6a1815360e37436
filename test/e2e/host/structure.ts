/** The outline and what folds. */

import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, type FoldingRange } from 'vscode';
import { open, request } from './support.ts';

const file = `### One\n${request()}\n### Two\n${request()}`;

suite('structure', () => {
  test('the outline names each block', async () => {
    const { document } = await open(file);
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['One', 'Two'],
    );
  });

  test('each block folds, and each message', async () => {
    const { document } = await open(file);
    const ranges = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.deepEqual(
      ranges.map(({ start }) => start),
      [0, 1, 11, 12],
    );
  });
});
