/** The core for other programs: parse, lint and print SIP messages; no Node, no socket, no state. */

import { type Finding, findingsOf } from './features/findings.ts';
import { encodeText } from './host/charsets.ts';
import { checkFile } from './rules/checker.ts';
import type { Level } from './rules/levels.ts';
import { lintSettingsOf } from './rules/lint-settings.ts';
import type { ProfileName } from './rules/rule.ts';
import { isForeign } from './sip/syntax/foreign.ts';
import { parseFile } from './sip/syntax/parse.ts';
import { print as printTree } from './sip/syntax/print.ts';
import type { SipFile as Tree } from './sip/syntax/tree.ts';
import { textsFor } from './texts/texts.ts';

export interface ParseOptions {
  /** The encoding of the document, such as `utf8` or `gb18030`: Content-Length counts its bytes. UTF-8 when absent. */
  readonly encoding?: string;
}

/** A lossless tree. */
export interface SipFile extends Tree {
  readonly encoding: string;
}

export interface Settings {
  /** What the messages are held to; `rfc` when absent. */
  readonly profile?: ProfileName;
  /** How strictly rules are taken instead of their own severity, by name. */
  readonly rules?: Readonly<Record<string, Level>>;
  /** The language of the sentences, as a locale; English when absent. */
  readonly locale?: string;
}

export type { Finding as Problem } from './features/findings.ts';

/** The tree of any text; never throws. */
export function parse(text: string, { encoding = 'utf8' }: ParseOptions = {}): SipFile {
  return { ...parseFile(text), encoding };
}

/** What is wrong in a file, in the order of its text. */
export function lint(file: SipFile, { profile, rules, locale = 'en' }: Settings = {}): Finding[] {
  if (isForeign(file.blocks[0]?.block.text ?? '')) return [];
  const settings = lintSettingsOf([{ by: 'option', profile, rules }]);
  const results = checkFile(file, { encoding: file.encoding, encode: encodeText, settings });
  return findingsOf(file, results, textsFor(locale));
}

/** The text of a tree: `print(parse(text)) === text`. */
export function print(file: SipFile): string {
  return printTree(file);
}
