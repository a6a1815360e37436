/** What rules are about, and which of them have therefore anything to say of a block: there are many, and most messages are about little. */

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
  /** What stands anywhere in the text of the block. */
  readonly signs?: readonly (string | RegExp)[];
  readonly traits?: readonly Trait[];
}

/** Rules by what they look at. */
export interface RulesRun {
  readonly ofBlock: readonly Rule[];
  readonly ofMessage: readonly Rule[];
  readonly ofSdp: readonly Rule[];
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

/** A rule with the numbers of what it is about. */
interface Condition {
  readonly rule: Rule;
  /** Of each list one must be marked. */
  readonly wanted: readonly (readonly number[])[];
  /** Must not be marked. */
  readonly unwanted: number | undefined;
}

function conditionsOf(
  rules: readonly Rule[],
  check: 'checkBlock' | 'checkMessage' | 'checkSdp',
  topics: Topics,
): readonly Condition[] {
  return rules.filter((rule) => rule[check] !== undefined).map((rule) => conditionOf(rule, topics));
}

function conditionOf(rule: Rule, topics: Topics): Condition {
  const { without, startLine, body, ...lists } = rule.about ?? {};
  const wanted = Object.entries(lists).map(([kind, things]) =>
    (things as readonly Things[keyof Things][]).map((thing) => topics.numberOf(kind as keyof Things, thing)),
  );
  if (startLine !== undefined) wanted.push([topics.numberOf('startLine', startLine)]);
  if (body === true) wanted.push([topics.numberOf('traits', 'body')]);
  if (without === undefined) return { rule, wanted, unwanted: undefined };
  wanted.push([topics.numberOf('traits', 'message')]);
  return { rule, wanted, unwanted: topics.numberOf('fields', without) };
}

function pick(conditions: readonly Condition[], marks: Uint8Array): readonly Rule[] {
  const picked: Rule[] = [];
  for (const condition of conditions) if (holds(condition, marks)) picked.push(condition.rule);
  return picked;
}

function holds({ wanted, unwanted }: Condition, marks: Uint8Array): boolean {
  if (unwanted !== undefined && marks[unwanted] === 1) return false;
  for (const numbers of wanted) if (!hasAny(numbers, marks)) return false;
  return true;
}

function hasAny(numbers: readonly number[], marks: Uint8Array): boolean {
  for (const number of numbers) if (marks[number] === 1) return true;
  return false;
}
