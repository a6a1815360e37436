/** How strictly each file is checked: by the options, and by the `.siplint.json` that counts for it. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { configSentence, positionIn } from '../features/config-words.ts';
import { visibleLine } from '../features/visible.ts';
import { fileReaderFor } from '../host/files.ts';
import { type LintConfig, layersFor, lintConfigFile, readLintConfig } from '../rules/config/lint-config.ts';
import { type LintLayer, type LintSettings, lintSettingsOf, meansRule, ruleNames } from '../rules/lint-settings.ts';
import { isProfileName } from '../rules/profiles.ts';
import { nearest } from '../sip/nearest.ts';
import type { Parsed } from './arguments.ts';
import { Failure } from './failure.ts';
import type { Terminal } from './terminal.ts';

interface Found {
  readonly config: LintConfig;
  readonly path: string;
  /** From its folder to the file. */
  readonly way: string;
}

export class LintConfigs {
  readonly #options: LintLayer;
  /** The file that counts for all, `none`, or nothing, where each file has its own. */
  readonly #named: string | undefined;
  readonly #terminal: Terminal;
  readonly #configs = new Map<string, LintConfig>();
  readonly #settings = new Map<string, LintSettings>();

  constructor(parsed: Parsed, terminal: Terminal) {
    this.#options = optionsOf(parsed);
    this.#named = parsed.values.get('config');
    this.#terminal = terminal;
  }

  /** The settings for a file; the same object where the same counts. */
  settingsFor(uri: string): LintSettings {
    const file = fileURLToPath(uri);
    const found = this.#named === 'none' ? undefined : this.#find(uri, file);
    if (found?.config.faults.some(({ key }) => key !== 'unknown-rule')) {
      throw new Failure('bad-config', { file: shownPath(found.path) });
    }
    const layers = [...(found === undefined ? [] : layersFor(found.config, found.way)), this.#options];
    const key = JSON.stringify(layers);
    const settings = this.#settings.get(key) ?? lintSettingsOf(layers);
    this.#settings.set(key, settings);
    return settings;
  }

  #find(uri: string, file: string): Found | undefined {
    if (this.#named === undefined) {
      const found = fileReaderFor(uri, [rootFor(file)]).upward(lintConfigFile);
      return found && { ...found, config: this.#read(found.path, found.read) };
    }
    const path = resolve(this.#named);
    const way = relative(dirname(path), file).split(sep).join('/');
    return { path, way, config: this.#read(path, () => contentOf(path)) };
  }

  #read(path: string, read: () => Uint8Array | undefined): LintConfig {
    const known = this.#configs.get(path);
    if (known !== undefined) return known;
    const bytes = read();
    if (bytes === undefined) throw new Failure('cannot-read-config', { file: shownPath(path) });
    const text = new TextDecoder().decode(bytes);
    const config = readLintConfig(text);
    this.#complain(config, path, text);
    this.#configs.set(path, config);
    return config;
  }

  /** Each file of settings is read once, so that each fault is said once. */
  #complain({ faults }: LintConfig, path: string, text: string): void {
    const { complain, words, say } = this.#terminal;
    for (const fault of faults) {
      const { line, character } = positionIn(text, fault.place.start);
      const place = `${visibleLine(shownPath(path))}:${line + 1}:${character + 1}`;
      const severity = say(fault.key === 'unknown-rule' ? 'warning' : 'error');
      complain(`${place}: ${severity}: ${configSentence(fault, words)}`);
    }
  }
}

function optionsOf({ values }: Parsed): LintLayer {
  const profile = values.get('profile');
  return {
    by: 'option',
    profile: isProfileName(profile) ? profile : undefined,
    select: patternsIn(values.get('select')),
    ignore: patternsIn(values.get('ignore')),
  };
}

function patternsIn(list: string | undefined): readonly string[] | undefined {
  const patterns = list?.split(',').map((each) => each.trim());
  const unknown = patterns?.find((pattern) => !meansRule(pattern));
  if (unknown !== undefined) throw unknownRule(unknown);
  return patterns;
}

/** Names the rule that may have been meant. */
export function unknownRule(rule: string): Failure {
  const meant = nearest(rule, ruleNames);
  return new Failure('unknown-rule', { rule, ...(meant === undefined ? {} : { meant }) });
}

/** The folder up to which a `.siplint.json` is looked for: that of the repository, else the current one, where it holds the file. */
function rootFor(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, '.git'))) return pathToFileURL(folder).href;
    if (folder === dirname(folder)) return pathToFileURL(process.cwd()).href;
  }
}

/** As somebody in the current folder would call it. */
function shownPath(path: string): string {
  const way = relative(process.cwd(), path);
  return isAbsolute(way) || way.startsWith('..') ? path : way;
}

function contentOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
