/** What a rule of a TextMate grammar is, as far as ours use it. */

/** By the number of the group in the pattern. */
export type Captures = Readonly<Record<string, { readonly name: string }>>;

/**
 * Patterns are Oniguruma's. Every repetition that is not anchored at the line's start is bounded, so that no line costs more than its length.
 * `while` is asked at the start of each further line, and ends everything that is open inside when it does not hold:
 * so an unfinished string, comment or XML tag never reaches beyond its field or block.
 */
export interface Rule {
  readonly name?: string;
  readonly contentName?: string;
  readonly include?: string;
  readonly match?: string;
  readonly captures?: Captures;
  readonly begin?: string;
  readonly beginCaptures?: Captures;
  readonly end?: string;
  readonly endCaptures?: Captures;
  readonly while?: string;
  readonly patterns?: readonly Rule[];
}

export type Repository = Readonly<Record<string, Rule>>;

/** References to rules of the repository. */
export function include(...names: readonly string[]): Rule[] {
  return names.map((name) => ({ include: `#${name}` }));
}

/** The names of groups, in order; an empty one is left out. */
export function groups(...names: readonly string[]): Captures {
  return Object.fromEntries(names.flatMap((name, index) => (name === '' ? [] : [[String(index + 1), { name }]])));
}

/** Words as alternatives of a pattern, longer ones first where one begins another. */
export function oneOf(words: readonly string[]): string {
  return words
    .toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`))
    .join('|');
}

/** A grammar's names all end in the name of its language; the rules leave it out. */
export function withSuffix(rule: Rule, suffix: string): Rule {
  const named = (captures: Captures): Captures =>
    Object.fromEntries(Object.entries(captures).map(([group, { name }]) => [group, { name: suffixed(name, suffix) }]));
  return {
    ...rule,
    ...(rule.name === undefined ? {} : { name: suffixed(rule.name, suffix) }),
    ...(rule.contentName === undefined ? {} : { contentName: suffixed(rule.contentName, suffix) }),
    ...(rule.captures === undefined ? {} : { captures: named(rule.captures) }),
    ...(rule.beginCaptures === undefined ? {} : { beginCaptures: named(rule.beginCaptures) }),
    ...(rule.endCaptures === undefined ? {} : { endCaptures: named(rule.endCaptures) }),
    ...(rule.patterns === undefined ? {} : { patterns: rule.patterns.map((each) => withSuffix(each, suffix)) }),
  };
}

/** `meta.embedded…` is what editors look for to switch the language, so it stays as it is. */
function suffixed(name: string, suffix: string): string {
  return name
    .split(' ')
    .map((each) => (each.startsWith('meta.embedded.') ? each : `${each}.${suffix}`))
    .join(' ');
}
