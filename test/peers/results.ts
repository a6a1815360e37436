/** What came of the tests, gathered from the events of Node's runner: a peer's suite, what was done, and where there are several, by which way. */

/** What is used of an event. */
export interface Reported {
  readonly name: string;
  readonly nesting: number;
  readonly file?: string;
  readonly details?: { readonly type?: string };
}

export interface Result {
  readonly peer: string;
  readonly what: string;
  readonly way?: string;
  readonly isGood: boolean;
}

export interface Remark {
  readonly peer: string;
  readonly text: string;
}

export class Results {
  /** The suites and the test that an event of a file stands in. */
  readonly #paths = new Map<string, string[]>();
  readonly #results = new Map<string, Result[]>();
  readonly #remarks = new Map<string, Remark[]>();

  /** Of all files in the order of their names, whichever came first. */
  get results(): readonly Result[] {
    return inOrder(this.#results);
  }

  get remarks(): readonly Remark[] {
    return inOrder(this.#remarks);
  }

  started({ name, nesting, file = '' }: Reported): void {
    this.#paths.set(file, [...(this.#paths.get(file) ?? []).slice(0, nesting), name]);
  }

  ended({ name, nesting, file = '', details }: Reported, isGood: boolean): void {
    if (details?.type === 'suite' || nesting === 0) return;
    const [peer = '', ...above] = (this.#paths.get(file) ?? []).slice(0, nesting);
    const [what = name] = above;
    added(this.#results, file, { peer, what, isGood, ...(what === name ? {} : { way: name }) });
  }

  remarked({ nesting, file = '', message }: Omit<Reported, 'name'> & { readonly message: string }): void {
    const [peer = ''] = this.#paths.get(file) ?? [];
    if (nesting > 0) added(this.#remarks, file, { peer, text: message });
  }
}

function added<Item>(lists: Map<string, Item[]>, file: string, item: Item): void {
  lists.set(file, [...(lists.get(file) ?? []), item]);
}

function inOrder<Item>(lists: ReadonlyMap<string, readonly Item[]>): readonly Item[] {
  return [...lists].toSorted(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, items]) => items);
}
