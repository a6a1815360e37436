/** The extension starts, and starts its server. */

import assert from 'node:assert/strict';
import { extensions, languages } from 'vscode';

suite('activation', () => {
  test('the language is known', async () => {
    assert.ok((await languages.getLanguages()).includes('sip'));
  });

  test('the extension starts', async () => {
    const extension = extensions.getExtension('sipwright.sipwright');
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
