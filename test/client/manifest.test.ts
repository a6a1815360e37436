/** The manifest keeps to VS Code's conventions, and says everything in both languages. */

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { contrast } from '../support/contrast.ts';

const root = new URL('../../', import.meta.url);
const manifest = json('package.json');
const { commands, keybindings, menus, colors, submenus, configuration, configurationDefaults, languages } =
  manifest.contributes;
const english: Texts = json('package.nls.json');
const chinese: Texts = json('package.nls.zh-cn.json');

type Texts = Readonly<Record<string, string>>;

interface Command {
  readonly command: string;
  readonly category?: string;
  readonly title: string;
}

interface Item {
  readonly command?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

suite('commands', () => {
  const names: readonly string[] = commands.map(({ command }: Command) => command);

  test('each has its category and a title that is translated', () => {
    for (const { command, category, title } of commands as Command[]) {
      assert.match(command, /^sip\.[a-z][A-Za-z]+$/u);
      assert.equal(category, 'SIP', command);
      assert.equal(title, `%command.${command.slice('sip.'.length)}%`);
    }
  });

  test('titles are in title case and have no pictures', () => {
    for (const { title } of commands as Command[]) {
      const words = english[title.slice(1, -1)] ?? '';
      assert.match(words, /^[A-Z][A-Za-z]+(?: [A-Za-z]+)*$/u, title);
    }
  });

  test('those that a browser lacks are hidden there', () => {
    const always = ['sip.newMessage', 'sip.restartServer', 'sip.showOutput'];
    const palette: readonly Item[] = menus.commandPalette;
    for (const name of names.filter((each) => !always.includes(each))) {
      const when = palette.find(({ command }) => command === name)?.when ?? '';
      // A server runs where it was started.
      assert.ok(when === 'false' || when === 'sip.serving' || when.includes('!sip.inBrowser'), name);
    }
    const shown: readonly Item[] = [...menus['editor/title'], ...menus['editor/context'], ...keybindings];
    for (const { command, when = '' } of shown) assert.ok(when.includes('!sip.inBrowser'), command);
  });

  test('each is registered by the client, and nothing else is', () => {
    const registered = sources().flatMap(({ text }) =>
      [...text.matchAll(/registerCommand\(\s*'(?<name>[^']+)'/gu)].map(({ groups }) => groups?.name),
    );
    assert.deepEqual(registered.toSorted(), names.toSorted());
  });

  test('menus and keys run commands that exist', () => {
    const run = [...keybindings, ...Object.values<Item[]>(menus).flat()].map(({ command }: Item) => command);
    for (const command of run) assert.ok(command === undefined || names.includes(command), command);
  });

  test('there are few', () => {
    assert.ok(names.length <= 26);
  });
});

suite('keys and menus', () => {
  test('keys work in messages only', () => {
    for (const { when, command } of keybindings as Item[])
      assert.match(when ?? '', /\beditorLangId == sip\b/u, command);
  });

  test('the title bar has one button, and that only for messages', () => {
    const items: Item[] = menus['editor/title'];
    assert.equal(items.filter(({ group }) => group?.startsWith('navigation')).length, 1);
    for (const { when } of items) assert.match(when ?? '', /\beditorLangId == sip\b/u);
  });

  const names: readonly string[] = commands.map(({ command }: Command) => command);

  test('all can be done by keyboard: what has a button stands in the palette too, for the message at the cursor', () => {
    const offered = (menus.commandPalette as Item[]).filter(({ when }) => when !== 'false');
    const hidden = names.filter(
      (name) =>
        menus.commandPalette.some(({ command }: Item) => command === name) &&
        !offered.some((each) => each.command === name),
    );
    assert.deepEqual(hidden, []);
    const buttons = Object.values<Item[]>(menus).flatMap((items) => items.flatMap(({ command }) => command ?? []));
    for (const button of buttons) assert.ok(names.includes(button), button);
  });

  test('an icon of a button has words beside it, which are read aloud', () => {
    for (const { command, icon, title } of commands as (Command & { icon?: string })[]) {
      if (icon === undefined) continue;
      assert.match(icon, /^\$\([a-z-]+\)$/u, command);
      assert.ok((english[title.slice(1, -1)] ?? '').length > 0, command);
    }
  });

  test('buttons stand at our own threads only', () => {
    for (const [menu, items] of Object.entries<Item[]>(menus)) {
      if (!menu.startsWith('comments/')) continue;
      for (const { when } of items) assert.match(when ?? '', /^commentController == sip\.answers\b/u);
    }
  });

  test('submenus have names', () => {
    for (const { id, label } of submenus) assert.deepEqual([id in menus, english[label.slice(1, -1)]], [true, 'SIP']);
  });
});

suite('settings', () => {
  const properties = Object.entries<Record<string, unknown>>(configuration.properties);

  test('each has a default, a scope and a description', () => {
    for (const [key, { default: usual, scope, markdownDescription }] of properties) {
      assert.match(key, /^sip\./u);
      assert.notEqual(usual, undefined, key);
      assert.match(String(scope), /^(?:machine|machine-overridable|window|resource)$/u, key);
      assert.equal(markdownDescription, `%setting.${key.slice('sip.'.length)}%`);
    }
  });

  test('there are few', () => {
    assert.ok(properties.length <= 36);
  });

  test('what a folder could misuse is restricted', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const tls = ['caFile', 'certFile', 'keyFile', 'keyLogFile', 'verify', 'pinned'].map((name) => `sip.tls.${name}`);
    const place = ['sip.target', 'sip.localAddress', 'sip.environment'];
    const others = ['auth.minimumAlgorithm', 'serve.certFile', 'serve.keyFile', 'response.autoAck'];
    assert.deepEqual(restrictedConfigurations, [...place, ...tls, ...others.map((name) => `sip.${name}`)]);
  });

  test('only the user, and no folder, says who we are and switches the check of certificates off', () => {
    for (const name of ['tls.certFile', 'tls.keyFile', 'tls.verify', 'tls.pinned', 'auth.minimumAlgorithm'])
      assert.equal(configuration.properties[`sip.${name}`].scope, 'machine');
    assert.equal(configuration.properties['sip.tls.keyLogFile'].default, '');
    assert.equal(configuration.properties['sip.tls.verify'].default, true);
  });

  test('bodies are exact, so nothing is trimmed or added on saving, and what is typed stays as it is', () => {
    assert.deepEqual(configurationDefaults['[sip]'], {
      'files.trimTrailingWhitespace': false,
      'files.trimFinalNewlines': false,
      'files.insertFinalNewline': false,
      // A blank at the start of a line continues the header field above: the editor must not put one there.
      'editor.autoIndent': 'none',
      // What is typed to its end is done, whatever is still suggested.
      'editor.acceptSuggestionOnEnter': 'smart',
      // Any word of a message would be one: they are offered where a block begins.
      'editor.snippetSuggestions': 'none',
      'editor.wordBasedSuggestions': 'off',
    });
  });

  test('the panel of comments stays shut', () => {
    assert.equal(configurationDefaults['comments.openView'], 'firstFileUnresolved');
  });
});

suite('the walkthrough', () => {
  const [walkthrough, ...others] = manifest.contributes.walkthroughs;
  const steps: readonly Step[] = walkthrough.steps;

  test('has five steps, each with a title, a text and a picture that is described', () => {
    assert.deepEqual(others, []);
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['write', 'mend', 'serve', 'send', 'read'],
    );
    for (const { id, title, description, media } of steps) {
      const key = `%walkthrough.${id}.`;
      assert.deepEqual([title, description, media.altText], [`${key}title%`, `${key}description%`, `${key}picture%`]);
      assert.match(readFileSync(new URL(media.svg, root), 'utf8'), /^<svg [^>]*><title>[^<]+<\/title>/u, id);
    }
  });

  test('has pictures in the colours of the theme only', () => {
    for (const { media } of steps) {
      const colours = readFileSync(new URL(media.svg, root), 'utf8').matchAll(/(?:fill|stroke)="(?<colour>[^"]+)"/gu);
      for (const { groups } of colours) assert.match(groups?.colour ?? '', /^(?:none|var\(--vscode-.+\))$/u, media.svg);
    }
  });

  test('lets each step be done by a button, in both languages the same', () => {
    for (const { id } of steps) {
      const [own, translated] = [english, chinese].map((texts) =>
        linksIn(texts[`walkthrough.${id}.description`] ?? ''),
      );
      assert.ok(own !== undefined && own.length > 0, id);
      assert.deepEqual(own, translated, id);
      for (const name of own) assert.ok(isCommand(name.replace(/\?.*$/u, '')), name);
    }
  });

  test('sees each step done by a command or a context that there is', () => {
    const text = sources().map((source) => source.text);
    for (const { id, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0, id);
      for (const event of completionEvents) {
        const [kind, name = ''] = event.split(':');
        if (kind === 'onCommand') assert.ok(isCommand(name), event);
        else assert.ok(kind === 'onContext' && text.some((each) => each.includes(`'setContext', '${name}'`)), event);
      }
    }
  });

  function isCommand(name: string): boolean {
    return commands.some(({ command }: Command) => command === name);
  }
});

suite('the rest', () => {
  test('trust and virtual folders are declared, with reasons', () => {
    for (const capability of ['untrustedWorkspaces', 'virtualWorkspaces']) {
      const { supported, description } = manifest.capabilities[capability];
      assert.equal(supported, 'limited');
      assert.notEqual(english[description.slice(1, -1)], undefined, description);
    }
  });

  test('nothing activates without need, and nothing is measured', () => {
    assert.equal(manifest.activationEvents, undefined);
    assert.doesNotMatch(JSON.stringify(manifest), /telemetry|applicationinsights/iu);
  });

  test('colours are named and have a value in every kind of theme', () => {
    for (const { id, defaults } of colors) {
      assert.match(id, /^sip\.summary\.[a-z]+$/u);
      assert.deepEqual(Object.keys(defaults), ['dark', 'light', 'highContrast', 'highContrastLight']);
      // Those of the theme, so that who has chosen one for better sight sees these too.
      for (const colour of Object.values<string>(defaults)) assert.match(colour, /^[a-z][a-zA-Z.]+$/u, id);
    }
    for (const { name, text } of sources())
      assert.doesNotMatch(text, /'#[0-9a-f]{3,8}'|\brgba?\(/iu, `${name} has a colour of its own`);
    const used = sources().flatMap(({ text }) => text.match(/sip\.summary\.[a-z]+/gu) ?? []);
    assert.deepEqual([...new Set(used)].toSorted(), colors.map(({ id }: { id: string }) => id).toSorted());
  });

  test('the language is called sip, and files that are named exist', () => {
    assert.deepEqual(
      languages.map(({ id }: { id: string }) => id),
      ['sip'],
    );
    const paths = [...JSON.stringify(manifest.contributes).matchAll(/"(?:path|configuration)":"(?<path>[^"]+)"/gu)];
    for (const { groups } of paths) assert.ok(existsSync(new URL(groups?.path ?? '', root)), groups?.path);
  });

  test('pictures of answers are seen on light and dark ground: WCAG 2.1 §1.4.11', () => {
    for (const kind of ['provisional', 'success', 'redirection', 'failure', 'request', 'note']) {
      const picture = readFileSync(new URL(`images/${kind}.svg`, root), 'utf8');
      assert.match(picture, /<title>.+<\/title>/u, kind);
      for (const [colour] of picture.matchAll(/#[0-9a-f]{6}/gu)) {
        for (const ground of ['#ffffff', '#1f1f1f', '#000000'])
          assert.ok(contrast(colour, ground) >= 3, `${kind}: ${colour} on ${ground}`);
      }
    }
  });

  test('each kind of answer has its picture', () => {
    for (const kind of ['provisional', 'success', 'redirection', 'failure', 'request', 'note']) {
      assert.ok(existsSync(new URL(`images/${kind}.svg`, root)), kind);
    }
  });
});

suite('the words', () => {
  test('the manifest asks for every sentence that it has, and for no other', () => {
    const asked = JSON.stringify(manifest)
      .match(/%[\w.-]+%/gu)
      ?.map((key) => key.slice(1, -1));
    assert.deepEqual([...new Set(asked)].toSorted(), Object.keys(english).toSorted());
  });

  test('every sentence of the manifest stands in Chinese', () => {
    checkTranslation(english, chinese);
  });

  test('the client asks for every sentence that it has, and for no other', () => {
    const bundle: Texts = json('l10n/bundle.l10n.json');
    const calls = /l10n\.t\(\s*(?:'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>[^"\\]*)")/gu;
    const asked = sources().flatMap(({ text }) =>
      [...text.matchAll(calls)].map(({ groups }) => groups?.single ?? groups?.double ?? ''),
    );
    assert.deepEqual([...new Set(asked)].toSorted(), Object.keys(bundle).toSorted());
    assert.deepEqual(Object.keys(bundle), Object.values(bundle));
  });

  test('the client has no sentence that cannot be translated', () => {
    for (const { name, text } of sources()) {
      const calls = text.match(/l10n\.t\(/gu)?.length ?? 0;
      const literal = text.match(/l10n\.t\(\s*['"]/gu)?.length ?? 0;
      assert.equal(calls, literal, name);
      assert.doesNotMatch(text, /show(?:Error|Warning|Information)Message\(\s*['"`]/u, name);
    }
  });

  test('every sentence of the client stands in Chinese', () => {
    checkTranslation(json('l10n/bundle.l10n.json'), json('l10n/bundle.l10n.zh-cn.json'));
  });
});

/** The same keys, no sentence left out, and the same values to be filled in. */
function checkTranslation(original: Texts, translation: Texts): void {
  assert.deepEqual(Object.keys(translation).toSorted(), Object.keys(original).toSorted());
  for (const [key, sentence] of Object.entries(original)) {
    const translated = translation[key] ?? '';
    assert.notEqual(translated.trim(), '', key);
    assert.deepEqual(placeholders(translated), placeholders(sentence), key);
  }
}

/** The commands that links of a walkthrough run. */
function linksIn(description: string): readonly string[] {
  return [...description.matchAll(/\]\(command:(?<name>[^)]+)\)/gu)].map(({ groups }) => groups?.name ?? '');
}

function placeholders(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\d\}/gu) ?? [])].toSorted();
}

function sources(): { readonly name: string; readonly text: string }[] {
  const folder = new URL('client/src/', root);
  return globSync('**/*.ts', { cwd: folder }).map((name) => ({
    name,
    text: readFileSync(new URL(name, folder), 'utf8'),
  }));
}

function json(path: string) {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

test('semantic tokens have the colours of the grammar, all types and no others', async () => {
  const { tokenTypes, tokenModifiers } = await import('../../server/src/features/semantic-tokens.ts');
  const [{ language, scopes }] = manifest.contributes.semanticTokenScopes;
  assert.equal(language, 'sip');
  const grammar = readFileSync(new URL('syntaxes/sip.tmLanguage.json', root), 'utf8');
  for (const [selector, names] of Object.entries<readonly string[]>(scopes)) {
    const [type = '', ...modifiers] = selector.split('.');
    assert.ok((tokenTypes as readonly string[]).includes(type), selector);
    for (const modifier of modifiers) assert.ok((tokenModifiers as readonly string[]).includes(modifier), selector);
    for (const name of names) assert.ok(grammar.includes(name), `${name} is no scope of the grammar`);
  }
  for (const type of tokenTypes) assert.ok(Object.hasOwn(scopes, type), type);
});
