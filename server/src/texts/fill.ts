/** Puts values into a sentence: `{name}` is the value, `{name|# byte|# bytes}` the first form for one and the second for any other number, `[[ and {name} more]]` stands only where its values do. */

type Values = Readonly<Record<string, string | number>>;

/** A place for a value, and the braces as they stay where there is none. */
interface Place {
  readonly name: string;
  readonly one: string | undefined;
  readonly other: string | undefined;
  readonly braces: string;
}

/** What stands between the beginnings and ends of optional parts. */
interface Part {
  readonly isOptional: boolean;
  readonly pieces: readonly (string | Place)[];
}

const optional = /\[\[(?<part>.*?)\]\]/gu;
const place = /\{(?<name>\w+)(?:\|(?<one>[^|{}]*)\|(?<other>[^|{}]*))?\}/gu;

/** Sentences are few, and the same ones are said again and again. */
const known = new Map<string, readonly Part[]>();

/** The sentence with its values; braces of values that are not there stay as they are. */
export function fill(sentence: string, values: Values): string {
  let parts = known.get(sentence);
  if (parts === undefined) {
    parts = partsOf(sentence);
    known.set(sentence, parts);
  }
  let text = '';
  for (const { isOptional, pieces } of parts) {
    if (isOptional && !pieces.every((piece) => typeof piece === 'string' || values[piece.name] !== undefined)) continue;
    for (const piece of pieces) text += typeof piece === 'string' ? piece : filled(piece, values[piece.name]);
  }
  return text;
}

function filled({ one, other, braces }: Place, value: string | number | undefined): string {
  if (value === undefined) return braces;
  const form = value === 1 ? one : other;
  return form === undefined ? String(value) : form.replace('#', () => String(value));
}

function partsOf(sentence: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of sentence.matchAll(optional)) {
    parts.push({ isOptional: false, pieces: piecesOf(sentence.slice(from, found.index)) });
    parts.push({ isOptional: true, pieces: piecesOf(found.groups?.part ?? '') });
    from = found.index + found[0].length;
  }
  return [...parts, { isOptional: false, pieces: piecesOf(sentence.slice(from)) }];
}

function piecesOf(text: string): readonly (string | Place)[] {
  const pieces: (string | Place)[] = [];
  let from = 0;
  for (const { 0: braces, index, groups } of text.matchAll(place)) {
    pieces.push(text.slice(from, index));
    pieces.push({ name: groups?.name ?? '', one: groups?.one, other: groups?.other, braces });
    from = index + braces.length;
  }
  return [...pieces, text.slice(from)];
}
