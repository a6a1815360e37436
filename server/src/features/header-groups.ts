/** Header fields that stand together and are about one thing, as the outline shows them. */

import { spanOf } from '../sip/span.ts';
import type { Field } from '../sip/syntax/tree.ts';
import { usualPlace } from '../sip/usual-order.ts';
import { fieldEntry, type HeaderGroup, type OutlineEntry } from './outline-entry.ts';
import { visibleLine } from './visible.ts';

/** Each group, by the field that usually stands first in it. */
const groups: readonly (readonly [place: number, group: HeaderGroup])[] = [
  [usualPlace('Via'), 'route'],
  [usualPlace('From'), 'dialog'],
  [usualPlace('Expires'), 'more'],
  [usualPlace('Authorization'), 'authentication'],
  [usualPlace('Require'), 'capabilities'],
  [usualPlace('Subject'), 'more'],
  [usualPlace('MIME-Version'), 'about-body'],
];

/** The fields of a message, neighbours of one group below an entry of their own; in the order in which they stand, so that each entry covers what is below it. */
export function groupedFields(fields: readonly Field[]): readonly OutlineEntry[] {
  const runs: { readonly group: HeaderGroup; readonly fields: Field[] }[] = [];
  for (const field of fields) {
    const group = groupOf(field);
    const last = runs.at(-1);
    if (last?.group === group) last.fields.push(field);
    else runs.push({ group, fields: [field] });
  }
  return runs.flatMap((run) =>
    run.fields.length > 1 ? groupEntry(run.group, run.fields) : run.fields.map(fieldEntry),
  );
}

function groupOf({ name }: Field): HeaderGroup {
  const place = usualPlace(name.text);
  return groups.findLast(([first]) => first <= place)?.[1] ?? 'more';
}

function groupEntry(group: HeaderGroup, fields: readonly Field[]): OutlineEntry {
  const names = [...new Set(fields.map(({ name }) => name.text))].join(', ');
  const [first, last] = [fields[0], fields.at(-1)];
  const focus = spanOf(first?.name.start ?? 0, first?.name.end ?? 0);
  const span = spanOf(first?.start ?? 0, last?.end ?? 0);
  return { kind: group, name: '', detail: visibleLine(names), focus, ...span, children: fields.map(fieldEntry) };
}
