/** What is remembered by name, up to a number of entries. */

/** Lets the oldest give way until no more than `most` are left: a Map and a Set keep the order in which their keys came. */
export function keepNewest<Key>(
  entries: { readonly size: number; keys(): Iterable<Key>; delete(key: Key): boolean },
  most: number,
): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= most) return;
    entries.delete(oldest);
  }
}
