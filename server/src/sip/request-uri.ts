/** A URI that was somewhere else, such as in a Contact or Record-Route, as a Request-URI may be. */

/** RFC 3261 §19.1.1, Table 1: a Request-URI has neither header fields nor a method. Other URIs than SIP's stay as they are. */
export function asRequestUri(uri: string): string {
  if (!/^\s*sips?:/iu.test(uri)) return uri;
  // Before it a user part may have these signs as well; behind it no `@` stands unescaped.
  const place = uri.indexOf('@') + 1;
  const [bare = ''] = uri.slice(place).split('?', 1);
  const kept = bare.split(';').filter((param, index) => index === 0 || !/^\s*method\s*=/iu.test(param));
  return `${uri.slice(0, place)}${kept.join(';')}`;
}
