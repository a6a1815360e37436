/** `.siplint.json`: how strictly the files of a folder are checked. The nearest one upward counts, and no other. */

import { nearest } from '../../sip/nearest.ts';
import type { Arguments } from '../../sip/problem.ts';
import { type Span, spanOf } from '../../sip/span.ts';
import { type Level, levels } from '../levels.ts';
import { type LintLayer, meansRule, ruleNames } from '../lint-settings.ts';
import { isProfileName, profileNames } from '../profiles.ts';
import { type JsonNode, readJson } from './json.ts';
import { matchesPath } from './path-pattern.ts';

export const lintConfigFile = '.siplint.json';

export interface LintConfig {
  readonly whole: LintLayer;
  readonly overrides: readonly { readonly files: readonly string[]; readonly layer: LintLayer }[];
  /** What is wrong in it, as sentences of `texts/…/config.ts`; whatever is not wrong counts. */
  readonly faults: readonly ConfigFault[];
}

export interface ConfigFault {
  readonly key:
    | 'no-json'
    | 'no-object'
    | 'no-list'
    | 'no-text'
    | 'no-files'
    | 'unknown-key'
    | 'unknown-profile'
    | 'unknown-level'
    | 'unknown-rule';
  readonly args: Arguments;
  readonly place: Span;
}

const nothingSaid: LintLayer = { by: 'config' };
const keysOfLayer = ['profile', 'select', 'ignore', 'rules'];

export function readLintConfig(text: string): LintConfig {
  const node = readJson(text);
  if (node.kind === 'broken') {
    const place = spanOf(node.at, Math.min(text.length, node.at + 1));
    return { whole: nothingSaid, overrides: [], faults: [{ key: 'no-json', args: {}, place }] };
  }
  const reader = new ConfigReader();
  const whole = reader.layer(node, [...keysOfLayer, 'overrides', '$schema']);
  const overrides = reader.overridesIn(node);
  return { whole, overrides, faults: reader.faults };
}

/** What it says of one file, the weakest first; `way` leads from the folder of the configuration to the file, with slashes. */
export function layersFor({ whole, overrides }: LintConfig, way: string): readonly LintLayer[] {
  const own = overrides.filter(({ files }) => files.some((pattern) => matchesPath(pattern, way)));
  return [whole, ...own.map(({ layer }) => layer)];
}

/** Takes what is right, and notes what is not. */
class ConfigReader {
  readonly faults: ConfigFault[] = [];

  layer(node: JsonNode, keys: readonly string[]): LintLayer {
    if (node.kind !== 'object') {
      this.#say('no-object', node);
      return nothingSaid;
    }
    for (const { key, place } of node.entries) if (!keys.includes(key)) this.#unknown('unknown-key', place, key, keys);
    const profile = entryOf(node, 'profile');
    const rules = entryOf(node, 'rules');
    return {
      by: 'config',
      profile: profile === undefined ? undefined : this.#profile(profile),
      select: this.#patterns(node, 'select'),
      rules: rules === undefined ? undefined : this.#levels(rules),
      ignore: this.#patterns(node, 'ignore'),
    };
  }

  overridesIn(node: JsonNode): LintConfig['overrides'] {
    const list = entryOf(node, 'overrides');
    if (list === undefined) return [];
    return this.#items(list, 'overrides').map((each) => {
      const files = entryOf(each, 'files');
      if (files === undefined && each.kind === 'object') this.#say('no-files', each);
      return {
        files: files === undefined ? [] : this.#texts(files, 'files').map(({ text }) => text),
        layer: this.layer(each, [...keysOfLayer, 'files']),
      };
    });
  }

  #profile(node: JsonNode): LintLayer['profile'] {
    const name = node.kind === 'plain' ? node.value : node.kind;
    if (isProfileName(name)) return name;
    this.#say('unknown-profile', node, { name: String(name), names: profileNames.join(', ') });
    return undefined;
  }

  #patterns(node: JsonNode, key: 'select' | 'ignore'): readonly string[] | undefined {
    const list = entryOf(node, key);
    if (list === undefined) return undefined;
    const texts = this.#texts(list, key);
    for (const { text, place } of texts) this.#checkRule(text, place);
    return texts.map(({ text }) => text);
  }

  #levels(node: JsonNode): Readonly<Record<string, Level>> {
    if (node.kind !== 'object') {
      this.#say('no-object', node);
      return {};
    }
    const found = new Map<string, Level>();
    for (const { key, place, value } of node.entries) {
      this.#checkRule(key, place);
      const level = value.kind === 'plain' ? String(value.value) : value.kind;
      const known = levels.find((each) => each === level);
      if (known === undefined) this.#say('unknown-level', value, { level, levels: levels.join(', ') });
      else found.set(key, known);
    }
    return Object.fromEntries(found);
  }

  #texts(node: JsonNode, key: string): readonly { readonly text: string; readonly place: Span }[] {
    return this.#items(node, key).flatMap((item) => {
      if (item.kind === 'plain' && typeof item.value === 'string') return [{ text: item.value, place: item }];
      this.#say('no-text', item, { key });
      return [];
    });
  }

  #items(node: JsonNode, key: string): readonly JsonNode[] {
    if (node.kind === 'array') return node.items;
    this.#say('no-list', node, { key });
    return [];
  }

  #checkRule(pattern: string, place: Span): void {
    if (!meansRule(pattern)) this.#unknown('unknown-rule', place, pattern, ruleNames);
  }

  #unknown(key: 'unknown-key' | 'unknown-rule', place: Span, name: string, names: Iterable<string>): void {
    const meant = nearest(name, names);
    this.#say(key, place, meant === undefined ? { name } : { name, meant });
  }

  #say(key: ConfigFault['key'], { start, end }: Span, args: Arguments = {}): void {
    this.faults.push({ key, args, place: spanOf(start, end) });
  }
}

function entryOf(node: JsonNode, key: string): JsonNode | undefined {
  return node.kind === 'object' ? node.entries.findLast((entry) => entry.key === key)?.value : undefined;
}
