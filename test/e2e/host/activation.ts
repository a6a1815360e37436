/** The extension starts, and starts its server. */

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { extensions, languages } from 'vscode';

suite('activation', () => {
  test('the language is known', async () => {
    assert.ok((await languages.getLanguages()).includes('sip'));
  });

  test('the extension starts', async () => {
    const extension = extensions.getExtension('sipwright.sipwright');
    assert.ok(extension);
    assert.ok(!extension.isActive);
    const before = process.cpuUsage();
    await extension.activate();
    const { user, system } = process.cpuUsage(before);
    assert.ok(extension.isActive);
    const milliseconds = Math.round((user + system) / 1000);
    // Whoever has started several hosts says whether that was quick.
    if (process.env.SIPWRIGHT_TIMES !== undefined) appendFileSync(process.env.SIPWRIGHT_TIMES, `${milliseconds}\n`);
  });
});
