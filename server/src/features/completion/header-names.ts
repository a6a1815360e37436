/** Completion of header field names: what the message lacks comes first, and what it may not have is left out. */

import type { Span } from '../../sip/span.ts';
import { firstLineEnd } from '../../sip/syntax/lines.ts';
import type { Field, Message } from '../../sip/syntax/tree.ts';
import { type RankedHeader, rankedHeaders } from './header-rank.ts';
import { type Completion, type CompletionPlace, filledIn } from './item.ts';
import { usualValues } from './usual-values.ts';

/** The names that may stand at a place; a field that is there keeps its value. */
export function headerNames(place: CompletionPlace, span: Span, field?: Field): readonly Completion[] {
  const { block, words } = place;
  const { message } = block;
  if (message === undefined) return [];
  const ranked = rankedHeaders(message, field);
  const names = ranked.map(({ header: { name }, presence, rank }): Completion => {
    const detail = presence === undefined ? undefined : words('features', `presence-${presence}`);
    const item = { label: name, kind: 'header', span, detail, rank, about: { kind: 'header', name } } as const;
    return field === undefined ? { ...item, text: `${name}: `, continues: true } : { ...item, text: name };
  });
  const all = [...names, ...compactNames(ranked, place, span, field)];
  const isEmptyLine = field === undefined && span.start === span.end;
  return isEmptyLine ? [...allMissing(message, ranked, place, span), ...all] : all;
}

/** RFC 3261 §7.3.3: the compact forms as an alternative, below all others. */
function compactNames(
  ranked: readonly RankedHeader[],
  { words }: CompletionPlace,
  span: Span,
  field: Field | undefined,
): readonly Completion[] {
  return ranked.flatMap(({ header: { name, compact }, rank }): Completion[] => {
    if (compact === undefined) return [];
    const detail = words('features', 'complete-compact', { name });
    const about = { kind: 'header', name } as const;
    const item = { label: compact, kind: 'header', span, detail, rank: `9${rank}`, about } as const;
    return [field === undefined ? { ...item, text: `${compact}: `, continues: true } : { ...item, text: compact }];
  });
}

/** Everything that the message must have and lacks, in one stroke. */
function allMissing(
  message: Message,
  ranked: readonly RankedHeader[],
  { block, words }: CompletionPlace,
  span: Span,
): readonly Completion[] {
  const missing = ranked.filter(({ presence, isThere }) => !isThere && (presence === 'm' || presence === 't'));
  if (missing.length < 2) return [];
  missing.sort((one, other) => (one.rank.slice(1) < other.rank.slice(1) ? -1 : 1));
  const lines = missing.map(
    ({ header }) => `${header.name}: ${usualValues(header.name, message)[0] ?? header.example}`,
  );
  return [
    {
      label: words('features', 'complete-mandatory') ?? '',
      kind: 'several',
      span,
      ...filledIn(lines.join(firstLineEnd(block.text) ?? '\n')),
      detail: missing.map(({ header }) => header.name).join(', '),
      rank: '',
    },
  ];
}
