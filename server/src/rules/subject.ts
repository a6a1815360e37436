/** What rules are about, and which of them have therefore anything to say of a message: there are many, and most messages are about little. */

import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { Message } from '../sip/syntax/tree.ts';
import { definitionsIn } from '../sip/values-of.ts';
import { methodOf } from './common/start-lines.ts';
import type { Rule } from './rule.ts';

/** All of what is named must be there. */
export interface Subject {
  /** At least one of these stands in the message, well-formed or not. */
  readonly fields?: readonly HeaderDefinition[];
  readonly startLine?: 'request' | 'response';
  /** It is a request with one of these methods. */
  readonly methods?: readonly string[];
  /** Something stands below the empty line. */
  readonly body?: true;
}

/** Rules by what they look at. */
export interface RulesRun {
  readonly ofBlock: readonly Rule[];
  readonly ofMessage: readonly Rule[];
  readonly ofSdp: readonly Rule[];
}

/** Picks those of some rules that have anything to say of a message, or of a block without one. */
export type Selection = (message: Message | undefined) => RulesRun;

/** As many kinds of messages are remembered; a file holds some dozens. */
const mostKept = 500;

export function selectionOf(rules: readonly Rule[]): Selection {
  const always = sorted(rules.filter(({ about }) => about === undefined));
  const named = new Set(rules.flatMap(({ about }) => about?.methods ?? []));
  const known = new Map<string, RulesRun>();
  return (message) => {
    if (message === undefined) return always;
    const key = kindOf(message, named);
    const found = known.get(key) ?? sorted(rules.filter(({ about }) => about === undefined || isAbout(about, message)));
    if (known.size >= mostKept) known.clear();
    known.set(key, found);
    return found;
  };
}

/** Whether a message has what a rule is about. */
export function isAbout({ fields, startLine, methods, body }: Subject, message: Message): boolean {
  if (startLine !== undefined && message.startLine.kind !== startLine) return false;
  if (methods !== undefined && !methods.includes(methodOf(message) ?? '')) return false;
  if (body === true && message.body === undefined) return false;
  return fields === undefined || fields.some((field) => definitionsIn(message).has(field));
}

/** Messages of one kind are about the same. Names of fields hold no blank. */
function kindOf(message: Message, named: ReadonlySet<string>): string {
  const method = methodOf(message) ?? '';
  let kind = `${message.startLine.kind} ${named.has(method) ? method : ''} ${message.body === undefined ? '' : 'body'}`;
  for (const { name } of definitionsIn(message).keys()) kind += ` ${name}`;
  return kind;
}

function sorted(rules: readonly Rule[]): RulesRun {
  return {
    ofBlock: rules.filter(({ checkBlock }) => checkBlock !== undefined),
    ofMessage: rules.filter(({ checkMessage }) => checkMessage !== undefined),
    ofSdp: rules.filter(({ checkSdp }) => checkSdp !== undefined),
  };
}
