/** Remembers what was worked out of the latest thing it was asked about, or of the latest few. */

/**
 * Rules ask about one message again and again, then about the next, so one memory is enough.
 * A WeakMap would remember them all, but it costs the garbage collector more than reading a message anew: reading was three times slower with it.
 */
export function forLatest<K, V>(workOut: (about: K) => V): (about: K) => V {
  let latest: { readonly about: K; readonly value: V } | undefined;
  return (about) => {
    if (latest?.about !== about) latest = { about, value: workOut(about) };
    return latest.value;
  };
}

/** The same where several things are compared with each other: remembers at least the latest `count`, and no more than twice as many. */
export function forRecent<K, V>(count: number, workOut: (about: K) => V): (about: K) => V {
  let recent = new Map<K, V>();
  let older = new Map<K, V>();
  return (about) => {
    const known = recent.get(about);
    if (known !== undefined) return known;
    const value = older.get(about) ?? workOut(about);
    if (recent.size >= count) {
      older = recent;
      recent = new Map();
    }
    recent.set(about, value);
    return value;
  };
}
