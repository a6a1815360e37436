/** What the manifest promises is in the package: icons, the welcome of an empty window, the steps of the walkthrough, and all of it in Chinese. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, extensions, type TextDocument } from 'vscode';
import { flows } from './flows.ts';
import { asked } from './support.ts';

suite('the package', () => {
  const { extensionPath, packageJSON } = extensions.getExtension('sipwright.sipwright') ?? {};
  const { languages, viewsWelcome, walkthroughs } = packageJSON.contributes;
  const [{ steps }] = walkthroughs;
  const read = (path: string): string => readFileSync(join(extensionPath ?? '', path), 'utf8');

  test('has an icon for files of SIP, which differs in light and dark', () => {
    const [{ icon }] = languages.filter(({ id }: { id: string }) => id === 'sip');
    const [light, dark] = [read(icon.light), read(icon.dark)];
    for (const picture of [light, dark]) assert.match(picture, /^<svg /u);
    assert.notEqual(light, dark);
  });

  test('welcomes with a button for a new message', async () => {
    const [{ view, contents }] = viewsWelcome;
    assert.equal(view, 'explorer');
    assert.deepEqual(linksIn(contents), [['sip.newMessage', []]]);
    let made: TextDocument | undefined;
    commands.executeCommand<TextDocument>('sip.newMessage').then((document) => {
      made = document;
    });
    const document = await asked(async () => {
      // Enter takes the first of what can be chosen, as soon as there is a choice.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return made;
    });
    assert.match(document.getText(), /^OPTIONS sip:/mu);
  });

  test('has what is shown beside each of five steps', () => {
    assert.equal(steps.length, 5);
    for (const { title, media } of steps) {
      assert.match(title, /^[^%]/u);
      assert.match(read(media.svg), /^<svg /u);
    }
  });

  test('has a command behind each button of the steps', async () => {
    const known = await commands.getCommands(true);
    for (const { id, description } of steps) {
      const links = linksIn(description);
      assert.notDeepEqual(links, [], id);
      for (const [command, parameters] of links) {
        assert.ok(known.includes(command), command);
        assert.equal(parameters.length, command === 'sip.newMessage' ? 1 : 0, id);
        for (const flow of parameters) assert.ok(['choose', 'mistake', ...flows].includes(String(flow)), String(flow));
      }
    }
  });

  test('says all that in Chinese, too, with the same buttons', () => {
    const [english, chinese] = ['package.nls.json', 'package.nls.zh-cn.json'].map((name) => JSON.parse(read(name)));
    const named = [...read('package.json').matchAll(/"%(?<key>[^%"]+)%"/gu)].map(({ groups }) => groups?.key ?? '');
    assert.ok(named.includes('welcome') && named.includes('walkthrough.send.description'));
    for (const key of named) {
      assert.notEqual(english[key] ?? '', '', key);
      // SIP is called so in Chinese, too.
      if (english[key] !== 'SIP') assert.match(chinese[key] ?? '', /\p{Script=Han}/u, key);
      assert.deepEqual(linksIn(chinese[key]), linksIn(english[key]), key);
    }
  });
});

/** The commands that a text has buttons for, with what they are given. */
function linksIn(text: string): (readonly [command: string, parameters: readonly unknown[]])[] {
  return [...text.matchAll(/\]\(command:(?<command>[\w.]+)(?:\?(?<given>[^)]*))?\)/gu)].map(({ groups }) => {
    const given: unknown = groups?.given === undefined ? [] : JSON.parse(decodeURIComponent(groups.given));
    return [groups?.command ?? '', Array.isArray(given) ? given : [given]];
  });
}
