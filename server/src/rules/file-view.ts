/** What a rule about the whole file may look at: what all blocks together say, and what surrounds the file. */

import type { Token } from '../sip/span.ts';
import { isPromised } from '../sip/variables.ts';
import { type Call, Calls, type Part } from './calls.ts';
import { Dialogs } from './dialogs.ts';
import { Origins } from './origins.ts';
import type { Summary } from './summary.ts';

/** What no text of the file holds. */
export interface LintFacts {
  /** True for a variable that an environment, the settings or a capture gives a value. */
  readonly isKnown: (name: string) => boolean;
  /** The environments that give a variable a value and are not chosen. */
  readonly environmentsOf?: ((name: string) => readonly string[]) | undefined;
  /** Whether a file that a message includes can be read; nothing where that cannot be told. */
  readonly isReadable?: ((path: string) => boolean | undefined) | undefined;
}

export interface FileView {
  /** The variables that count for all blocks. */
  readonly variables: ReadonlyMap<string, Token>;
  readonly isKnown: (name: string) => boolean;
  readonly environmentsOf: (name: string) => readonly string[];
  readonly isReadable: (path: string) => boolean | undefined;
  /** How many blocks carry this `# @name`. */
  readonly countOf: (name: string) => number;
  /** True when a block is called so, by `# @name` or by its title, or may be in another file. */
  readonly isBlock: (name: string) => boolean;
  /** All names of blocks in this file. */
  readonly names: () => readonly string[];
  /** The tag that From has in the first message of this origin, where it is literal. */
  readonly fromTagOf: (key: string) => string | undefined;
  /** The Call-ID that all others with the tags of this message have, where it has one of its own. */
  readonly otherCallIdOf: (summary: Summary) => { readonly callId: string } | undefined;
  /** The messages with the same Call-ID as this one; nothing where there are no others. */
  readonly callOf: (summary: Summary) => Call | undefined;
  /** The messages with a Call-ID, in the order of the file. */
  readonly partsOf: (callId: string) => readonly Part[];
  /** True of the first block that waits for something to come to an agent to which nothing can. */
  readonly waitsInVain: (summary: Summary) => boolean;
  readonly ruleNames: ReadonlySet<string>;
  /** Whose problems are withheld in the whole file. */
  readonly silenced: ReadonlySet<string>;
  readonly silencesAll: boolean;
}

/** Stands for all agents of a file; no name of one holds a blank. */
const everyone = ' ';

export const noLintFacts: LintFacts = { isKnown: () => false };

const noVariables: ReadonlyMap<string, Token> = new Map();
const noNames: ReadonlySet<string> = new Set();

export function viewOf(
  summaries: readonly Summary[],
  facts: LintFacts,
  ruleNames: ReadonlySet<string>,
  origins: Origins = new Origins(summaries),
  calls: Calls = new Calls(summaries),
  dialogs: Dialogs = new Dialogs(summaries),
): FileView {
  const defaults = summaries.filter(({ isDefaults }) => isDefaults);
  const promised = new Set<string>();
  const names = new Map<string, number>();
  const titles = new Set<string>();
  /** By the name of the agent. */
  const firstWaits = new Map<string, Summary>();
  const heard = new Set<string>();
  let imports = false;
  for (const summary of summaries) {
    if (summary.promised.size > 0) for (const name of summary.promised) promised.add(name);
    if (summary.name !== undefined) names.set(summary.name.text, (names.get(summary.name.text) ?? 0) + 1);
    if (summary.title !== '') titles.add(summary.title);
    imports ||= summary.imports;
    if (summary.hears) heard.add(summary.isDefaults && summary.agent === '' ? everyone : summary.agent);
    if (summary.awaited !== undefined && !firstWaits.has(summary.agent)) firstWaits.set(summary.agent, summary);
  }
  return {
    variables: defaults.length === 0 ? noVariables : new Map(defaults.flatMap(({ variables }) => [...variables])),
    isKnown: (name) => isPromised(promised, name) || facts.isKnown(name),
    environmentsOf: (name) => facts.environmentsOf?.(name) ?? [],
    isReadable: (path) => facts.isReadable?.(path),
    countOf: (name) => names.get(name) ?? 0,
    isBlock: (name) => imports || names.has(name) || titles.has(name),
    names: () => [...names.keys(), ...titles],
    fromTagOf: (key) => origins.fromTagOf(key),
    otherCallIdOf: (summary) => dialogs.otherCallIdOf(summary),
    callOf: (summary) => calls.callOf(summary),
    partsOf: (callId) => calls.partsOf(callId),
    waitsInVain: (summary) =>
      !imports &&
      firstWaits.get(summary.agent) === summary &&
      ![everyone, summary.agent].some((agent) => heard.has(agent)),
    ruleNames,
    silenced:
      defaults.length === 0 ? noNames : new Set(defaults.flatMap(({ silenced }) => silenced.map(({ text }) => text))),
    silencesAll: defaults.some(({ silencesAll }) => silencesAll),
  };
}

/** Two summaries with the same contribution leave the same view, but for their origins, calls and dialogs. */
export function contributionOf(summary: Summary): string {
  const { name, title, promised, imports, isDefaults, block, agent, awaited, hears } = summary;
  const scene = [agent, awaited === undefined, hears];
  return JSON.stringify([name?.text, title, [...promised], imports, isDefaults ? block.text : '', scene]);
}
