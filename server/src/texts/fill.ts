/** Puts values into a sentence: `{name}` is the value, `{name|# byte|# bytes}` the first form for one and the second for any other number, `[[ and {name} more]]` stands only where its values do. */

type Values = Readonly<Record<string, string | number>>;

const optional = /\[\[(?<part>.*?)\]\]/gu;
const place = /\{(?<name>\w+)(?:\|(?<one>[^|{}]*)\|(?<other>[^|{}]*))?\}/gu;

/** The sentence with its values; braces of values that are not there stay as they are. */
export function fill(sentence: string, values: Values): string {
  const whole = sentence.includes('[[') ? withoutMissing(sentence, values) : sentence;
  return whole.replaceAll(place, (braces, name: string, one: string | undefined, other: string | undefined) => {
    const value = values[name];
    if (value === undefined) return braces;
    const form = (value === 1 ? one : other) ?? '#';
    return form.replace('#', () => String(value));
  });
}

function withoutMissing(sentence: string, values: Values): string {
  return sentence.replaceAll(optional, (_brackets, part: string) => {
    const names = [...part.matchAll(place)].map(({ groups }) => groups?.name ?? '');
    return names.every((name) => values[name] !== undefined) ? part : '';
  });
}
