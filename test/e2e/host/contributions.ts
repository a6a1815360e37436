/** What the manifest promises is in the package: icons, the welcome of an empty folder, and the steps of the walkthrough. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensions } from 'vscode';

suite('the package', () => {
  const { extensionPath, packageJSON } = extensions.getExtension('sipwright.sipwright') ?? {};
  const { languages, viewsWelcome, walkthroughs } = packageJSON.contributes;
  const read = (path: string): string => readFileSync(join(extensionPath ?? '', path), 'utf8');

  test('has an icon for files of SIP, which differs in light and dark', () => {
    const [{ icon }] = languages.filter(({ id }: { id: string }) => id === 'sip');
    const [light, dark] = [read(icon.light), read(icon.dark)];
    for (const picture of [light, dark]) assert.match(picture, /^<svg /u);
    assert.notEqual(light, dark);
  });

  test('welcomes with a button for a new message', () => {
    const [{ view, contents }] = viewsWelcome;
    assert.equal(view, 'explorer');
    assert.match(contents, /\]\(command:sip\.newMessage\)/u);
  });

  test('has what is shown beside each of five steps', () => {
    const [{ steps }] = walkthroughs;
    assert.equal(steps.length, 5);
    for (const { title, media } of steps) {
      assert.match(title, /^[^%]/u);
      assert.notEqual(read(media.markdown ?? media.svg ?? media.image), '');
    }
  });
});
