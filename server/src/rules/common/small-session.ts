/** Messages with session descriptions, for the examples of rules that compare an answer with its offer. */

/** The session's lines of a small description. */
const session: readonly string[] = [
  'v=0',
  'o=- 2890844526 2890844526 IN IP4 192.0.2.1',
  's=-',
  'c=IN IP4 192.0.2.1',
  't=0 0',
];

/** A message with a description of the given streams; a line for the session begins with what its letter is replaced by, and marks may stand among them. */
export function withSdp(message: readonly string[], ...media: readonly string[]): readonly string[] {
  return withLines(message, [...session, ...media]);
}

/** The same with another version of the description. */
export function withVersion(
  message: readonly string[],
  origin: string,
  ...media: readonly string[]
): readonly string[] {
  return withLines(message, [session[0] ?? '', origin, ...session.slice(2), ...media]);
}

function withLines(message: readonly string[], parts: readonly string[]): readonly string[] {
  const lines = parts.flatMap((part) => part.split('\n'));
  const written = lines.filter((line) => !/^ *\^+ /u.test(line));
  const size = written.reduce((sum, line) => sum + line.length + 2, 0);
  const head = message.slice(0, message.indexOf('Content-Length: 0'));
  return [...head, 'Content-Type: application/sdp', `Content-Length: ${size}`, '', ...lines, ''];
}
