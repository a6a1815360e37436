/** Which rules have anything to say of a block, by what they are about: there are many, and most messages are about little. */

import { sdp } from '../sip/bodies/sdp.ts';
import type { Block } from '../sip/syntax/tree.ts';
import type { Rule } from './rule.ts';
import type { Subject } from './subject.ts';
import { type Things, Topics } from './topics.ts';

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

/** Goes from what a block has to the checks that await it, so that a check whose rule is about something else costs nothing. */
export function selectionOf(rules: readonly Rule[]): Selection {
  const topics = new Topics();
  const conditions = checks.flatMap((name) => rules.flatMap((rule) => conditionsOf(rule, name, topics)));
  const awaiting = awaitingIn(conditions, topics.size);
  const wanted = Uint8Array.from(conditions, (condition) => 2 ** condition.wanted.length - 1);
  const open = new Uint8Array(conditions.length);
  const always = new Int32Array((conditions.length >> 5) + 1);
  for (const [place, wishes] of wanted.entries()) if (wishes === 0) mark(always, place);
  const met = new Int32Array(always.length);
  return (block, text = block.text) => {
    topics.lookAt(block, text);
    open.set(wanted);
    met.set(always);
    for (const number of topics.found) {
      for (const wish of awaiting[number] ?? nobody) fulfil(wish, open, met);
    }
    return pick(conditions, met, topics);
  };
}

/** Sets the bit of a place: thousands of bits are looked through in the time of a few numbers. */
function mark(bits: Int32Array, place: number): void {
  bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31));
}

/** A check with what its rule is about, or one of the things that it is about. */
interface Condition extends Run {
  readonly name: Check;
  /** Of each list one must be found. */
  readonly wanted: readonly (readonly number[])[];
  /** Must not be found. */
  readonly unwanted: number | undefined;
  /** One of them must stand in the text. */
  readonly signs: readonly number[] | undefined;
}

const checks: readonly Check[] = ['checkBlock', 'checkMessage', 'checkSdp'];

/** A wish is the place of a condition, and behind it in so many bits which of its lists it is about: plain numbers, since there are many. */
const wishBits = 3;
const wishMask = 2 ** wishBits - 1;

const nobody: readonly number[] = [];

/** By the number of a topic, the wishes that it fulfils. */
function awaitingIn(conditions: readonly Condition[], size: number): readonly (readonly number[])[] {
  const awaiting: number[][] = Array.from({ length: size }, () => []);
  for (const [place, { wanted }] of conditions.entries()) {
    for (const [list, numbers] of wanted.entries()) {
      for (const number of numbers) awaiting[number]?.push((place << wishBits) | list);
    }
  }
  return awaiting;
}

/** Notes in `met` when it was the last wish that was open. */
function fulfil(wish: number, open: Uint8Array, met: Int32Array): void {
  const place = wish >> wishBits;
  const before = open[place] ?? 0;
  const after = before & ~(1 << (wish & wishMask));
  open[place] = after;
  if (after === 0) mark(met, place);
}

/** The checks of which no wish is open, in their order. */
function pick(conditions: readonly Condition[], met: Int32Array, topics: Topics): RulesRun {
  const picked: { readonly [name in Check]: Run<name>[] } = { checkBlock: [], checkMessage: [], checkSdp: [] };
  let last: Condition | undefined;
  for (let word = 0; word < met.length; word += 1) {
    for (let left = met[word] ?? 0; left !== 0; left &= left - 1) {
      const condition = conditions[(word << 5) + 31 - Math.clz32(left & -left)];
      if (condition === undefined) continue;
      // Those of one check of a rule lie side by side.
      if ((last?.rule === condition.rule && last.name === condition.name) || !isAllowed(condition, topics)) continue;
      last = condition;
      const same: Run[] = picked[condition.name];
      same.push(condition);
    }
  }
  return { ofBlock: picked.checkBlock, ofMessage: picked.checkMessage, ofSdp: picked.checkSdp };
}

/** Signs come last: looking for one costs more than all else. */
function isAllowed({ unwanted, signs }: Condition, topics: Topics): boolean {
  if (unwanted !== undefined && topics.has(unwanted)) return false;
  return signs === undefined || signs.some((sign) => topics.hasSign(sign));
}

function conditionsOf(rule: Rule, name: Check, topics: Topics): readonly Condition[] {
  const check = rule[name];
  if (check === undefined) return [];
  const subjects = rule.about === undefined ? [{}] : [rule.about].flat();
  return subjects.map((subject) => ({ rule, check, name, ...wishesOf(subject, name, topics) }));
}

function wishesOf(subject: Subject, name: Check, topics: Topics): Pick<Condition, 'wanted' | 'unwanted' | 'signs'> {
  const { without, startLine, body, signs, ...lists } = subject;
  const wanted = Object.entries(lists).map(([kind, things]) =>
    (things as readonly Things[keyof Things][]).map((thing) => topics.numberOf(kind as keyof Things, thing)),
  );
  if (name === 'checkSdp') wanted.push([topics.numberOf('parts', sdp)]);
  if (startLine !== undefined) wanted.push([topics.numberOf('startLine', startLine)]);
  if (body === true) wanted.push([topics.numberOf('traits', 'body')]);
  if (without !== undefined) wanted.push([topics.numberOf('traits', 'message')]);
  const unwanted = without === undefined ? undefined : topics.numberOf('fields', without);
  return { wanted, unwanted, signs: signs?.map((sign) => topics.numberOfSign(sign)) };
}
