/** The extension starts, and starts its server. */

import assert from 'node:assert/strict';
import { extensions, languages } from 'vscode';

/** Of processor time, with what else the extension host does meanwhile; from a bundle that is not minified, on a machine that others use. */
const mostMilliseconds = 300;

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
    const milliseconds = (user + system) / 1000;
    assert.ok(milliseconds <= mostMilliseconds, `It took ${milliseconds} ms of processor time.`);
  });
});
