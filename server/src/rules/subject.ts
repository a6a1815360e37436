/** What rules are about, and which of them have therefore anything to say of a block: there are many, and most messages are about little. */

import { sdp } from '../sip/bodies/sdp.ts';
import type { HeaderDefinition } from '../sip/headers/header.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Rule } from './rule.ts';
import { type AnyBody, type Things, Topics, type Trait } from './topics.ts';

/** All of what is named must be there; of a list one thing is enough. */
export interface Subject {
  /** Header fields, well-formed or not. */
  readonly fields?: readonly HeaderDefinition[];
  /** A header field of which there is none, for rules about what is missing. */
  readonly without?: HeaderDefinition;
  readonly startLine?: 'request' | 'response' | 'broken';
  /** Methods of which it is a request. */
  readonly methods?: readonly string[];
  /** Something that is not blank stands below the empty line. */
  readonly body?: true;
  /** What the body, or a part of it, was read as. */
  readonly parts?: readonly AnyBody[];
  /** Schemes, in lower case, of the Request-URI and of addresses. */
  readonly schemes?: readonly string[];
  /** Parameters, in lower case, of the Request-URI and of the URIs of addresses. */
  readonly uriParams?: readonly string[];
  /** Attributes of the session description. */
  readonly attributes?: readonly string[];
  /** Letters of its other lines. */
  readonly letters?: readonly string[];
  /** What its streams go over, in capitals. */
  readonly protos?: readonly string[];
  /** What stands anywhere in the text of the block. A string costs next to nothing; a pattern is tried on every message, and costs as much as a few rules. */
  readonly signs?: readonly (string | RegExp)[];
  readonly traits?: readonly Trait[];
}

type Check = 'checkBlock' | 'checkMessage' | 'checkSdp';

/** A rule and one of its checks, taken out of it: rules have many shapes, which makes them slow to look into. */
export interface Run<C extends Check = Check> {
  readonly rule: Rule;
  readonly check: NonNullable<Rule[C]>;
}

/** Rules by what they look at. */
export interface RulesRun {
  readonly ofBlock: readonly Run<'checkBlock'>[];
  readonly ofMessage: readonly Run<'checkMessage'>[];
  readonly ofSdp: readonly Run<'checkSdp'>[];
}

/** Picks those of some rules that have anything to say of a block, or of one that is but a stretch of a longer text. */
export type Selection = (block: Block, text?: string) => RulesRun;

export function selectionOf(rules: readonly Rule[]): Selection {
  const topics = new Topics();
  const ofBlock = conditionsOf(rules, 'checkBlock', topics);
  const ofMessage = conditionsOf(rules, 'checkMessage', topics);
  const ofSdp = conditionsOf(rules, 'checkSdp', topics);
  return (block, text = block.text) => {
    const marks = topics.marksOf(block, text);
    return { ofBlock: pick(ofBlock, marks), ofMessage: pick(ofMessage, marks), ofSdp: pick(ofSdp, marks) };
  };
}

/** A check with the numbers of what its rule is about. */
interface Condition<C extends Check> extends Run<C> {
  /** Of each list one must be marked. */
  readonly wanted: readonly (readonly number[])[];
  /** Must not be marked. */
  readonly unwanted: number | undefined;
}

function conditionsOf<C extends Check>(rules: readonly Rule[], name: C, topics: Topics): readonly Condition<C>[] {
  return rules.flatMap((rule) => {
    const check = rule[name];
    if (check === undefined) return [];
    const { wanted, unwanted } = numbersOf(rule, topics);
    const own = name === 'checkSdp' ? [[topics.numberOf('parts', sdp)], ...wanted] : wanted;
    return [{ rule, check, wanted: own, unwanted }];
  });
}

function numbersOf(rule: Rule, topics: Topics): Pick<Condition<Check>, 'wanted' | 'unwanted'> {
  const { without, startLine, body, ...lists } = rule.about ?? {};
  const wanted = Object.entries(lists).map(([kind, things]) =>
    (things as readonly Things[keyof Things][]).map((thing) => topics.numberOf(kind as keyof Things, thing)),
  );
  if (startLine !== undefined) wanted.push([topics.numberOf('startLine', startLine)]);
  if (body === true) wanted.push([topics.numberOf('traits', 'body')]);
  if (without === undefined) return { wanted, unwanted: undefined };
  wanted.push([topics.numberOf('traits', 'message')]);
  return { wanted, unwanted: topics.numberOf('fields', without) };
}

function pick<C extends Check>(conditions: readonly Condition<C>[], marks: Uint8Array): readonly Run<C>[] {
  const picked: Run<C>[] = [];
  for (const condition of conditions) if (holds(condition, marks)) picked.push(condition);
  return picked;
}

function holds({ wanted, unwanted }: Condition<Check>, marks: Uint8Array): boolean {
  if (unwanted !== undefined && marks[unwanted] === 1) return false;
  for (const numbers of wanted) if (!hasAny(numbers, marks)) return false;
  return true;
}

function hasAny(numbers: readonly number[], marks: Uint8Array): boolean {
  for (const number of numbers) if (marks[number] === 1) return true;
  return false;
}
