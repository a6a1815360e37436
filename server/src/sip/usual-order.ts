/** The order in which header fields usually stand. None is demanded; RFC 3261 §7.3.1 recommends those that proxies read near the top. */

/** Names and compact forms in lower case, and their places. Fields that are not listed stand before those of the body. */
const groups: readonly (readonly string[])[] = [
  ['via', 'v'],
  ['max-forwards'],
  ['route'],
  ['record-route'],
  ['proxy-require'],
  ['from', 'f'],
  ['to', 't'],
  ['call-id', 'i'],
  ['cseq'],
  ['contact', 'm'],
  ['expires', 'min-expires', 'event', 'o', 'subscription-state', 'refer-to', 'r'],
  ['authorization', 'proxy-authorization', 'www-authenticate', 'proxy-authenticate'],
  ['require', 'supported', 'k', 'unsupported', 'allow', 'allow-events', 'u', 'accept', 'user-agent', 'server'],
];

const behind: readonly (readonly string[])[] = [
  ['mime-version', 'content-disposition'],
  ['content-type', 'c'],
  ['content-length', 'l'],
];

const places = new Map(
  [...groups, [], ...behind].flatMap((names, place) => names.map((name): [string, number] => [name, place])),
);

/** Where a field of this name usually stands among others: a smaller number stands higher. */
export function usualPlace(name: string): number {
  return places.get(name.toLowerCase()) ?? groups.length;
}
