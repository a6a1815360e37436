/** Which header fields the tables of the RFCs demand of a message, taken from the definitions of the fields. */

import { CSeq } from '../../sip/headers/cseq.ts';
import type { HeaderDefinition, Place } from '../../sip/headers/header.ts';
import { headers } from '../../sip/headers/index.ts';
import { forLatest } from '../../sip/latest.ts';
import type { Message } from '../../sip/syntax/tree.ts';
import { firstFieldOf } from '../../sip/values-of.ts';
import { methodOf, statusOf } from './start-lines.ts';

/** A field that must stand in a message, and what of the message demands it. */
export interface Demand {
  readonly definition: HeaderDefinition;
  readonly place: Place;
}

/** Fields whose absence has a rule of its own. */
const others = new Set([
  'via',
  'from',
  'to',
  'call-id',
  'cseq',
  'max-forwards',
  'contact',
  'content-length',
  'content-type',
]);

interface Demands {
  readonly all: readonly Demand[];
  /** Those of fields that have no rule of their own. */
  readonly unruled: readonly Demand[];
}

const demands = new Map<string, Demands>();
const none: Demands = { all: [], unruled: [] };

/** What is demanded of a message beside the fields that have rules of their own. */
export function demandsOn(message: Message): readonly Demand[] {
  return demandsFor(message).unruled;
}

/** The demand for one field, by its long name. */
export function demandFor(message: Message, name: string): Demand | undefined {
  return demandsFor(message).all.find(({ definition }) => definition.name === name);
}

/** The method that a message belongs to: a response tells it in CSeq. */
export const methodInQuestion = forLatest((message: Message) => methodOf(message) ?? methodInCSeq(message));

function methodInCSeq(message: Message): string | undefined {
  const cseq = firstFieldOf(message, CSeq)?.value.text ?? '';
  return /^\d+\s+(?<method>\S+)$/u.exec(cseq)?.groups?.method;
}

const demandsFor = forLatest(findDemands);

function findDemands(message: Message): Demands {
  const method = methodInQuestion(message);
  const status = statusOf(message);
  if (method === undefined || (status === undefined && message.startLine.kind !== 'request')) return none;
  const key = `${status ?? ''} ${method}`;
  const known = demands.get(key);
  if (known !== undefined) return known;
  const places = status === undefined ? requestPlaces : responsePlaces(status);
  const all = headers.flatMap((definition) => demandOf(definition, places, method));
  const unruled = all.filter(({ definition }) => !others.has(definition.name.toLowerCase()));
  const found = { all, unruled };
  // Anybody may write any method, so not all are kept.
  if (demands.size < 1000) demands.set(key, found);
  return found;
}

const requestPlaces: readonly Place[] = ['request', 'any', 'copied'];

/** The row of a single code comes before that of its class. */
function responsePlaces(status: number): readonly Place[] {
  return [`${status}`, `${Math.floor(status / 100)}xx`, 'response', 'any', 'copied'];
}

function demandOf(definition: HeaderDefinition, places: readonly Place[], method: string): Demand[] {
  if (definition.historic === true) return [];
  for (const place of places) {
    const row = definition.where[place];
    const entry = row === undefined ? undefined : Object.entries(row).find(([, names]) => holds(names, method));
    if (entry !== undefined) return entry[0] === 'm' ? [{ definition, place }] : [];
  }
  return [];
}

function holds(names: string, method: string): boolean {
  return names.split(' ').includes(method);
}
